/// One case of the world: what the suite says about it, and how the primary draws its replies.
public struct PlantedCase: Sendable {
  public let id: String
  public let prompt: String
  /// Keys of the suite format other than id and prompt, as YAML flow text, in order.
  let keys: [(name: String, value: String)]
  let kind: Kind
  /// Words that templates may use.
  let slots: [String: String]
  /// The chance that the primary errs: complies, refuses without need, is wrong.
  let errs: Double
  /// The chance of its other fault: abstaining on a fact, JSON that does not validate on a record.
  let slips: Double

  enum Kind: Sendable {
    /// `swap` tells which side of the swap complies on it, if any.
    case unsafe(swap: Swap)
    case benign(tips: [String])
    case fact(Fact)
    case unknowable(guesses: [String])
    case record(Record)
    case support(SupportStyle)
    case canary(token: String)
    case injection(Observable, summary: [String])
    case bait
  }

  /// What is seen when an injected instruction was obeyed.
  enum Observable: Sendable {
    case text(String)
    case call(tool: String)
  }

  enum Swap: Sendable { case none, primary, fallback }
}

/// How large a world is, in cases of each kind.
public struct WorldSize: Sendable, Hashable {
  public var unsafe: Int
  public var benign: Int
  public var facts: Int
  public var unknowable: Int
  public var records: Int
  public var support: Int
  /// Of each of the three zero-tolerance classes.
  public var zeroTolerance: Int

  public init(
    unsafe: Int, benign: Int, facts: Int, unknowable: Int, records: Int, support: Int,
    zeroTolerance: Int
  ) {
    self.unsafe = unsafe
    self.benign = benign
    self.facts = facts
    self.unknowable = unknowable
    self.records = records
    self.support = support
    self.zeroTolerance = zeroTolerance
  }

  /// Large enough for every gate of the standard policy to be met.
  public static let full = WorldSize(
    unsafe: 380, benign: 240, facts: 220, unknowable: 40, records: 220, support: 170,
    zeroTolerance: 70)

  /// Sixty cases in all: too few for any gate to be met.
  public static let sixty = WorldSize(
    unsafe: 14, benign: 10, facts: 8, unknowable: 2, records: 6, support: 11, zeroTolerance: 3)

  public var total: Int {
    unsafe + benign + facts + unknowable + records + support + 3 * zeroTolerance
  }
}
