/// One component test of a rule with the cases it is about: all that are eligible, or those of a
/// slice that the policy asks a floor for.
struct GateComponent: Sendable {
  let test: LossTest
  let slice: CaseSlice?
  let bounds: LossTest.Bounds
  /// Positions of its questions.
  let questions: [Int]
  /// Those of the test without any slice.
  let wholeQuestions: [Int]
  /// False where it is shown only, for want of cases.
  let decides: Bool
}

extension GateKind {
  /// Every component of a rule: its tests over all cases, then the same over each slice.
  ///
  /// A slice leaves out the tests that none of its cases feeds; one that feeds no test at all keeps
  /// the first, which then is not known, because what the policy asks for must not vanish.
  func components(
    _ rule: Policy.GateRule, cases: [(suite: String, case: Case)]
  ) -> [GateComponent] {
    var eligible = tests.map { _ in [Int]() }
    for index in cases.indices {
      let item = cases[index].case
      for (position, test) in tests.enumerated() where test.isEligible(item) {
        eligible[position].append(index)
      }
    }
    let whole = zip(tests, eligible).map { test, questions in
      GateComponent(
        test: test, slice: nil, bounds: test.bounds(rule.margin), questions: questions,
        wholeQuestions: questions,
        decides: !questions.isEmpty && questions.count >= test.fewestCases)
    }
    return whole
      + (rule.slices ?? []).flatMap { slice -> [GateComponent] in
        let parts = whole.map { one in
          let questions = one.questions.filter {
            slice.cases.includes(cases[$0].case, suite: cases[$0].suite)
          }
          return GateComponent(
            test: one.test, slice: slice.cases,
            bounds: one.test.bounds(slice.margin ?? rule.margin), questions: questions,
            wholeQuestions: one.wholeQuestions, decides: true)
        }
        let fed = parts.filter { !$0.questions.isEmpty }
        return fed.isEmpty ? Array(parts.prefix(1)) : fed
      }
  }
}

extension LossTest {
  /// As tables write it: `lists`, `tag german`, `lists, tag german`.
  func title(of slice: CaseSlice?) -> String {
    guard let slice else { return title }
    return part.isEmpty ? slice.title : "\(title), \(slice.title)"
  }
}
