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
  /// Who grades replies, where a gate of the policy needs it.
  public var judge: Side?
  /// Who turns replies into vectors, where a gate of the policy needs it.
  public var embedder: Side?
  public var samples: Int
  public var sampling: Sampling
  public var seed: UInt64
  /// 0, or one more for every `--fresh`: what keeps new replies apart from stored ones.
  public var generation: Int
  /// Cases that nobody is asked; nil where everybody can be asked all of them.
  public var skips: [Skip]?
  /// On what terms each side is asked, in the order of ``sides``.
  ///
  /// Nil in runs stored before they were kept. No part of the digest: they follow from what is.
  public var terms: [Terms]?

  /// One target of the plan.
  public struct Side: Sendable, Hashable, Codable {
    public var name: String
    public var role: Role
    public var target: Target.Identity

    public enum Role: String, Sendable, Hashable, Codable {
      case primary, fallback, judge, embedder
    }
  }

  public init(
    suites: [Suite], primary: Target, fallbacks: [Target], sampling: Configuration.SamplingPlan,
    judge: Target? = nil, embedder: Target? = nil, generation: Int = 0
  ) throws {
    self.suites = suites
    self.primary = Side(name: primary.name, role: .primary, target: primary.identity)
    self.fallbacks = fallbacks.map {
      Side(name: $0.name, role: .fallback, target: $0.identity)
    }
    self.judge = judge.map { Side(name: $0.name, role: .judge, target: $0.identity) }
    self.embedder = embedder.map { Side(name: $0.name, role: .embedder, target: $0.identity) }
    samples = sampling.samples
    self.sampling = sampling.sampling
    seed = sampling.seed
    self.generation = generation
    let targets = [primary] + fallbacks
    for target in targets { try Self.refuseUnaskable(target, sampling: self.sampling) }
    let skips = Skip.all(of: suites, targets: targets, sampling: self.sampling)
    self.skips = skips.isEmpty ? nil : skips
    terms = targets.map { Terms(of: $0, sampling: sampling.sampling) }
    if let first = skips.first, cases.isEmpty {
      throw Problem(
        "no case is left: \(first.targets.joined(separator: " and ")) can be asked none of them "
          + "(\(first.reason))",
        hint: "say what a target can do with `capabilities:`, or take other suites")
    }
    for side in self.sides {
      for suite in suites { for item in suite.cases { try checkPlants(of: item, asked: side) } }
    }
  }

  /// The primary, then the fallbacks.
  public var sides: [Side] { [primary] + fallbacks }

  /// How many cases are asked.
  public var caseCount: Int { suites.reduce(0) { $0 + askedCases(of: $1).count } }

  /// The cases that are asked, with their suites, in order.
  public var cases: [(suite: Suite, case: Case)] {
    suites.flatMap { suite in askedCases(of: suite).map { (suite, $0) } }
  }

  /// The cases of one suite that are asked, in order.
  func askedCases(of suite: Suite) -> [Case] {
    guard let skips else { return suite.cases }
    let skipped = Set(skips.filter { $0.suite == suite.name }.map(\.case))
    return skipped.isEmpty ? suite.cases : suite.cases.filter { !skipped.contains($0.id) }
  }

  /// The suites with the cases that are asked.
  public var askedSuites: [Suite] {
    suites.map { suite in
      var part = suite
      part.cases = askedCases(of: suite)
      return part
    }
  }

  /// The cases that nobody is asked.
  var skippedCases: [Case] {
    guard let skips else { return [] }
    let skipped = Set(skips.map { [$0.suite, $0.case] })
    return suites.flatMap { suite in
      suite.cases.filter { skipped.contains([suite.name, $0.id]) }
    }
  }

  /// What a sampling asks for that a target would reject in every prompt.
  private static func refuseUnaskable(_ target: Target, sampling: Sampling) throws {
    let prompt = Prompt(
      messages: [Message(role: .user, content: "")], sampling: sampling,
      origin: .init(suite: "", suiteDigest: "", case: "", sample: 0))
    var plain = prompt
    plain.sampling = Sampling()
    guard let objection = Adapter.objection(to: prompt, by: target.endpoint),
      Adapter.objection(to: plain, by: target.endpoint) == nil
    else { return }
    throw Problem(
      "\(target.name) cannot be asked with this sampling: \(objection)",
      hint: "take it out of `sampling:`, or choose another target")
  }

  /// Identifies the plan: the same digest means the same questions asked the same way.
  public var digest: String {
    Digest.of(
      Content(
        suites: suites.map(\.digest), sides: sides, judge: judge, embedder: embedder,
        samples: samples,
        sampling: sampling, seed: seed, generation: generation,
        skipped: skips?.map { [$0.suite, $0.case] })
    ).hex
  }

  private struct Content: Encodable {
    var suites: [String]
    var sides: [Side]
    /// Absent where there is none, so that a run without a judge keeps its name.
    var judge: Side?
    var embedder: Side?
    var samples: Int
    var sampling: Sampling
    var seed: UInt64
    var generation: Int
    var skipped: [[String]]?
  }

  /// What one side is asked and judged by, one question a case; turns that a model writes before
  /// are asked for by its ``Question/earlier``.
  public func questions(for side: Side) -> [Question] {
    suites.flatMap { suite in
      askedCases(of: suite).lazy.map { item in
        Question(
          suite: suite, case: item, messages: item.messages(withSystem: side.target.system),
          earlier: turns(of: item, in: suite, for: side), side: side, plan: self)
      }
    }
  }

  /// How many replies one side is asked for.
  public func replies(of side: Side) -> Int {
    suites.reduce(0) { sum, suite in
      askedCases(of: suite).reduce(sum) { sum, item in
        sum + 1 + (item.isHandedOver(to: side) ? 0 : item.openTurns)
      }
    } * samples
  }

  /// How many replies all sides are asked for.
  public var replies: Int { sides.reduce(0) { $0 + replies(of: $1) } }

  /// How many of ``replies`` become turns of a conversation instead of being judged.
  public var openTurns: Int {
    replies - caseCount * samples * sides.count
  }

  /// The questions whose replies fill the open turns of a case, each following those before it.
  private func turns(of item: Case, in suite: Suite, for side: Side) -> [Question] {
    guard item.author != nil else { return [] }
    let author = item.isHandedOver(to: side) ? primary : side
    let messages = item.messages(withSystem: author.target.system)
    return messages.indices.filter { messages[$0].isOpen }.reduce(into: []) { turns, position in
      turns.append(
        Question(
          suite: suite, case: item, messages: Array(messages[..<position]), earlier: turns,
          turn: turns.count + 1, side: author, plan: self))
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

extension Case {
  /// True where a side takes over a conversation that the primary began.
  func isHandedOver(to side: Plan.Side) -> Bool { author == .primary && side.role == .fallback }
}

/// One case as one side is asked it; asked K times it makes K trials.
///
/// A class, so that hundreds of requests under way hold a reference each and no copy.
public final class Question: Sendable {
  public let suite: String
  public let suiteDigest: String
  public let `case`: Case
  /// Everything shown; turns that a model writes are still open.
  public let messages: [Message]
  /// The questions whose replies fill the open turns, in order; sample by sample, so that each
  /// sample is a conversation of its own.
  public let earlier: [Question]
  /// From 1, for a question whose reply fills an open turn; nil for the one whose reply is judged.
  public let turn: Int?
  /// True where the primary is asked ``earlier``, and this side takes over from it.
  public let isHandedOver: Bool
  /// What its replies are stored under: 16 bytes that depend on side, target, case and wording, and
  /// on the keys of ``earlier``.
  public let key: [UInt8]
  private let sampling: Sampling
  private let seed: UInt64

  init(
    suite: Suite, case item: Case, messages: [Message], earlier: [Question] = [],
    turn: Int? = nil, side: Plan.Side, plan: Plan
  ) {
    self.suite = suite.name
    suiteDigest = suite.wholeDigest
    self.case = item
    self.messages = messages
    self.earlier = earlier
    self.turn = turn
    isHandedOver = turn == nil && item.isHandedOver(to: side)
    sampling = plan.sampling
    let digest = Digest.of(
      Content(
        generation: plan.generation, role: side.role, target: side.target, suite: suite.name,
        case: item.id, messages: messages,
        tools: turn == nil ? item.tools : [], schema: turn == nil ? item.schema : nil,
        sampling: plan.sampling, seed: plan.seed, turn: turn,
        follows: earlier.isEmpty ? nil : earlier.map(\.key), suffix: item.suffix))
    key = Array(digest.bytes.prefix(16))
    seed = digest.seed
  }

  /// A question of this program's own to a judge or an embedder.
  ///
  /// It does not depend on the run: the same messages to the same target are the same question.
  init(
    asking messages: [Message], of target: Target.Identity, named id: String, sampling: Sampling
  ) {
    suite = "helper"
    suiteDigest = ""
    self.case = Case(id: id, dimension: .factuality, messages: messages)
    self.messages = messages
    earlier = []
    turn = nil
    isHandedOver = false
    self.sampling = sampling
    let digest = Digest.of(Request(target: target, messages: messages, sampling: sampling))
    key = Array(digest.bytes.prefix(16))
    seed = digest.seed
  }

  private struct Request: Encodable {
    var target: Target.Identity
    var messages: [Message]
    var sampling: Sampling
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
    var turn: Int?
    var follows: [[UInt8]]?
    var suffix: String?
  }

  /// Everything this side is asked for it: the turns that it writes itself, then what is judged.
  public var asked: [Question] { isHandedOver ? [self] : earlier + [self] }

  /// The prompt of one sample.
  ///
  /// Each has a seed of its own, 31 bits wide as every engine takes it. Tools and schema are for
  /// the judged reply: a call in an earlier turn would wait for a result that nobody gives.
  ///
  /// - Parameter turns: what was replied to ``earlier``.
  public func prompt(sample: Int, after turns: [String] = []) -> Prompt {
    var sampling = sampling
    var random = SplitMix64(seed: seed, stream: UInt64(sample))
    sampling.seed = Int(random.next() >> 33)
    return Prompt(
      messages: messages.filled(with: turns), sampling: sampling,
      tools: turn == nil ? self.case.tools : [],
      schema: turn == nil ? self.case.schema?.source.description : nil,
      suffix: self.case.suffix,
      origin: .init(
        suite: suite, suiteDigest: suiteDigest, case: self.case.id, sample: sample, turn: turn))
  }
}

extension Plan {
  /// What a person calls the run of this plan by.
  public var runID: String { String(digest.prefix(10)) }

  /// The same questions, whichever time they are asked.
  var generationFree: Plan {
    var plan = self
    plan.generation = 0
    return plan
  }
}
