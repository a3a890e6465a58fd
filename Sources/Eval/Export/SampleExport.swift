import Adapters
import Foundation
import Metrics

/// Every sample of a stored run with its scores, one row each, for other people's tools.
///
/// The columns are ``ExportColumn/all``, then one for each metric; `docs/export.md` says what each
/// holds. Asks nobody: a judge's grades and an embedder's distances are there where the store holds
/// what they replied.
public struct SampleExport: Sendable {
  public enum Format: String, Sendable, Hashable, CaseIterable { case jsonl, csv }

  let plan: Plan
  let store: Store
  /// People's words, which take a detector's place.
  let labels: ReviewLabels?
  /// Leaves out what people and models wrote.
  let isRedacted: Bool

  public init(
    plan: Plan, store: Store, labels: ReviewLabels? = nil, isRedacted: Bool = false
  ) {
    self.plan = plan
    self.store = store
    self.labels = labels
    self.isRedacted = isRedacted
  }

  /// Everything that is measured, last what a judge and an embedder say.
  static let metrics = Metric.all + [.judgeGrade, .meaningDistance]

  /// Questions whose rows are held at a time.
  private static let piece = 100

  /// - Parameter write: takes the text piece by piece; a CSV heading comes first.
  /// - Returns: how many rows there are.
  public func rows(as format: Format, write: (String) throws -> Void) throws -> Int {
    if format == .csv {
      try write(ExportColumn.names.map(CSVCellText.quoted).joined(separator: ",") + "\r\n")
    }
    let decide = Decide(plan: plan, policy: .standard, store: store, labels: labels)
    let (judging, embedding) = (decide.storedVerdicts, try decide.storedVectors())
    var scoring = Scoring(metrics: Self.metrics)
    (scoring.labels, scoring.judging, scoring.embedding) = (labels, judging, embedding)
    var count = 0
    for side in plan.sides {
      let questions = plan.questions(for: side)
      for start in stride(from: 0, to: questions.count, by: Self.piece) {
        let part = Array(questions[start..<min(start + Self.piece, questions.count)])
        let rows = try rows(of: part, side: side, scoring)
          .map { format == .csv ? $0.csv : $0.json }
        if let failure = judging?.failure ?? embedding?.failure { throw failure }
        if !rows.isEmpty { try write(rows.joined()) }
        count += rows.count
      }
    }
    return count
  }

  private func rows(
    of questions: [Question], side: Plan.Side, _ scoring: Scoring
  ) throws -> [ExportRow] {
    let facts = try QuestionFacts(of: questions, samples: plan.samples, in: store)
    var rows: [(question: Int, row: ExportRow)] = []
    try scoring.forEachSample(of: questions, below: plan.samples, in: store) { index, stored in
      let question = questions[index]
      var row = ExportRow(
        run: plan.runID, side: side, question: question, sample: stored.sample,
        outcome: stored.outcome, scores: Self.metrics.map { _ in nil }, isRedacted: isRedacted)
      if case .success(let reply) = stored.outcome {
        let known = facts[index, stored.sample]
        let response = Response(reply)
        var scores = scoring.measure(response, facts: known, to: question)
        _ = labels?.apply(
          to: &scores, of: Self.metrics, question: question, facts: known, response: response)
        row.scores = scores
      }
      rows.append((index, row))
    }
    rows.sort { ($0.question, $0.row.sample) < ($1.question, $1.row.sample) }
    return rows.map(\.row)
  }

  /// Writes to a file and moves it into place, so that nobody reads half of one.
  public func write(to path: String, as format: Format) throws -> Int {
    let file = try OutputFile(at: path)
    defer { file.discard() }
    let count = try rows(as: format) { try file.append(Data($0.utf8)) }
    try file.finish()
    return count
  }
}
