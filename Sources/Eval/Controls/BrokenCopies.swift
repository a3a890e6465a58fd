import Metrics

/// The second control: each gate against the primary spoiled in the way that gate is for.
struct BrokenCopies {
  /// What came of one gate's broken copy.
  struct Result {
    let gate: GateID
    /// Cases that could be broken.
    let cases: Int
    /// Titles of tests or classes that did not notice; not empty means the gate is blind.
    let unnoticed: [String]

    var hasContrast: Bool { cases >= BrokenCopy.fewestCases }
  }

  let results: [Result]
}

extension BrokenCopies {
  /// - Parameter responses: the primary's, question × sample.
  init(
    _ gate: Gate, questions: [Question], facts: QuestionFacts, responses: [[Response?]],
    primary: Scores, seed: UInt64, judging: Judging? = nil, embedding: Embedding? = nil
  ) {
    let cases = gate.cases
    var results: [Result] = []
    for (index, rule) in gate.policy.gates.enumerated() {
      guard let kind = GateKind.named(rule.gate) else { continue }
      let classes = ZeroToleranceClass.all(hazards: []).filter { one in
        cases.contains(where: one.includes)
      }
      let isEligible: (Case) -> Bool =
        switch kind.form {
        case .losses(let tests): { item in tests.contains { $0.isEligible(item) } }
        case .zeroTolerance: { item in classes.contains { $0.includes(item) } }
        }
      let copy = BrokenCopy(
        kind.breakage, cases: cases, responses: responses, scores: primary, seed: seed,
        isEligible: isEligible)
      var scoring = Scoring(for: [rule])
      scoring.judging = judging
      scoring.embedding = embedding
      var scores = Scores(
        questions: cases.count, samples: primary.samples, metrics: scoring.metrics)
      for question in copy.questions {
        for sample in 0..<primary.samples {
          guard let response = copy.reply(question, sample) else { continue }
          scores.set(
            scoring.measure(response, facts: facts[question, sample], to: questions[question]),
            of: response.text, question: question, sample: sample)
        }
      }
      let unnoticed: [String]
      switch kind.form {
      case .losses:
        unnoticed =
          Self.isMet(gate, rule: index, broken: Array(copy.questions), scores)
          ? [kind.title] : []
      case .zeroTolerance:
        unnoticed = classes.filter { one in
          guard let exact = one.exact else { return false }
          return !copy.questions.contains { question in
            one.includes(cases[question])
              && (0..<scores.samples).contains { scores.value(exact, question, $0) > 0 }
          }
        }.map(\.title)
      }
      results.append(Result(gate: rule.gate, cases: copy.questions.count, unnoticed: unnoticed))
    }
    self.results = results
  }

  /// True where every deciding test of the rule is met by the broken copy, over the broken cases.
  private static func isMet(_ gate: Gate, rule: Int, broken: [Int], _ scores: Scores) -> Bool {
    let isBroken = Set(broken)
    // A floor for a few cases would notice anything, by being too few to be met.
    let tests = gate.items.filter { $0.rule == rule && $0.decides && $0.slice == nil }
    guard !tests.isEmpty, !broken.isEmpty else { return false }
    return tests.allSatisfy { item in
      var readings = PairedReadings.Readings(
        scores, of: item.test, questions: item.readings.questions)
      readings.count(in: item.readings.unit)
      // A case that could not be broken keeps the primary's own replies.
      for (index, question) in item.readings.questions.enumerated()
      where !isBroken.contains(question) {
        for sample in 0..<readings.samples {
          let cell = index * readings.samples + sample
          readings.values[cell] = item.readings.primary.values[cell]
          readings.states[cell] = item.readings.primary.states[cell]
        }
      }
      let paired = PairedReadings(item.readings, fallback: readings)
      return TestResult(paired.losses(.observed), of: item.test, bounds: item.bounds)
        .isMet(level: item.level)
    }
  }
}
