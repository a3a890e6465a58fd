public import Adapters
import Metrics

extension Runner.Lane {
  /// A judge's lane: each of these questions for as many votes as a grade takes.
  ///
  /// Notes in the store that the run reads them.
  public init(
    judge: Plan.Side, model: any Model, concurrency: Int, questions: [Question], of plan: Plan,
    in store: Store
  ) throws {
    self.init(side: judge, model: model, concurrency: concurrency, questions: questions)
    samples = Judging.votes
    try store.keep(helped: questions, of: plan)
  }

  /// An embedder's lane: each of these texts once.
  ///
  /// Notes in the store that the run reads them.
  public init(
    embedder: Plan.Side, model: any Model, concurrency: Int, questions: [Question], of plan: Plan,
    in store: Store
  ) throws {
    self.init(side: embedder, model: model, concurrency: concurrency, questions: questions)
    samples = 1
    try store.keep(helped: questions, of: plan)
  }
}

extension Policy {
  /// True where a gate reads a judge's grades.
  public var needsJudge: Bool {
    gates.contains { GateKind.named($0.gate)?.needsJudge == true }
  }

  /// True where a gate reads an embedder's vectors.
  public var needsEmbedder: Bool {
    gates.contains { GateKind.named($0.gate)?.needsEmbedder == true }
  }
}

extension Plan {
  /// The most votes a judge can be asked for: every reply to a case with an answer, and the control's.
  public func mostVotes(policy: Policy) -> Int {
    guard judge != nil, policy.needsJudge else { return 0 }
    let judged = cases.count { $0.case.dimension == .factuality && $0.case.answer != nil }
    return judged * samples * (sides.count + 1) * Judging.votes
  }

  /// The most texts an embedder can be asked about.
  ///
  /// The control exchanges replies between cases, whose texts are known already.
  public func mostTexts(policy: Policy) -> Int {
    guard embedder != nil, policy.needsEmbedder else { return 0 }
    return cases.count { $0.case.isComparedInMeaning } * samples * sides.count
  }
}
