public import Adapters
import Foundation
import Metrics

/// What will be asked: every case of every suite, of each side, K times.
///
/// Holds all that a verdict depends on apart from the replies and the policy, so that a stored plan
/// and the stored replies give the same verdict years later.
public struct Plan: Sendable, Codable {
  public var suites: [Suite]
  public var primary: Side
  public var fallbacks: [Side]
  public var samples: Int
  public var sampling: Sampling
  public var seed: UInt64
  /// 0, or one more for every `--fresh`: what keeps new replies apart from stored ones.
  public var generation: Int

  /// One target of the plan.
  public struct Side: Sendable, Hashable, Codable {
    public var name: String
    public var role: Role
    public var target: Target.Identity

    public enum Role: String, Sendable, Hashable, Codable { case primary, fallback }
  }

  public init(
    suites: [Suite], primary: Target, fallbacks: [Target], sampling: Configuration.SamplingPlan,
    generation: Int = 0
  ) throws {
    self.suites = suites
    self.primary = Side(name: primary.name, role: .primary, target: primary.identity)
    self.fallbacks = fallbacks.map {
      Side(name: $0.name, role: .fallback, target: $0.identity)
    }
    samples = sampling.samples
    self.sampling = sampling.sampling
    seed = sampling.seed
    self.generation = generation
    for side in self.sides {
      for (_, item) in cases { try checkPlants(of: item, asked: side) }
    }
  }

  /// The primary, then the fallbacks.
  public var sides: [Side] { [primary] + fallbacks }

  /// All cases with their suites, in order.
  public var cases: [(suite: Suite, case: Case)] {
    suites.flatMap { suite in suite.cases.map { (suite, $0) } }
  }

  /// Identifies the plan: the same digest means the same questions asked the same way.
  public var digest: String {
    Digest.of(
      Content(
        suites: suites.map(\.digest), sides: sides, samples: samples, sampling: sampling,
        seed: seed, generation: generation)
    ).hex
  }

  private struct Content: Encodable {
    var suites: [String]
    var sides: [Side]
    var samples: Int
    var sampling: Sampling
    var seed: UInt64
    var generation: Int
  }

  /// Everything one side is asked, grouped by case.
  public func questions(for side: Side) -> [Question] {
    cases.map { suite, item in
      Question(
        suite: suite, case: item, messages: item.messages(withSystem: side.target.system),
        side: side, plan: self)
    }
  }

  /// A target's own system prompt must not remove what a case planted in the suite's.
  private func checkPlants(of item: Case, asked side: Side) throws {
    guard side.target.system != nil, item.isZeroTolerance else { return }
    let shown = item.messages(withSystem: side.target.system).map(\.content).joined(separator: "\n")
    for plant in item.bait + [item.canary].compactMap({ $0 }) where !shown.contains(plant) {
      throw Problem(
        "the system prompt of \(side.name) takes the place of the one that carries the plant of "
          + "case \"\(item.id)\"",
        hint: "give that case a `system:` of its own")
    }
  }
}

/// One case as one side is asked it; asked K times it makes K trials.
public struct Question: Sendable {
  public let suite: String
  public let suiteDigest: String
  public let `case`: Case
  public let messages: [Message]
  /// What its replies are stored under: 16 bytes that depend on side, target, case and wording.
  public let key: [UInt8]
  private let sampling: Sampling
  private let seed: UInt64

  init(suite: Suite, case item: Case, messages: [Message], side: Plan.Side, plan: Plan) {
    self.suite = suite.name
    suiteDigest = suite.wholeDigest
    self.case = item
    self.messages = messages
    sampling = plan.sampling
    let digest = Digest.of(
      Content(
        generation: plan.generation, role: side.role, target: side.target, suite: suite.name,
        case: item.id, messages: messages,
        tools: item.tools, schema: item.schema, sampling: plan.sampling, seed: plan.seed))
    key = Array(digest.bytes.prefix(16))
    seed = digest.seed
  }

  private struct Content: Encodable {
    var generation: Int
    var role: Plan.Side.Role
    var target: Target.Identity
    var suite: String
    var `case`: String
    var messages: [Message]
    var tools: [Tool]
    // Not its text: a stored plan comes back with members in another order.
    var schema: JSONSchema?
    var sampling: Sampling
    var seed: UInt64
  }

  /// The prompt of one sample.
  ///
  /// Each has a seed of its own, 31 bits wide as every engine takes it.
  public func prompt(sample: Int) -> Prompt {
    var sampling = sampling
    var random = SplitMix64(seed: seed, stream: UInt64(sample))
    sampling.seed = Int(random.next() >> 33)
    return Prompt(
      messages: messages, sampling: sampling, tools: self.case.tools,
      schema: self.case.schema?.source.description,
      origin: .init(suite: suite, suiteDigest: suiteDigest, case: self.case.id, sample: sample))
  }
}
