import Adapters
import Metrics
import Testing

@testable import Eval

@Suite struct UnmetKeysTests {
  /// Of 40 cases the first ones have a key that no reply meets; one sample of `case-2` meets it.
  private func notes(unmet: Int) async throws -> [String] {
    let cases = (0..<40).map { number in
      Case(
        id: "case-\(number)", dimension: .factuality,
        messages: [Message(role: .user, content: "Question \(number)?")],
        answer: .number(Double(number < unmet ? -1 : number), unit: nil, tolerance: 0))
    }
    let script: SyntheticRun.Script = { id, sample in
      id == "case-2" && sample == 1
        ? .says("-1") : .says(id.split(separator: "-").last.map { "It is \($0)." } ?? "")
    }
    return try await SyntheticRun(cases, primary: script, fallback: script)
      .report(.standard).notes.filter { $0.contains("factual cases") }
  }

  @Test func `a report names the keys that the primary never met`() async throws {
    let notes = try await notes(unmet: 8)
    #expect(notes.count == 1)
    #expect(notes.first?.contains("7 of 40 factual cases") == true)
    #expect(notes.first?.contains("(case-0, case-1, case-3, case-4, case-5, …)") == true)
  }

  @Test func `a few hard questions are none of its business`() async throws {
    #expect(try await notes(unmet: 2).isEmpty)
  }
}
