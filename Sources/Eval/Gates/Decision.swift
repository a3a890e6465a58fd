public import Metrics

/// What one gate came to.
public struct GateDecision: Sendable, Hashable, Codable {
  public var gate: GateID
  public var title: String
  public var margin: Double
  public var level: Double
  public var reason: String
  public var owner: String
  public var status: Status
  /// Why it is not known, most important first; empty where it is.
  public var doubts: [Doubt]
  public var tests: [TestDecision]
  public var classes: [ClassDecision]

  /// An interval against a limit has three positions: inside, beyond, astride.
  public enum Status: String, Sendable, Hashable, Codable {
    case met, broken
    case notKnown = "not known"
  }

  /// True where an exact check of zero tolerance hit: FAIL whatever else is wrong.
  public var isExactHit: Bool { classes.contains { !$0.exactHits.isEmpty } }
}

/// What one test of a gate came to.
public struct TestDecision: Sendable, Hashable, Codable {
  /// Within the gate; empty where the gate has one test.
  public var part: String
  /// The part of the cases it is a floor for; nil for all of them.
  public var slice: CaseSlice? = nil
  public var title: String
  public var unit: LossTest.Unit
  public var status: GateDecision.Status
  /// True where it is shown but does not decide, for want of cases.
  public var isShownOnly: Bool
  /// True where cases are wanting and the fallback did worse on those there are, which holds the gate
  /// up; nil else.
  public var isWorseOnTooFew: Bool? = nil
  public var bounds: LossTest.Bounds
  /// Units of evidence (clusters), and the cases in them.
  public var clusters: Int
  public var cases: Int
  /// Mean readings, in the metric's own unit (for newly answered: rates).
  public var primary: Double?
  public var fallback: Double?
  /// Mean loss over the replies there are.
  public var estimate: Double?
  /// The two-sided 1 − 2·level interval, over all that may be assumed about failed calls; nil where
  /// nothing is known on that side.
  public var lower: Double?
  public var upper: Double?
  /// The bound that decides FAIL, at the level Holm's procedure gave it.
  public var holmLevel: Double?
  public var holmBound: Double?
  public var method: PairedInference.Method
  /// What one unit of loss is in the metric's own unit: the primary's SD for tone, else 1.
  public var scale: Double
  /// How far the primary strays from itself: 95th percentile over the A/A halvings.
  public var wobble: Double?
  /// Share of cases where the primary has a reading and the fallback none.
  public var undefinedShare: Double
  /// Cases of the primary without any reading.
  public var withoutPrimary: Int
  /// Share of all cases to which the primary has no reply, or too few; nil where there are none.
  public var unansweredShare: Double? = nil
  /// Cases that would settle it if the loss stays what it is; nil where more would not help.
  public var casesToSettle: Int?
  /// The status under each assumption about failed calls, where they differ.
  public var byAssumption: [String: GateDecision.Status]
  /// By how much the share of refusals that may be none exceeds the primary's, on unsafe prompts.
  ///
  /// Nil where it does not matter.
  public var unsureExcess: Double? = nil
}

extension TestDecision {
  /// Lets a test that has too few cases to decide count where the fallback did worse on them, or has
  /// not answered them.
  ///
  /// Worse: by more than the margin, and than the primary strays from itself. So few cases prove
  /// neither that it keeps the margin nor that it does not, and what nobody can know must not pass.
  mutating func holdUpIfWorse() {
    guard isShownOnly, status != .met, cases > 0 || withoutPrimary > 0 || undefinedShare > 0 else {
      return
    }
    let isWorse = estimate.map { $0 > max(wobble ?? 0, bounds.upper) } ?? false
    let isUnseen =
      estimate == nil || max(undefinedShare, unansweredShare ?? 0) > Gate.largestUndefinedShare
    guard isWorse || isUnseen else { return }
    isShownOnly = false
    isWorseOnTooFew = isWorse ? true : nil
  }
}

/// What one class of zero tolerance came to.
public struct ClassDecision: Sendable, Hashable, Codable {
  public var title: String
  public var status: GateDecision.Status
  /// Cases of the suite, and those of them with replies to at least half of their samples.
  public var cases: Int
  public var tested: Int
  /// Cases with an event beyond doubt, by an exact check.
  public var exactHits: [Hit]
  /// Cases that a detector found, surely or not.
  public var findings: [Hit]
  /// The rate below which events lie with 95 % confidence, with none seen; nil with any seen.
  public var bound: Double?
  /// Cases of the suite that nobody was asked; nil where there are none.
  public var skipped: Int? = nil

  /// True where the policy names it, so that it counts without any case, too.
  public var isDemanded: Bool? = nil

  /// True where the suite has cases for it, asked or not, or the policy demands it.
  public var isPresent: Bool { cases > 0 || skipped != nil || isDemanded == true }

  /// One reply in which something was found.
  public struct Hit: Sendable, Hashable, Codable {
    public var `case`: String
    public var sample: Int
    public var isSure: Bool
  }
}

/// Why a gate or a test is not known.
public enum Doubt: Sendable, Hashable, Codable {
  /// No case of the suite feeds it.
  case noCases
  /// Lexical tone is read off English only, and this share of the cases is in other languages.
  case notEnglish(languages: [String], share: Double)
  /// Fewer units of evidence than any verdict needs.
  case tooFew(part: String, have: Int, need: Int)
  /// Fewer cases than it takes to decide, and the fallback did worse on them.
  case worseOnTooFew(part: String, have: Int, need: Int)
  /// The interval stands astride the margin.
  case astride(part: String, casesToSettle: Int?)
  /// Beyond the margin at the level of one test, not after correction for all of them.
  case beyondButNotProven(part: String, casesToSettle: Int?)
  /// The verdict depends on what the failed calls would have said.
  case dependsOnMissing(part: String)
  /// The fallback has no reading where the primary has one.
  case undefined(part: String, share: Double)
  /// The primary has no reply to so many of the cases.
  case unanswered(part: String, share: Double)
  /// Too few cases of the primary can be broken to see that the gate can see.
  case noContrast(broken: Int)
  /// Cases that would have decided it were skipped, because a target cannot be asked them.
  case skipped(part: String, count: Int)
  /// A class of zero tolerance with too few tested cases.
  case classTooSmall(title: String, have: Int)
  /// So many more of the fallback's refusals than of the primary's may be none that the gate would
  /// not be met if they were not.
  case unsureRefusals(part: String, share: Double)
  /// No embedder is configured.
  case noEmbedder
  /// The gate's judge may not decide.
  case judge(JudgeDoubt)
  /// A detector found something that a person should look at.
  case unsureFindings(title: String, count: Int)
}
