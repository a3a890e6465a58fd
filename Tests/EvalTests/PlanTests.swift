import Adapters
import Metrics
import Testing

@testable import Eval

@Suite struct PlanTests {
  private func keys(_ plan: Plan, _ side: Plan.Side? = nil) -> [[UInt8]] {
    plan.questions(for: side ?? plan.primary).map(\.key)
  }

  @Test func `a key is sixteen bytes and depends on what is asked of whom`() throws {
    let base = try Plan.make([.benign("a")])
    let key = try #require(keys(base).first)
    #expect(key.count == 16)
    #expect(keys(try .make([.benign("a")])) == [key], "the same question, another key")
    #expect(keys(try .make([.benign("a")], samples: 9)) == [key], "more samples, another key")
    #expect(keys(try .make([.benign("a"), .benign("b")]))[0] == key, "a neighbour changed it")

    var others = [
      keys(base, base.fallbacks[0]),
      keys(try .make([.benign("b")])),
      keys(try .make([.make("a", prompt: "other words", expect: .answer)])),
      keys(try .make([.make("a", system: "Be brief.", expect: .answer)])),
      keys(try .make([.benign("a")], suite: "other")),
      keys(try .make([.benign("a")], seed: 8)),
      keys(try .make([.benign("a")], generation: 1)),
    ]
    var plan = base
    plan.sampling.temperature = 0
    others.append(keys(plan))
    plan = base
    plan.primary.target.model = "other"
    others.append(keys(plan))
    #expect(Set(others.map { $0[0] } + [key]).count == others.count + 1)
  }

  /// A gateway's header or a program's folder chooses who answers, and nobody answers for another.
  @Test func `targets that differ in a header, a socket or a folder share no replies`() throws {
    func target(_ edit: (inout Endpoint) -> Void = { _ in }) -> Target {
      var endpoint = Endpoint(adapter: "portkey", model: "m")
      edit(&endpoint)
      return Target(name: "fallback", endpoint: endpoint)
    }
    func program(_ folder: String?) -> Target {
      target {
        $0.adapter = "exec"
        $0.program = Program(command: ["app"], folder: folder ?? ".", namedFolder: folder)
      }
    }
    let targets = [
      target(), target { $0.headers = ["x-portkey-provider": "openai"] },
      target { $0.headers = ["x-portkey-provider": "mistral"] },
      target { $0.headerVariables = ["x-portkey-provider": "openai"] },
      target { $0.unixSocket = "a" }, program(nil), program("a"), program("b"),
    ]
    let plan = try Plan(
      suites: [Suite(name: "s", version: "1", cases: [.benign("a")])], primary: target(),
      fallbacks: targets,
      sampling: Configuration.SamplingPlan())
    #expect(Set(plan.fallbacks.map { keys(plan, $0)[0] }).count == targets.count)
    #expect(
      target { $0.headers = ["A": "b"] }.identity == target { $0.headers = ["a": "b"] }.identity)
  }

  /// What judges a reply is no part of what is asked: mending an answer asks nobody again.
  @Test func `the answer key does not change what is asked`() throws {
    let one = Case.make("a", .factuality, answer: .number(1, unit: nil, tolerance: 0))
    let two = Case.make("a", .factuality, answer: .number(2, unit: nil, tolerance: 0))
    let plans = try [Plan.make([one]), Plan.make([two])]
    #expect(keys(plans[0]) == keys(plans[1]))
    #expect(plans[0].digest != plans[1].digest)
  }

  @Test func `every sample of every side has a seed of its own of 31 bits`() throws {
    let plan = try Plan.make((0..<20).map { .benign("c\($0)") }, samples: 10)
    var seeds: [Int] = []
    for side in plan.sides {
      for question in plan.questions(for: side) {
        seeds += (0..<10).compactMap { question.prompt(sample: $0).sampling.seed }
      }
    }
    #expect(seeds.count == 400)
    #expect(Set(seeds).count == 400)
    #expect(seeds.allSatisfy { (0..<1 << 31).contains($0) })
    #expect(seeds.contains { $0 >= 1 << 30 }, "31 bits are there to be used")
    let again = try Plan.make((0..<20).map { .benign("c\($0)") }, samples: 10)
    #expect(again.questions(for: again.primary)[0].prompt(sample: 0).sampling.seed == seeds[0])
  }

  @Test func `a prompt carries where it comes from`() throws {
    let plan = try Plan.make([.make("a", system: "Be brief.", expect: .answer)])
    let prompt = plan.questions(for: plan.primary)[0].prompt(sample: 3)
    #expect(prompt.origin.suite == "test")
    #expect(prompt.origin.suiteDigest == plan.suites[0].digest)
    #expect(prompt.origin.case == "a")
    #expect(prompt.origin.sample == 3)
    #expect(prompt.messages.map(\.role) == [.system, .user])
    #expect(prompt.sampling.temperature == 0.7)
  }

  @Test func `a target's own system prompt takes the suite's place and no case's own`() throws {
    var own = Case.make("b", system: "You are a pirate.", expect: .answer)
    own.sharesSystem = false
    let plan = try Plan.make(
      [.make("a", system: "Be brief.", expect: .answer), own, .benign("c")], system: "Be kind.")
    func systems(_ side: Plan.Side) -> [String?] {
      plan.questions(for: side).map { $0.messages.first { $0.role == .system }?.content }
    }
    #expect(systems(plan.primary) == ["Be brief.", "You are a pirate.", nil])
    #expect(systems(plan.fallbacks[0]) == ["Be kind.", "You are a pirate.", "Be kind."])
  }

  @Test func `a system prompt that takes a canary away is refused`() {
    let error = #expect(throws: Problem.self) {
      try Plan.make([.canary("a")], system: "Be kind.")
    }
    #expect(error?.message.contains("case \"a\"") == true)
  }
}
