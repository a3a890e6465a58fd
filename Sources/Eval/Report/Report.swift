import Adapters
public import Foundation
import Metrics

/// Everything a surface may show of a decided run, as one value.
///
/// A pure function of what is stored: no clock, no host name, nothing that differs from machine to
/// machine, so that the same store and policy give the same bytes.
public struct Report: Sendable, Codable {
  public var run: String
  public var created: Date
  public var verdicts: [FallbackReport]
  public var primary: Plan.Side
  public var suites: [SuiteSummary]
  public var samples: Int
  public var sampling: Sampling
  public var seed: UInt64
  public var policy: Policy
  public var versions: Versions
  /// What could not be checked or would bend the comparison.
  public var notes: [String]
  /// On what terms the primary and then each fallback were asked; empty for a run that kept none.
  public var terms: [Terms] = []
  /// Cases that nobody was asked.
  public var skips: [Skip] = []
  /// With several fallbacks: true where one that may stand in is enough.
  public var countsBest = false

  /// One fallback's verdict, with what it looks like.
  public struct FallbackReport: Sendable, Codable {
    public var fallback: Plan.Side
    public var verdict: Verdict
    /// How often this same question was asked; more than once is re-running.
    public var reruns: Reruns
    public var exhibits: [Exhibit]
    /// Parts of the cases, for looking around: none of it decides.
    public var exploration: [ExploredSlice] = []
  }

  public struct SuiteSummary: Sendable, Codable {
    public var name: String
    public var version: String
    public var digest: String
    public var cases: Int
    public var byDimension: [String: Int]
  }

  /// One case side by side, among the worst of a gate that is not met.
  public struct Exhibit: Sendable, Codable {
    public var gate: GateID
    public var part: String
    public var `case`: String
    public var prompt: String
    public var primary: String
    public var fallback: String
    public var loss: Double
    public var primaryReading: String
    public var fallbackReading: String
  }

  /// What made this report.
  public struct Versions: Sendable, Hashable, Codable {
    public var locum: String
    /// Version of each metric that was read.
    public var metrics: [String: Int]
  }

  /// What the whole came to: with several fallbacks the worst of them, or the best where one is
  /// enough.
  public var outcome: Verdict.Outcome { countsBest ? best : worst }

  /// The worst outcome over all fallbacks.
  public var worst: Verdict.Outcome {
    verdicts.map(\.verdict.outcome).max { $0.rank < $1.rank } ?? .invalid
  }

  /// The best outcome over all fallbacks.
  public var best: Verdict.Outcome {
    verdicts.map(\.verdict.outcome).min { $0.rank < $1.rank } ?? .invalid
  }

  /// Where every figure of this report comes from, in one line.
  public var signature: String {
    let suites = self.suites.map { "\($0.name) \($0.version) \($0.digest.prefix(6))" }
    let cases = self.suites.reduce(0) { $0 + $1.cases }
    let skipped = skips.isEmpty ? "" : " (\(skips.count) skipped)"
    let labels = verdicts.first?.verdict.labels.map { " | labels \($0.digest.prefix(6))" } ?? ""
    return "locum \(versions.locum) | \(suites.joined(separator: ", ")) | policy \(policy.name) "
      + "\(policy.version) \(policy.digest.prefix(6)) | seed \(seed) | \(cases) × \(samples)"
      + skipped + labels
  }
}

extension Report {
  /// This program's version.
  public static let version = "0.1.0"

  /// Decides a stored plan and gathers what surfaces show.
  ///
  /// - Parameter labels: people's words on its replies, which take a detector's place.
  public init(
    plan: Plan, policy: Policy, store: Store, labels: ReviewLabels? = nil, decidedAt time: Date
  ) throws {
    let decided = try Decide(plan: plan, policy: policy, store: store, labels: labels).decided()
    run = plan.runID
    created = try store.created(plan) ?? time
    primary = plan.primary
    samples = plan.samples
    sampling = plan.sampling
    seed = plan.seed
    self.policy = policy
    notes =
      try store.notes(of: plan) + plan.notes(policy: policy)
      + zip(plan.fallbacks, decided).compactMap { side, decided in
        decided.verdict.labels.map {
          Sentences.sentence($0, fallback: plan.fallbacks.count > 1 ? side.name : nil)
        }
      } + decided.compactMap(\.verdict.judge?.sentence)
      + Self.mixed([(primary.name, decided.first?.verdict.primary)])
      + Self.mixed(zip(plan.fallbacks, decided).map { ($0.name, $1.verdict.fallback) })
    if let first = decided.first,
      let sentence = UnmetKeys(first.questions, primary: first.primary).sentence
    {
      notes.append(sentence)
    }
    terms = plan.terms ?? []
    skips = plan.skips ?? []
    suites = plan.suites.map { suite in
      SuiteSummary(
        name: suite.name, version: suite.version, digest: suite.digest, cases: suite.cases.count,
        byDimension: Dictionary(grouping: suite.cases, by: \.dimension.rawValue).mapValues(\.count))
    }
    versions = Versions(
      locum: Self.version,
      metrics: Dictionary(
        uniqueKeysWithValues: Scoring(for: policy.gates).metrics.map {
          ($0.id.rawValue, $0.version)
        }))
    let reruns = try store.record(
      decided.map(\.verdict.outcome), on: plan, policy: policy, at: time)
    self.verdicts = try zip(zip(plan.fallbacks, decided), reruns).map { pair, reruns in
      let (side, decided) = pair
      return FallbackReport(
        fallback: side, verdict: decided.verdict, reruns: reruns,
        exhibits: try Exhibits(decided: decided, store: store).worst(),
        exploration: decided.exploration)
    }
  }

  /// Sides on which more than one model answered.
  private static func mixed(_ sides: [(name: String, coverage: Coverage?)]) -> [String] {
    sides.compactMap { name, coverage in
      let models = ModelName.distinct(coverage?.served ?? [])
      guard models.count > 1 else { return nil }
      return "\(name): its replies come from \(models.count) models, "
        + models.map(\.clipped).joined(separator: ", ")
        + "; what is decided is decided of the mixture"
    }
  }
}
