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
    self.init(side: judge, model: model, concurrency: concurrency)
    self.questions = questions
    samples = Judging.votes
    try store.keep(judgements: questions, of: plan)
  }
}

extension Policy {
  /// True where a gate reads a judge's grades.
  public var needsJudge: Bool {
    gates.contains { GateKind.named($0.gate)?.needsJudge == true }
  }
}

extension Plan {
  /// The most votes a judge can be asked for: every reply to a case with an answer, and the control's.
  public func mostVotes(policy: Policy) -> Int {
    guard judge != nil, policy.needsJudge else { return 0 }
    let judged = cases.count { $0.case.dimension == .factuality && $0.case.answer != nil }
    return judged * samples * (sides.count + 1) * Judging.votes
  }
}
