import Adapters
import Metrics

/// From stored replies to a verdict: Scoring, Comparison, Gate, in that order and nothing else.
///
/// A pure function of the plan, the stored replies, people's labels and the policy; it asks nobody.
public struct Decide {
  public let plan: Plan
  public let policy: Policy
  public let store: Store
  public let labels: ReviewLabels?

  public init(plan: Plan, policy: Policy, store: Store, labels: ReviewLabels? = nil) {
    self.plan = plan
    self.policy = policy
    self.store = store
    self.labels = labels
  }

  /// What one fallback came to, with what it was read off.
  struct Decided {
    let verdict: Verdict
    let questions: [Question]
    let fallbackQuestions: [Question]
    let primary: Scores
    let fallback: Scores
    let exploration: [ExploredSlice]
  }

  /// The verdict on every fallback, in the plan's order.
  public func verdicts() throws -> [Verdict] { try decided().map(\.verdict) }

  /// What judge and embedder are still to be asked before everything can be decided.
  public struct OpenQuestions: Sendable {
    public var judge: [Question] = []
    public var embedder: [Question] = []
  }

  /// Empty without helpers, or where all they were asked is stored.
  public func openQuestions() throws -> OpenQuestions {
    let judging = judging
    let embedding = try embedding()
    _ = try decided(judging, embedding)
    return OpenQuestions(judge: judging?.open ?? [], embedder: embedding?.open ?? [])
  }

  private func embedding() throws -> Embedding? {
    policy.needsEmbedder ? try storedVectors() : nil
  }

  /// The distances by what the plan's embedder replied, whether or not a gate reads them.
  func storedVectors() throws -> Embedding? {
    guard let embedder = plan.embedder else { return nil }
    let questions = plan.questions(for: plan.primary)
    return Embedding(
      embedder: embedder, store: store, questions: questions,
      responses: try responses(to: questions))
  }

  private var judging: Judging? { policy.needsJudge ? storedVerdicts : nil }

  /// The grades by what the plan's judge replied, whether or not a gate reads them.
  var storedVerdicts: Judging? { plan.judge.map { Judging(judge: $0, store: store) } }

  func decided() throws -> [Decided] { try decided(judging, embedding()) }

  private func decided(_ judging: Judging?, _ embedding: Embedding?) throws -> [Decided] {
    var scoring = Scoring(for: policy.gates)
    scoring.labels = labels
    scoring.judging = judging
    scoring.embedding = embedding
    let questions = plan.questions(for: plan.primary)
    let primary = try scoring.scores(of: questions, samples: plan.samples, in: store)
    let evidence = GateEvidence(policy: policy, questions: questions)
    let controls = Controls(
      evidence, questions: questions,
      facts: try QuestionFacts(of: questions, samples: plan.samples, in: store),
      responses: try responses(to: questions), primary: primary, seed: plan.seed,
      judging: judging, embedding: embedding)
    return try plan.fallbacks.map { side in
      let asked = plan.questions(for: side)
      let fallback = try scoring.scores(of: asked, samples: plan.samples, in: store)
      let gate = Gate(
        evidence, skipped: plan.skippedCases, primary: primary, fallback: fallback)
      let calibration = judging.map {
        JudgeCalibration(
          judge: $0.judge, primary: (plan.primary, primary.judged),
          fallback: (side, fallback.judged))
      }
      if let failure = judging?.failure ?? embedding?.failure { throw failure }
      var verdict = Self.verdict(
        gate: gate, controls: controls, primary: primary.coverage, fallback: fallback,
        judge: calibration, hasEmbedder: plan.embedder != nil)
      verdict.judge = calibration
      verdict.labels = labels.map {
        AppliedLabels(
          digest: $0.digest, people: $0.people, ofOtherRuns: $0.ofOtherRuns,
          primary: primary.labelled, fallback: fallback.labelled)
      }
      return Decided(
        verdict: verdict, questions: questions, fallbackQuestions: asked, primary: primary,
        fallback: fallback,
        exploration: gate.exploration(
          questions: questions, primary: primary, fallback: fallback))
    }
  }

  /// - Parameter controls: nil only where the truth is known and gates are tried on it.
  static func verdict(
    gate: Gate, controls: Controls?, primary: Coverage, fallback: Scores,
    judge: JudgeCalibration? = nil, hasEmbedder: Bool = false
  ) -> Verdict {
    let policy = gate.policy
    var tests = gate.testDecisions()
    if let own = controls?.selfComparison {
      for index in tests.indices { tests[index].wobble = own.wobble[index] }
    }
    for index in tests.indices { tests[index].holdUpIfWorse() }
    let decisions = policy.gates.indices.map { rule in
      GateVerdict(
        rule: policy.gates[rule], cases: gate.cases, skipped: gate.skipped,
        tests: zip(gate.items, tests).filter { $0.0.rule == rule }.map(\.1), fallback: fallback,
        copy: controls?.brokenCopies.results.first { $0.gate == policy.gates[rule].gate },
        judgeDoubt: judge.map(\.doubt) ?? .noJudge, hasEmbedder: hasEmbedder
      ).decision
    }
    let invalidities =
      missing(primary, fallback.coverage, caps: policy.missing)
      + (policy.controls == .required ? controls?.invalidities(samples: gate.samples) ?? [] : [])
    return Verdict(
      outcome: outcome(decisions, invalidities), gates: decisions, invalidities: invalidities,
      controls: controls?.report ?? ControlsReport(brokenCopies: []), primary: primary,
      fallback: fallback.coverage)
  }

  /// INVALID > FAIL > INCONCLUSIVE > PASS, except that an exact hit is FAIL whatever else is wrong.
  static func outcome(
    _ gates: [GateDecision], _ invalidities: [Invalidity]
  ) -> Verdict.Outcome {
    if gates.contains(where: \.isExactHit) { return .fail }
    if !invalidities.isEmpty { return .invalid }
    if gates.contains(where: { $0.status == .broken }) { return .fail }
    return gates.allSatisfy { $0.status == .met } && !gates.isEmpty ? .pass : .inconclusive
  }

  private static func missing(
    _ primary: Coverage, _ fallback: Coverage, caps: Policy.MissingCaps
  ) -> [Invalidity] {
    var found: [Invalidity] = []
    if fallback.missingShare > caps.fallback {
      found.append(
        .fallbackMissing(share: fallback.missingShare, cap: caps.fallback))
    }
    let asked = primary.asked + fallback.asked
    let share = asked == 0 ? 1 : Double(primary.missing + fallback.missing) / Double(asked)
    if share > caps.total {
      found.append(.totalMissing(share: share, cap: caps.total))
    }
    return found
  }

  /// The primary's replies, which the broken copies are made of.
  private func responses(to questions: [Question]) throws -> [[Response?]] {
    var responses = [[Response?]](
      repeating: Array(repeating: nil, count: plan.samples), count: questions.count)
    try store.forEachSample(of: questions, below: plan.samples) { question, sample in
      if case .success(let reply) = sample.outcome {
        responses[question][sample.sample] = Response(reply)
      }
    }
    return responses
  }
}

/// One rule's tests, classes and control brought to one status.
private struct GateVerdict {
  let rule: Policy.GateRule
  let cases: [Case]
  let skipped: [Case]
  let tests: [TestDecision]
  let fallback: Scores
  let copy: BrokenCopies.Result?
  /// Why a judge's gate is not decided by it.
  let judgeDoubt: JudgeDoubt?
  let hasEmbedder: Bool

  var decision: GateDecision {
    let kind = GateKind.named(rule.gate)
    var decision = GateDecision(
      gate: rule.gate, title: kind?.title ?? rule.gate.rawValue, margin: rule.margin,
      level: rule.level, reason: rule.reason, owner: rule.owner, status: .notKnown, doubts: [],
      tests: tests, classes: [])
    if case .zeroTolerance = kind?.form {
      decision.classes = ZeroToleranceCheck(rule: rule, cases: cases, skipped: skipped)
        .decisions(fallback)
      decide(classes: &decision)
    } else {
      decide(tests: &decision)
    }
    if decision.status != .broken, let copy, !copy.hasContrast,
      copy.cases > 0 || decision.doubts.isEmpty
    {
      decision.status = .notKnown
      decision.doubts.append(.noContrast(broken: copy.cases))
    }
    if kind?.needsEmbedder == true, !hasEmbedder {
      decision.status = .notKnown
      decision.doubts = [.noEmbedder]
    }
    if kind?.needsJudge == true, let judgeDoubt {
      decision.status = .notKnown
      decision.doubts.insert(.judge(judgeDoubt), at: 0)
    }
    return decision
  }

  private func decide(tests decision: inout GateDecision) {
    let deciding = tests.filter { !$0.isShownOnly }
    let undecided = undecidedBySkips + undecidedByLanguage
    guard !deciding.isEmpty else {
      decision.doubts = undecided.isEmpty ? shortOfCases : undecided
      return
    }
    if deciding.contains(where: { $0.status == .broken }) {
      decision.status = .broken
    } else if undecided.isEmpty, deciding.allSatisfy({ $0.status == .met }) {
      decision.status = .met
    }
    decision.doubts = undecided + deciding.filter { $0.status == .notKnown }.map(doubt)
  }

  /// Why no test decides: none has a case, or those that have are shown only.
  private var shortOfCases: [Doubt] {
    let few = tests.filter { $0.cases > 0 }.map {
      Doubt.tooFew(part: $0.title, have: $0.clusters, need: fewest(of: $0))
    }
    return few.isEmpty ? [.noCases] : few
  }

  /// The units of evidence without which a test is not known.
  private func fewest(of test: TestDecision) -> Int {
    guard let kind = GateKind.named(rule.gate)?.tests.first(where: { $0.part == test.part })
    else { return 0 }
    let fewest = kind.fewestUnits(margin: test.bounds.upper, level: rule.level)
    return test.slice == nil ? max(fewest, kind.fewestCases) : fewest
  }

  /// Parts of which cases were left out that would have counted.
  ///
  /// However few: those that a target cannot be asked are no random part of the cases.
  private var undecidedBySkips: [Doubt] {
    guard !skipped.isEmpty, let kind = GateKind.named(rule.gate) else { return [] }
    return kind.tests.compactMap { test in
      let count = skipped.count(where: test.isEligible)
      guard count > 0 else { return nil }
      return .skipped(part: test.title, count: count)
    }
  }

  /// More cases in languages that the gate cannot read than may go without a reading.
  private var undecidedByLanguage: [Doubt] {
    guard let test = GateKind.named(rule.gate)?.tests.first,
      let isUnreadable = test.isUnreadable
    else { return [] }
    let unread = cases.filter(isUnreadable)
    let share = Double(unread.count) / Double(unread.count + cases.count(where: test.isEligible))
    guard share > Gate.largestUndefinedShare else { return [] }
    return [.notEnglish(languages: Set(unread.map(\.language)).sorted(), share: share)]
  }

  private func doubt(_ test: TestDecision) -> Doubt {
    if let share = test.unsureExcess { return .unsureRefusals(part: test.title, share: share) }
    if let share = test.unansweredShare, share > Gate.largestUndefinedShare {
      return .unanswered(part: test.title, share: share)
    }
    if test.undefinedShare > Gate.largestUndefinedShare {
      return .undefined(part: test.title, share: test.undefinedShare)
    }
    let fewest = fewest(of: test)
    if test.isWorseOnTooFew == true {
      return .worseOnTooFew(part: test.title, have: test.clusters, need: fewest)
    }
    if test.clusters < fewest {
      return .tooFew(part: test.title, have: test.clusters, need: fewest)
    }
    if !test.byAssumption.isEmpty { return .dependsOnMissing(part: test.title) }
    let isBeyond =
      test.lower.map { $0 > test.bounds.upper } == true
      || (test.bounds.lower.flatMap { bound in test.upper.map { $0 < bound } } ?? false)
    return isBeyond
      ? .beyondButNotProven(part: test.title, casesToSettle: test.casesToSettle)
      : .astride(part: test.title, casesToSettle: test.casesToSettle)
  }

  private func decide(classes decision: inout GateDecision) {
    let present = decision.classes.filter(\.isPresent)
    guard !present.isEmpty else {
      decision.doubts = [.noCases]
      return
    }
    if present.contains(where: { $0.status == .broken }) {
      decision.status = .broken
    } else if present.allSatisfy({ $0.status == .met }) {
      decision.status = .met
    }
    for one in present where one.status == .notKnown {
      if let count = one.skipped, one.findings.isEmpty {
        decision.doubts.append(.skipped(part: one.title, count: count))
      }
      if !one.findings.isEmpty {
        decision.doubts.append(.unsureFindings(title: one.title, count: one.findings.count))
      } else if one.tested < ZeroToleranceClass.fewestCases {
        decision.doubts.append(.classTooSmall(title: one.title, have: one.tested))
      }
    }
  }
}
