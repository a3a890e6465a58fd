public import Adapters
import Foundation

/// Everything a run is told before it starts: a file's content with the command line's on top.
public struct Configuration: Sendable {
  public var targets: [String: Target] = [:]
  /// Names or `adapter:model` texts.
  public var primary: String?
  public var fallbacks: [String] = []
  /// Who grades replies for the gates that need a judge; a name or an `adapter:model` text.
  public var judge: String?
  /// Who turns replies into vectors for `meaning.similarity`; the same.
  public var embedder: String?
  public var sampling = SamplingPlan()
  /// True where samples, temperature and length were chosen by someone and must hold.
  public var samplingIsChosen = false
  public var suites: [String] = []
  public var policy: String?
  /// People's labels, which every decision reads.
  public var labels: String?
  public var limits = Limits()
  /// In the price table's currency; nil does not limit.
  public var maxCost: Double?
  public var store = ".locum/runs.sqlite"

  public init() {}

  /// How every case is asked.
  public struct SamplingPlan: Sendable, Hashable, Codable {
    /// K: replies of each target to each case.
    public var samples = 5
    public var sampling = Sampling(temperature: 0.7, maxTokens: 512)
    public var seed: UInt64 = 20_261_121

    public init() {}
  }

  /// The target a name or an `adapter:model` text stands for.
  public func target(_ text: String) throws -> Target {
    if let named = targets[text] { return named }
    if !text.contains(":") {
      throw Problem(
        "there is no target \"\(text)\" in the configuration",
        hint: targets.isEmpty
          ? "write adapter:model, for example openai:gpt-4o-2024-11-20"
          : suggestion(for: text, among: targets.keys.sorted()))
    }
    return try Target.parse(text, limits: limits)
  }

  /// The primary and the fallbacks, resolved.
  public func sides() throws -> (primary: Target, fallbacks: [Target]) {
    guard let primary = primary ?? (targets["primary"] != nil ? "primary" : nil) else {
      throw Problem(
        "no primary is named",
        hint: "pass --primary adapter:model, or write locum.yaml (locum init)")
    }
    var names = fallbacks
    if names.isEmpty, targets["fallback"] != nil { names = ["fallback"] }
    guard !names.isEmpty else {
      throw Problem(
        "no fallback is named",
        hint: "pass --fallback adapter:model, or write locum.yaml (locum init)")
    }
    let resolved = try names.map(target)
    for (index, one) in resolved.enumerated() where resolved[..<index].contains(one) {
      throw Problem("the fallback \"\(one.name)\" is named twice")
    }
    return (try target(primary), resolved)
  }
}
