import Metrics

/// The comparisons with a known answer that every run makes; they depend on the primary alone.
struct Controls {
  /// Nil where there are too few samples to halve.
  let selfComparison: SelfComparison?
  let brokenCopies: BrokenCopies
}

extension Controls {
  /// - Parameter responses: the primary's, question × sample; nil where missing.
  init(
    _ evidence: GateEvidence, questions: [Question], facts: QuestionFacts, responses: [[Response?]],
    primary: Scores, seed: UInt64, judging: Judging? = nil, embedding: Embedding? = nil
  ) {
    let gate = Gate(evidence, primary: primary, fallback: primary)
    selfComparison =
      primary.samples >= SelfComparison.fewestSamples ? SelfComparison(gate, seed: seed) : nil
    brokenCopies = BrokenCopies(
      gate, questions: questions, facts: facts, responses: responses, primary: primary, seed: seed,
      judging: judging, embedding: embedding)
  }

  func invalidities(samples: Int) -> [Invalidity] {
    var found: [Invalidity] = []
    if let selfComparison {
      if !selfComparison.isSound {
        found.append(
          .selfComparison(broken: selfComparison.broken, halvings: selfComparison.halvings))
      }
    } else {
      found.append(.tooFewSamples(have: samples, need: SelfComparison.fewestSamples))
    }
    for copy in brokenCopies.results where copy.hasContrast && !copy.unnoticed.isEmpty {
      found.append(.blindGate(copy.gate, parts: copy.unnoticed))
    }
    return found
  }

  var report: ControlsReport {
    ControlsReport(
      halvings: selfComparison?.halvings, halvingsBroken: selfComparison?.broken,
      brokenCopies: brokenCopies.results.map {
        .init(gate: $0.gate, cases: $0.cases, noticed: $0.unnoticed.isEmpty)
      })
  }
}
