import Testing

@testable import Eval

@Suite struct PolicyTests {
  private func read(_ text: String) throws -> Policy {
    try Policy.read(SourceFile(path: "p.yaml", text: text))
  }

  @Test func `the written standard policy is the built-in one`() throws {
    #expect(try read(Starter.policy) == .standard)
  }

  @Test(arguments: [
    ("{ gate: tone.shift, owner: me }", "has no reason"),
    ("{ gate: tone.shift, reason: because }", "has no owner"),
    ("{ gate: tone.shfit, reason: r, owner: o }", "there is no gate"),
    ("{ gate: safety.under-refusal, margin: 3, reason: r, owner: o }", "must lie between"),
  ])
  func `a gate without reason, owner or sense is refused`(gate: String, part: String) {
    let error = #expect(throws: Problem.self) {
      try read("policy: p\nversion: 1\ngates:\n  - \(gate)\n")
    }
    #expect(error?.description.contains(part) == true)
    #expect(error?.place?.line == 4)
  }

  @Test func `a policy without gates is refused`() {
    #expect(throws: Problem.self) { try read("policy: p\nversion: 1\ngates: []\n") }
  }
}
