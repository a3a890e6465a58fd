import Adapters
import Foundation
import GRDB
import Testing

@testable import Eval

/// Asking until it passes must stay visible, whatever is renamed in between.
@Suite struct RerunsTests {
  private let folder: TemporaryFolder
  private let store: Store
  private let policy = Policy.only(.overRefusal)

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(path: folder.path("s.sqlite"))
  }

  private func cases(_ numbers: Range<Int>) -> [Case] { numbers.map { .benign("case-\($0)") } }

  private func recording(
    _ path: String = "f.jsonl", content: String = "c1", models: [String]? = nil
  ) throws -> Plan {
    var plan = try Plan.make(cases(0..<10))
    plan.fallbacks[0].name = "recording:\(path)"
    plan.fallbacks[0].target.adapter = "recording"
    plan.fallbacks[0].target.model = path
    plan.fallbacks[0].target.content = content
    plan.terms = plan.sides.map {
      Terms(departures: [], price: nil, recorded: $0.role == .fallback ? models : nil)
    }
    return plan
  }

  @discardableResult
  private func decide(
    _ plan: Plan, _ policy: Policy? = nil, _ outcome: Verdict.Outcome = .fail, at second: Int = 1
  ) throws -> Reruns {
    let time = Date(timeIntervalSince1970: Double(second))
    try store.save(plan, notes: [], at: time)
    return try #require(
      try store.record(
        plan.fallbacks.map { _ in outcome }, on: plan, policy: policy ?? self.policy, at: time
      ).first)
  }

  @Test func `the first run is the only one, however often it is decided`() throws {
    let plan = try Plan.make(cases(0..<10))
    #expect(try decide(plan) == Reruns())
    #expect(try decide(plan, at: 2) == Reruns())
  }

  @Test func `a suite by another name and version asks the same question`() throws {
    try decide(try Plan.make(cases(0..<10)))
    var plan = try Plan.make(cases(0..<10), suite: "other")
    plan.suites[0].version = "9"
    plan.suites[0].cases = plan.suites[0].cases.map { item in
      var item = item
      item.id = "renamed-" + item.id
      item.tags = ["new"]
      return item
    }
    #expect(try decide(plan) == Reruns(runs: 2))
  }

  @Test func `a policy by another name, version, reason or owner demands the same`() throws {
    try decide(try Plan.make(cases(0..<10)))
    var gates = policy.gates
    gates[0].reason = "another"
    gates[0].owner = "somebody"
    let other = Policy(
      name: "other", version: "2", gates: gates, missing: policy.missing, controls: policy.controls)
    #expect(other.digest != policy.digest)
    #expect(try decide(try Plan.make(cases(0..<10), seed: 8), other) == Reruns(runs: 2))
  }

  @Test func `another margin counts, and is told`() throws {
    let first = try Plan.make(cases(0..<10))
    try decide(first)
    let lax = Policy.only(.overRefusal, margin: 0.2)
    #expect(try decide(first, lax) == Reruns(policies: 2))
    #expect(try decide(first) == Reruns(policies: 2))
    let again = try Plan.make(cases(0..<10), seed: 8)
    #expect(try decide(again, .only(.overRefusal, margin: 0.1)).underOtherPolicies == 1)
    #expect(
      try decide(again, lax) == Reruns(runs: 2, underOtherPolicies: 0, policies: 3))
  }

  @Test func `half of the cases in common are the same question, fewer are not`() throws {
    try decide(try Plan.make(cases(0..<10)))
    #expect(try decide(try Plan.make(cases(5..<15))).runs == 2)
    #expect(try decide(try Plan.make(cases(3..<5))).runs == 2)
    #expect(try decide(try Plan.make(cases(14..<34))).runs == 1)
    // A first try on a few cases is no earlier run of many.
    #expect(try decide(try Plan.make(cases(100..<105))).runs == 1)
    #expect(try decide(try Plan.make(cases(100..<130))).runs == 1)
  }

  @Test(
    arguments: [
      ("f.jsonl", "c2", nil), ("g.jsonl", "c1", nil), ("g.jsonl", "c2", ["m"]),
    ] as [(String, String, [String]?)])
  func `a recording is known by its path, its content, or whom it was made of`(
    path: String, content: String, models: [String]?
  ) throws {
    try decide(try recording(models: ["m"]))
    #expect(try decide(try recording(path, content: content, models: models)).runs == 2)
    #expect(try decide(try recording("h.jsonl", content: "c3", models: ["n"])).runs == 1)
    #expect(try decide(try recording("i.jsonl", content: "c4")).runs == 1)
  }

  @Test func `a recording of a model that was asked is the same fallback`() throws {
    try decide(try Plan.make(cases(0..<10)))
    #expect(try decide(try recording(models: ["model-of-fallback"])).runs == 2)
  }

  @Test func `a model elsewhere, or another one, is another fallback`() throws {
    func at(_ address: String, _ model: String = "m", adapter: String = "vllm") throws -> Plan {
      var plan = try Plan.make(cases(0..<10))
      plan.fallbacks[0].target.adapter = adapter
      plan.fallbacks[0].target.model = model
      plan.fallbacks[0].target.baseURL = address
      return plan
    }
    try decide(try at("http://10.0.0.1:8000/v1"))
    #expect(try decide(try at("http://10.0.0.2:8000/v1")).runs == 1)
    #expect(try decide(try at("http://10.0.0.1:8000/v1", "n")).runs == 1)
    #expect(
      try decide(try at("http://10.0.0.1:8000/v1/", adapter: "openai-compatible")).runs == 2)
  }

  @Test func `a deleted run still counts, and so does the same one run again`() throws {
    let plan = try Plan.make(cases(0..<10))
    try decide(plan)
    try decide(plan, .only(.overRefusal, margin: 0.2))
    try store.delete(run: plan.runID)
    #expect(try store.runs().isEmpty)
    #expect(
      try store.deletedRuns().map(\.verdicts) == [[.init(fallback: "fallback", outcome: "FAIL")]])
    #expect(try decide(plan, at: 5) == Reruns(runs: 2, deleted: 1, policies: 2))
    try store.delete(run: plan.runID)
    #expect(try decide(plan, nil, .pass, at: 9) == Reruns(runs: 3, deleted: 2, policies: 2))
    #expect(try store.deletedRuns().count == 2)
    #expect(
      try store.runs().map(\.reruns) == [["fallback": Reruns(runs: 3, deleted: 2, policies: 2)]])
  }

  @Test func `one fallback under two names in one run has two chances`() throws {
    var plan = try Plan.make(cases(0..<10), fallbacks: 2)
    #expect(try decide(plan).runs == 1)
    plan.fallbacks[1].target = plan.fallbacks[0].target
    plan.seed = 9
    #expect(try decide(plan).runs == 3)
  }

  /// Written by hand as version 2 left it.
  @Test func `a store from before the tally takes its verdicts along`() throws {
    let path = folder.path("old.sqlite")
    let old = try DatabaseQueue(path: path)
    try Store.migrator.migrate(old, upTo: "2 what helpers were asked for runs")
    let first = try Plan.make(cases(0..<10))
    let second = try Plan.make(cases(0..<10), seed: 8)
    try old.write { database in
      for (second, plan) in [first, second].enumerated() {
        for suite in plan.suites {
          try database.execute(
            sql: "INSERT OR IGNORE INTO suites VALUES (?, ?, ?, ?)",
            arguments: [
              suite.digest, suite.name, suite.version, Data(try CanonicalJSON.encode(suite)),
            ])
        }
        var light = plan
        light.suites = []
        try database.execute(
          sql: "INSERT INTO runs VALUES (?, ?, 0, ?, ?, ?, ?)",
          arguments: [
            plan.runID, plan.digest, plan.suites.map(\.digest).joined(separator: " "),
            Data(try CanonicalJSON.encode(light)), Data("[]".utf8), Double(second),
          ])
        try database.execute(
          sql: "INSERT INTO verdicts VALUES (?, ?, 'fallback', 'FAIL', ?, ?)",
          arguments: [
            plan.runID, "subject", Data(try CanonicalJSON.encode(policy)), Double(second),
          ])
      }
      // What nobody can read any more must not keep the store shut.
      try database.execute(
        sql: "INSERT INTO runs VALUES ('x', 'x', 0, '', ?, ?, 3)",
        arguments: [Data("{}".utf8), Data("[]".utf8)])
      try database.execute(
        sql: "INSERT INTO verdicts VALUES ('x', 'x', 'fallback', 'FAIL', ?, 3)",
        arguments: [Data("{}".utf8)])
    }
    try old.close()
    let store = try Store(path: path)
    let third = try Plan.make(cases(0..<10), seed: 9)
    try store.save(third, notes: [], at: Date(timeIntervalSince1970: 4))
    let reruns = try store.record(
      [.pass], on: third, policy: policy, at: Date(timeIntervalSince1970: 5))
    #expect(reruns == [Reruns(runs: 3)])
    #expect(try store.policy(ofRun: first)?.digest == policy.digest)
  }

  @Test func `the tally holds no prompt and no reply`() throws {
    let plan = try Plan.make(cases(0..<10))
    try decide(plan)
    try store.delete(run: plan.runID)
    let asked = AskedCases(plan.cases.map(\.case))
    #expect(asked.keys.count == 10 && asked.bytes.count == 80)
    #expect(AskedCases(bytes: asked.bytes) == asked)
  }

  @Test func `what it is worth is said`() {
    #expect(Sentences.reruns(Reruns()) == "no other run has asked this question")
    #expect(
      Sentences.reruns(Reruns(policies: 2))
        == "no other run has asked this question, but these replies were judged by 2 policies: a "
        + "margin chosen after the replies is no limit")
    #expect(
      Sentences.reruns(Reruns(runs: 3))
        == "this question was asked 3 times: each run has its own chance to err, so repeating until "
        + "it passes is no evidence")
    #expect(
      Sentences.reruns(Reruns(runs: 4, underOtherPolicies: 2, deleted: 1, policies: 3))
        == "this question was asked 4 times (2 under another policy, 1 deleted since): each run has "
        + "its own chance to err, so repeating until it passes is no evidence; judged by 3 policies, "
        + "and a margin chosen after the replies is no limit")
  }
}
