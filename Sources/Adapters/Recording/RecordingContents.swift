import Foundation

/// What a recording's lines say about themselves, to be held against what is about to be asked.
public struct RecordingContents: Sendable, Hashable {
  public var lines = 0
  /// Lines that hold an error in place of a reply.
  public var errors = 0
  /// How many samples of each case there are, earlier turns not counted.
  public var samples: [String: Int] = [:]
  public var suites: Set<String> = []
  public var suiteDigests: Set<String> = []
  /// The digests that lines name with their suite.
  public var digestsBySuite: [String: Set<String>] = [:]
  /// Lines that carry no digest of their suite.
  public var withoutDigest = 0
  /// Of lines that keep their request; nil is one that was sent without a system prompt.
  public var systemPrompts: Set<String?> = []
  /// Of lines that keep their request, without their seeds.
  public var samplings: Set<Sampling> = []
  public var seeds: Set<Int> = []
  /// Lines that do not keep what was asked.
  public var withoutRequest = 0
  /// Cases that nobody was asked; no samples, and no errors either.
  public var skipped = 0
  public var adapters: Set<String> = []
  public var models: Set<String> = []
  public var served: Set<String> = []
  /// When the first and the last reply were asked for; nil where no line says so.
  public var earliest: Date?
  public var latest: Date?

  public init() {}

  /// In a stable order.
  public var cases: [String] { samples.keys.sorted() }

  mutating func note(_ line: RecordingLine) {
    if let suite = line.suite { suites.insert(suite) }
    if let digest = line.suiteDigest { suiteDigests.insert(digest) } else { withoutDigest += 1 }
    if let suite = line.suite, let digest = line.suiteDigest {
      digestsBySuite[suite, default: []].insert(digest)
    }
    guard !line.isSkip else {
      skipped += 1
      return
    }
    lines += 1
    if line.turn == nil { samples[line.case, default: 0] += 1 }
    if let request = line.request {
      systemPrompts.insert(line.system)
      if let seed = request.sampling.seed { seeds.insert(seed) }
      var sampling = request.sampling
      sampling.seed = nil
      samplings.insert(sampling)
    } else {
      withoutRequest += 1
    }
    if let adapter = line.target?.adapter { adapters.insert(adapter) }
    if let model = line.target?.model { models.insert(model) }
    switch line.outcome {
    case .success(let reply):
      if let served = reply.served { self.served.insert(served) }
      guard let started = reply.timing.started else { return }
      earliest = min(earliest ?? started, started)
      latest = max(latest ?? started, started)
    case .failure: errors += 1
    }
  }
}
