import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

@Suite struct TermsTests {
  private func plan(price: Price? = nil) throws -> Plan {
    var endpoint = Endpoint(adapter: "anthropic", model: "claude-opus-5")
    endpoint.price = price
    return try Plan(
      suites: [Suite(name: "s", version: "1", cases: [.benign("a")])],
      primary: Target(name: "closed", endpoint: endpoint), fallbacks: [.make("open")],
      sampling: Configuration.SamplingPlan())
  }

  @Test func `what is asked otherwise is known before anyone is asked`() throws {
    #expect(
      Array(try plan().conditions.prefix(2)) == [
        "closed: temperature is not sent: this model rejects every value but the default",
        "closed: seed is not sent: this API has no place for it",
      ])
  }

  @Test func `every report says where a target was asked otherwise, and what it cost`() throws {
    var report = Report.make()
    report.terms = [
      Terms(
        departures: [Departure(.seed, .omitted, "this API has no place for it")],
        price: Price(input: 2, output: 10)),
      Terms(departures: [], price: nil),
    ]
    report.verdicts[0].verdict.primary.inputTokens = 1_000_000
    report.verdicts[0].verdict.primary.withoutUsage = 0
    report.verdicts[0].verdict.primary.outputTokens = 0
    let line = "seed is not sent: this API has no place for it"
    let texts = [
      report.text(), report.markdown(), try report.html(), try report.junit(),
    ]
    for text in texts {
      #expect(text.contains(line))
      #expect(text.contains("2.00 USD") && text.contains("unknown"))
    }
    let json = try report.json()
    #expect(json.contains("\"effect\" : \"omitted\"") && json.contains("\"amount\" : 2"))
  }

  @Test func `terms come back from the store, with what they are now`() throws {
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.path("runs.sqlite"))
    let first = try plan()
    try store.save(first, notes: [], at: Date(timeIntervalSince1970: 0))
    let second = try plan(price: Price(input: 1, output: 1))
    #expect(second.runID == first.runID)
    try store.save(second, notes: [], at: Date(timeIntervalSince1970: 1))
    let read = try store.plan(ofRun: first.runID)
    #expect(read.terms == second.terms && read.terms?.first?.price?.input == 1)
  }

  // LiteLLM 1.102.0: claude-opus-5 costs 5 and 25 USD a million tokens.
  @Test func `a limit on cost needs every price`() throws {
    let closed = Target(
      name: "closed", endpoint: Endpoint(adapter: "anthropic", model: "claude-opus-5"))
    let gateway = Target.make("gateway")
    _ = try Budget(nil, targets: [closed, gateway])
    _ = try Budget(1, targets: [closed])
    let problem = #expect(throws: Problem.self) { try Budget(1, targets: [closed, gateway]) }
    #expect(problem?.message.contains("gateway") == true)
    #expect(problem?.hint?.contains("price:") == true)
  }

  @Test func `uncounted tokens leave a cost unknown or a lower bound`() {
    var coverage = Coverage()
    coverage.withoutUsage = 2
    let price = Price(input: 1, output: 1)
    #expect(Cost(of: coverage, price: price).text == "unknown")
    coverage.inputTokens = 500_000
    #expect(Cost(of: coverage, price: price).text == "at least 0.50 USD")
    coverage.withoutUsage = 0
    #expect(Cost(of: coverage, price: price).text == "0.50 USD")
    #expect(Cost(of: coverage, price: Price(input: 0, output: 0)).text == "no cost")
    #expect(Cost(of: coverage, price: nil).text == "unknown")
  }

  /// A provider that counts nothing must not make a limit on cost ineffective.
  @Test func `what no provider counts is estimated while it runs, also after a break`() async throws
  {
    let run = try await SyntheticRun(
      [.benign("a"), .benign("b")], samples: 2, primary: { _, _ in .complies },
      fallbacks: [{ _, _ in .complies }])
    let model = ScriptedModel { _ in .complies }
    var plan = run.plan
    plan.generation = 1
    let lane = Runner.Lane(side: plan.primary, model: model, concurrency: 1)
    let last = try await Runner(plan: plan, store: run.store).run([lane]) { _ in }
    #expect(last.lanes[0].outputTokens >= 4 * (Act.compliance.utf8.count / 4))
    #expect(last.lanes[0].inputTokens > 0)
  }
}
