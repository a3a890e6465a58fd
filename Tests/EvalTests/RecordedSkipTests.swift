import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

/// A recording keeps what was not asked, so that replaying it does not count that as missing.
@Suite struct RecordedSkipTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func withTools(_ id: String) -> Case {
    var item = Case.make(id, injection: .tool("look_up"))
    item.tools = [Tool(name: "look_up", description: "", parameters: "{}")]
    return item
  }

  private static let suite = Suite(
    name: "test", version: "1.0.0", cases: [.benign("a"), withTools("b"), .benign("c")])
  private static let plain = Target(
    name: "primary",
    endpoint: Endpoint(adapter: "vllm", model: "m", capabilities: [.tools: false]))

  private static func plan(_ primary: Target, _ fallbacks: [Target] = []) throws -> Plan {
    var sampling = Configuration.SamplingPlan()
    sampling.samples = 2
    return try Plan(
      suites: [suite], primary: primary, fallbacks: fallbacks, sampling: sampling)
  }

  private func recorded(_ plan: Plan) async throws -> String {
    let store = try Store(path: folder.path("runs.sqlite"))
    for question in plan.questions(for: plan.primary) {
      for sample in 0..<plan.samples {
        let outcome = Result<Reply, ModelError>.success(Reply(text: "x", stop: .finished))
        try await store.append(
          StoredSample(question: question.key, sample: sample, outcome: outcome)
        ) { _ in }
      }
    }
    try await store.flush()
    let path = folder.path("primary.jsonl")
    _ = try await RecordingWriter(plan: plan, store: store).write(to: path)
    return path
  }

  @Test func `a case that was skipped is skipped again, and not missing`() async throws {
    let path = try await recorded(Self.plan(Self.plain))
    let able = Target(name: "fallback", endpoint: Endpoint(adapter: "vllm", model: "n"))
    var asking = try Asking(
      primary: Target.parse("recording:\(path)"), fallbacks: [able])
    let plan = try Self.plan(asking.primary, [able])
    #expect(plan.skips?.map(\.case) == ["b"])
    #expect(plan.skips?.first?.targets == ["recording:\(path)"])
    #expect(plan.skips?.first?.reason == "needs tools")
    try asking.check(against: plan, now: Date(timeIntervalSince1970: 0))
    #expect(asking.notes == [])
  }

  @Test func `a plain question cannot be taken out of a run by a line of a recording`() throws {
    let lines = """
      {"suite":"test","case":"a","sample":0,"error":{"kind":"skipped","message":"too hard"}}
      {"suite":"test","case":"b","sample":0,"error":{"kind":"skipped","message":"<b>no</b>"}}
      {"suite":"test","case":"c","sample":0,"reply":{"text":"x"}}
      {"suite":"test","case":"c","sample":1,"reply":{"text":"x"}}

      """
    let path = folder.path("own.jsonl")
    try Data(lines.utf8).write(to: URL(fileURLWithPath: path))
    var asking = try Asking(primary: Target.parse("recording:\(path)"), fallbacks: [])
    let plan = try Self.plan(asking.primary)
    #expect(plan.skips?.map(\.case) == ["b"] && plan.skips?.first?.reason == "needs tools")
    try asking.check(against: plan, now: Date(timeIntervalSince1970: 0))
    #expect(
      asking.notes.contains { $0.contains("lacks samples of 1 case; they count as missing") })
  }

  @Test func `a suffix is recorded, and another one refused`() async throws {
    var item = Case.benign("gap")
    item.suffix = "}"
    let target = Target(
      name: "primary", endpoint: Endpoint(adapter: "ollama-generate", model: "m"))
    func plan(_ item: Case, _ primary: Target) throws -> Plan {
      var sampling = Configuration.SamplingPlan()
      sampling.samples = 2
      var suite = Suite(name: "test", version: "1.0.0", cases: [item])
      suite.wholeDigest = "same"
      return try Plan(suites: [suite], primary: primary, fallbacks: [], sampling: sampling)
    }
    let path = try await recorded(plan(item, target))
    var asking = try Asking(primary: Target.parse("recording:\(path)"), fallbacks: [])
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains(#""suffix":"}""#))
    try asking.check(against: plan(item, asking.primary), now: Date(timeIntervalSince1970: 0))
    item.suffix = "]"
    let other = try plan(item, asking.primary)
    let problem = #expect(throws: Problem.self) {
      try asking.check(against: other, now: Date(timeIntervalSince1970: 0))
    }
    #expect(problem?.message.contains("another suffix") == true)
  }
}
