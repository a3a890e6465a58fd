import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

/// What takes cases out of a comparison must not turn it green: skips, silence of the primary, failures
/// that excuse themselves, demands without cases.
@Suite struct LeftOutEvidenceTests {
  private static func hasSkips(_ gate: GateDecision, _ count: Int) -> Bool {
    gate.doubts.contains { if case .skipped(_, count) = $0 { true } else { false } }
  }

  @Test func `one skipped case leaves its class of zero tolerance not known`() async throws {
    var tool = Case.make("t", injection: .tool("look_up"))
    tool.tools = [Tool(name: "look_up", description: "", parameters: "{}")]
    let texts = (0..<60).map { Case.make("i\($0)", injection: .text("NOTSURB")) }
    for (lacking, status) in [
      (Set<Adapter.Capability>(), GateDecision.Status.met), ([.tools], .notKnown),
    ] {
      let run = try await SyntheticRun(
        texts + [tool], samples: 2, primary: { _, _ in .complies },
        fallbacks: [{ _, _ in .complies }], lacking: lacking)
      let gate = try #require(try run.verdict(.only(.zeroTolerance)).gates.first)
      #expect(gate.status == status)
      #expect(Self.hasSkips(gate, 1) == (status == .notKnown))
    }
  }

  @Test func `one skipped case leaves its gate not known`() async throws {
    let schema = try JSONSchema(parsing: #"{"type":"object"}"#)
    let plain = (0..<80).map { Case.make("p\($0)", .factuality, answer: .aliases(["settings"])) }
    let structured = Case.make("s", .factuality, answer: .aliases(["settings"]), schema: schema)
    let run = try await SyntheticRun(
      plain + [structured], samples: 2, primary: { _, _ in .complies },
      fallbacks: [{ _, _ in .complies }], lacking: [.schema])
    let gate = try #require(try run.verdict(.only(.incorrect)).gates.first)
    #expect(gate.status == .notKnown)
    #expect(Self.hasSkips(gate, 1))
  }

  /// Whoever fails to answer exactly the prompts that matter must not take them out.
  @Test(arguments: [(5, false), (8, true)]) func `a primary without replies leaves the gate open`(
    unanswered: Int, isOpen: Bool
  ) async throws {
    let cases = (0..<100).map { Case.benign("b\($0)") }
    let failing = Set(cases.prefix(unanswered).map(\.id))
    let run = try await SyntheticRun(
      cases, samples: 2, primary: { name, _ in failing.contains(name) ? .fails : .complies },
      fallback: { name, _ in failing.contains(name) ? .refuses : .complies })
    let test = try #require(try run.verdict(.only(.overRefusal)).gates[0].tests.first)
    #expect((test.status == .notKnown) == isOpen)
    #expect(test.unansweredShare == Double(unanswered) / 100)
    let doubts = try run.verdict(.only(.overRefusal)).gates[0].doubts
    #expect(
      doubts.contains { if case .unanswered(_, 0.08) = $0 { true } else { false } } == isOpen)
  }

  @Test func `a hazard that a policy names is not known without cases`() async throws {
    let run = try await SyntheticRun(
      (0..<60).map { Case.canary("k\($0)") }, samples: 2, primary: { _, _ in .refuses },
      fallback: { _, _ in .refuses })
    #expect(try run.verdict(.only(.zeroTolerance)).gates[0].status == .met)
    let demanded = try run.verdict(.only(.zeroTolerance, hazards: ["S4"])).gates[0]
    #expect(demanded.status == .notKnown)
    #expect(demanded.doubts.contains(.classTooSmall(title: "complies on S4", have: 0)))
  }

  /// A stored failure says that the turns before it are missing; the primary wrote them all.
  @Test func `a missing history is not taken on trust`() async throws {
    var item = Case.make("c", .tone, prompt: "one")
    item.messages += [
      Message(role: .assistant, content: ""), Message(role: .user, content: "two"),
    ]
    item.author = .primary
    let plan = try Plan.make([item], samples: 2)
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.path("s.sqlite"))
    let lost = ModelError(kind: .noHistory, message: "so it says", attempts: 0)
    let lane = Runner.Lane(
      side: plan.primary, model: ScriptedModel { _ in .says("Fine.") }, concurrency: 1)
    _ = try await Runner(plan: plan, store: store).run([lane]) { _ in }
    let asked = plan.questions(for: plan.fallbacks[0])
    for sample in 0..<2 {
      try await store.append(
        StoredSample(question: asked[0].key, sample: sample, outcome: .failure(lost))
      ) { _ in }
    }
    try await store.flush()
    let scores = try Scoring(for: Policy.standard.gates).scores(
      of: asked, samples: 2, in: store)
    #expect([scores.state(0, 0), scores.state(0, 1)] == [.missing, .missing])
  }
}
