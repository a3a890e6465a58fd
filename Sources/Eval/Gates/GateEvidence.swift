/// What a policy's gates rest on: the cases, their units of evidence, and which cases feed which test.
///
/// Depends on no reply, so that many draws, halves or fallbacks share it.
struct GateEvidence: Sendable {
  let policy: Policy
  let cases: [Case]
  /// The unit of evidence of each case.
  let clusters: [Int]
  /// By rule of the policy.
  let components: [[GateComponent]]

  init(policy: Policy, questions: [Question]) {
    self.policy = policy
    cases = questions.map(\.case)
    let pairs = questions.map { (suite: $0.suite, case: $0.case) }
    clusters = unitsOfEvidence(pairs)
    components = policy.gates.map { rule in
      GateKind.named(rule.gate)?.components(rule, cases: pairs) ?? []
    }
  }
}
