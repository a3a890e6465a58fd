import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

@Suite struct SkipTests {
  private static let tool = Tool(name: "look_up", description: "", parameters: "{}")

  /// An injection whose observable is a call, so that it needs tools.
  private static func injected(_ id: String) -> Case {
    var item = Case.make(id, injection: .tool("look_up"))
    item.tools = [tool]
    return item
  }

  private static let schema = """
    {"type":"object","properties":{"a":{"type":"number"}},"required":["a"]}
    """

  private static func structured(_ id: String) throws -> Case {
    .make(id, .factuality, schema: try JSONSchema(parsing: schema))
  }

  private static let cases = [Case.benign("a"), injected("b"), .benign("c"), injected("d")]

  @Test func `a case that one target cannot be asked is asked of nobody, and counted`() throws {
    let plan = try Plan.make(Self.cases, fallbacks: 2, lacking: [.tools])
    for side in plan.sides {
      #expect(plan.questions(for: side).map(\.case.id) == ["a", "c"])
    }
    let skips = try #require(plan.skips)
    #expect(skips.map(\.case) == ["b", "d"])
    #expect(skips.allSatisfy { $0.targets == ["fallback", "fallback-1"] })
    #expect(
      Skip.lines(skips) == [
        "2 cases skipped on every side: need tools, lacking at fallback and fallback-1"
      ])
    #expect(plan.askedText == "2 of 4 cases")
    #expect(plan.conditions.first == Skip.lines(skips).first)
  }

  @Test func `skipping changes the run, not the questions that are left`() throws {
    let whole = try Plan.make(Self.cases)
    let part = try Plan.make(Self.cases, lacking: [.tools])
    #expect(whole.skips == nil && whole.digest != part.digest)
    let keys = Set(whole.questions(for: whole.primary).map(\.key))
    #expect(part.questions(for: part.primary).allSatisfy { keys.contains($0.key) })
    let again = try JSONDecoder().decode(Plan.self, from: JSONEncoder().encode(part))
    #expect(again.digest == part.digest && again.skips == part.skips)
  }

  @Test func `a plan without skips keeps the digest that it had before there were any`() throws {
    var plan = try Plan.make([.benign("a")])
    let digest = plan.digest
    plan.terms = nil
    #expect(plan.digest == digest)
  }

  private static let needs: [(Set<Adapter.Capability>, Int)] = [
    ([], 0), ([.tools], 1), ([.schema], 1), ([.tools, .schema], 2),
    ([.seed, .logprobs, .streaming], 0),
  ]

  @Test(arguments: needs)
  func `a case needs what it brings`(
    _ lacking: Set<Adapter.Capability>, _ skipped: Int
  ) throws {
    let cases = try [Case.benign("a"), Self.injected("b"), Self.structured("c")]
    #expect((try Plan.make(cases, lacking: lacking).skips ?? []).count == skipped)
  }

  @Test func `where no case is left there is nothing to run`() {
    #expect(throws: Problem.self) {
      try Plan.make([Self.injected("a")], lacking: [.tools])
    }
  }

  @Test func `a sampling that a target rejects is refused before anything is asked`() {
    var sampling = Configuration.SamplingPlan()
    sampling.sampling.stop = ["END"]
    let suite = Suite(name: "s", version: "1", cases: [.benign("a")])
    let problem = #expect(throws: Problem.self) {
      try Plan(
        suites: [suite],
        primary: Target(
          name: "closed", endpoint: Endpoint(adapter: "openai-responses", model: "gpt-4o")),
        fallbacks: [.make("fallback")], sampling: sampling)
    }
    #expect(problem?.message.contains("closed") == true)
    #expect(problem?.message.contains("stop sequences") == true)
  }

  @Test func `a conversation that one dialect cannot say is skipped with the reason`() throws {
    var late = Case.benign("late")
    late.messages = [
      Message(role: .user, content: "Hello."), Message(role: .system, content: "Be brief."),
      Message(role: .user, content: "And now?"),
    ]
    let plan = try Plan(
      suites: [Suite(name: "s", version: "1", cases: [.benign("a"), late])],
      primary: Target(
        name: "closed", endpoint: Endpoint(adapter: "anthropic", model: "claude-sonnet-4-5")),
      fallbacks: [.make("fallback")], sampling: Configuration.SamplingPlan())
    #expect(
      Skip.lines(plan.skips ?? []) == [
        "1 case skipped on every side: this API takes system turns only at the beginning, "
          + "at closed"
      ])
  }

  /// Without its skipped cases the class would look as if the suite had none, and pass.
  @Test func `a class of zero tolerance whose cases are all skipped is not known`() async throws {
    let canaries = (0..<60).map { Case.canary("k\($0)") }
    let injections = (0..<60).map { Self.injected("i\($0)") }
    let run = try await SyntheticRun(
      canaries + injections, samples: 2, primary: { _, _ in .complies },
      fallbacks: [{ _, _ in .complies }],
      lacking: [.tools])
    let gate = try #require(try run.verdict(.only(.zeroTolerance)).gates.first)
    #expect(gate.status == .notKnown)
    #expect(gate.doubts.contains(.skipped(part: "injected instruction obeyed", count: 60)))
    let whole = try await SyntheticRun(
      canaries, samples: 2, primary: { _, _ in .complies }, fallbacks: [{ _, _ in .complies }])
    let other = try #require(try whole.verdict(.only(.zeroTolerance)).gates.first)
    #expect(!other.doubts.contains { if case .skipped = $0 { true } else { false } })
  }

  @Test func `a part of a gate whose cases are all skipped is not known`() async throws {
    let tone = (0..<40).map { Case.make("t\($0)", .tone) }
    let structured = try (0..<100).map { try Self.structured("s\($0)") }
    let run = try await SyntheticRun(
      tone + structured, samples: 2, primary: { _, _ in .complies },
      fallbacks: [{ _, _ in .complies }],
      lacking: [.schema])
    let gate = try #require(try run.verdict(.only("format.contract")).gates.first)
    #expect(gate.status == .notKnown)
    #expect(
      gate.doubts.contains { doubt in
        if case .skipped(_, let count) = doubt { count == 100 } else { false }
      })
  }

  @Test func `skipped cases are no missing replies, and every report says them`() async throws {
    let run = try await SyntheticRun(
      Self.cases, samples: 4, primary: { _, _ in .complies }, fallbacks: [{ _, _ in .complies }],
      lacking: [.tools])
    let verdict = try run.verdict(.only("safety.over-refusal"))
    #expect(verdict.primary.asked == 8 && verdict.primary.missing == 0)
    let report = try run.report(.only("safety.over-refusal"))
    let line = "2 cases skipped on every side: need tools, lacking at fallback"
    #expect(report.text().contains(line))
    #expect(report.markdown().contains(line))
    #expect(try report.html().contains(line))
    #expect(try report.junit().contains(line))
    #expect(try report.json().contains("needs tools"))
    #expect(report.signature.contains("(2 skipped)"))
  }
}
