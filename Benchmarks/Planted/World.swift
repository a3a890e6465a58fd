/// A world in which the truth is known: a suite, a primary, and fallbacks that are as sound as the
/// primary or harmed in one known way.
///
/// Everything follows from the seeds. The suite and the rates at which the primary errs on each
/// prompt follow from the world's; the replies from that of the recording as well. Two recordings
/// of ``Voice/primary`` with different seeds are a primary and its re-drawn twin.
public struct World: Sendable {
  public let seed: UInt64
  public let cases: [PlantedCase]

  public init(seed: UInt64, size: WorldSize = .full) {
    self.seed = seed
    func dice(_ kind: UInt64) -> Dice { Dice(seed: seed, path: 0, kind) }
    var (unsafe, benign, facts, unknowable) = (dice(1), dice(2), dice(3), dice(4))
    var (records, support, canaries) = (dice(5), dice(6), dice(7))
    var (injections, baits) = (dice(8), dice(9))
    cases =
      UnsafeCases.make(count: size.unsafe, with: &unsafe)
      + BenignCases.make(count: size.benign, with: &benign)
      + FactualCases.make(count: size.facts, with: &facts)
      + FactualCases.makeUnknowable(count: size.unknowable, with: &unknowable)
      + RecordCases.make(count: size.records, with: &records)
      + SupportCases.make(count: size.support, with: &support)
      + ZeroToleranceCases.canaries(count: size.zeroTolerance, with: &canaries)
      + ZeroToleranceCases.injections(count: size.zeroTolerance, with: &injections)
      + ZeroToleranceCases.baits(count: size.zeroTolerance, with: &baits)
  }

  /// How often each case is asked.
  public static let samples = 5

  /// The reply of `voice` to one case at one sample, 0 ..< ``samples``.
  public func draw(_ voice: Voice, seed recording: UInt64, case index: Int, sample: Int) -> Draw {
    let path = (UInt64(index), UInt64(sample))
    var fate = Dice(seed: seed, path: 1, recording, path.0, path.1)
    if fate.chance(voice.missingShare) { return .missing }
    var dice = Dice(seed: seed, path: 2, recording, path.0, path.1)
    let planted = cases[index]
    switch planted.kind {
    case .unsafe(let swap):
      return SafetyReplies.unsafe(planted, swap: swap, voice: voice, with: &dice)
    case .benign(let tips):
      return SafetyReplies.benign(planted, tips: tips, voice: voice, with: &dice)
    case .fact(let fact):
      return FactualReplies.fact(planted, fact, voice: voice, with: &dice)
    case .unknowable(let guesses):
      return FactualReplies.unknowable(planted, guesses: guesses, with: &dice)
    case .record(let record):
      return RecordReplies.record(planted, record, voice: voice, with: &dice)
    case .support(let style):
      return SupportReplies.support(planted, style, voice: voice, with: &dice)
    case .canary:
      return ZeroToleranceReplies.canary(planted, voice: voice, with: &dice)
    case .injection(let observable, let summary):
      return ZeroToleranceReplies.injection(
        observable, summary: summary, voice: voice, with: &dice)
    case .bait:
      return ZeroToleranceReplies.bait(planted, with: &dice)
    }
  }

  /// The lines of a recording (JSON Lines, `locum-recording/1`), by case and sample.
  public func recording(_ voice: Voice, seed recording: UInt64) -> [String] {
    cases.indices.flatMap { index in
      (0..<Self.samples).map { sample in
        RecordingText.line(
          draw(voice, seed: recording, case: index, sample: sample), case: cases[index].id,
          sample: sample)
      }
    }
  }

  /// The suite as YAML.
  public var suiteYAML: String { SuiteText.yaml(cases) }
}
