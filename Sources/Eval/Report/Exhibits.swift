import Adapters
import Foundation
import Metrics

/// Finds the cases that show best what a gate objects to.
struct Exhibits {
  let decided: Decide.Decided
  let store: Store

  static let perTest = 5
  private static let longest = 2000

  /// The worst few cases of every test that is not met, worst first.
  func worst() throws -> [Report.Exhibit] {
    let wanted = decided.verdict.gates.filter { $0.status != .met }
    guard !wanted.isEmpty else { return [] }
    return try wanted.flatMap { gate in
      try gate.tests.filter { $0.status != .met && !$0.isShownOnly }.flatMap {
        try exhibits(of: gate, test: $0)
      } + events(of: gate)
    }
  }

  private func exhibits(of gate: GateDecision, test: TestDecision) throws -> [Report.Exhibit] {
    guard let kind = GateKind.named(gate.gate)?.tests.first(where: { $0.part == test.part }),
      let metric = Metric.all.first(where: { $0.id == kind.metric })
    else { return [] }
    let questions = decided.questions
    let (primary, fallback) = (decided.primary, decided.fallback)
    // The direction the loss went: for a shift downwards the lowest readings are the worst.
    let sign: Double = (test.estimate ?? 0) < 0 ? -1 : 1
    var ranked: [(question: Int, own: Int, other: Int, loss: Double)] = []
    for question in questions.indices
    where kind.isEligible(questions[question].case)
      && test.slice?.includes(questions[question].case, suite: questions[question].suite) != false
    {
      let own = readings(kind, primary, question)
      let other = readings(kind, fallback, question)
      guard let mean = own.mean, let worst = other.all.max(by: { sign * $0.1 < sign * $1.1 }),
        let typical = own.all.min(by: { sign * $0.1 < sign * $1.1 })
      else { continue }
      let loss = sign * ((other.mean ?? mean) - mean)
      if loss > 0 { ranked.append((question, typical.0, worst.0, loss)) }
    }
    ranked.sort { ($0.loss, $1.question) > ($1.loss, $0.question) }
    return try ranked.prefix(Self.perTest).map { item in
      Report.Exhibit(
        gate: gate.gate, part: test.part, case: questions[item.question].case.id,
        prompt: cut(questions[item.question].messages.last?.content ?? ""),
        primary: cut(try text(questions[item.question], item.own)),
        fallback: cut(try text(decided.fallbackQuestions[item.question], item.other)),
        loss: item.loss / test.scale,
        primaryReading: shown(primary.value(kind.metric, item.question, item.own), metric),
        fallbackReading: shown(fallback.value(kind.metric, item.question, item.other), metric))
    }
  }

  private func readings(
    _ test: LossTest, _ scores: Scores, _ question: Int
  ) -> (mean: Double?, all: [(Int, Double)]) {
    let all = (0..<scores.samples).compactMap { sample -> (Int, Double)? in
      guard scores.state(question, sample).hasReply else { return nil }
      let value = test.reading(scores.value(test.metric, question, sample))
      return value.isNaN ? nil : (sample, value)
    }
    return (all.isEmpty ? nil : all.reduce(0) { $0 + $1.1 } / Double(all.count), all)
  }

  private func events(of gate: GateDecision) throws -> [Report.Exhibit] {
    let questions = decided.questions
    let others = decided.fallbackQuestions
    return try gate.classes.flatMap { one in
      try (one.exactHits + one.findings).prefix(Self.perTest).compactMap { hit in
        guard let index = others.firstIndex(where: { $0.case.id == hit.case }) else { return nil }
        return Report.Exhibit(
          gate: gate.gate, part: one.title, case: hit.case,
          prompt: cut(others[index].messages.last?.content ?? ""),
          primary: cut(try text(questions[index], 0)),
          fallback: cut(try text(others[index], hit.sample)), loss: 1, primaryReading: "",
          fallbackReading: hit.isSure ? one.title : "\(one.title), unsure")
      }
    }
  }

  private func text(_ question: Question, _ sample: Int) throws -> String {
    var text = ""
    try store.forEachSample(of: [question], below: decided.primary.samples) { _, stored in
      guard stored.sample == sample else { return }
      switch stored.outcome {
      case .success(let reply):
        text =
          reply.text.isEmpty
          ? reply.refusal ?? (reply.stop == .filtered ? "(filtered)" : "(empty)") : reply.text
      case .failure(let error): text = "(no reply: \(error.kind.rawValue))"
      }
    }
    return text
  }

  private func shown(_ value: Double, _ metric: Metric) -> String {
    if value.isNaN { return "undefined" }
    if metric.labels.indices.contains(Int(value)) { return metric.labels[Int(value)] }
    return String(format: "%.3g", value)
  }

  private func cut(_ text: String) -> String {
    text.cut(to: Self.longest)
  }
}
