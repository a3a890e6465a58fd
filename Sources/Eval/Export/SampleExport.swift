import Adapters
import Foundation
import Metrics

/// Every sample of a stored run with its scores, one row each, for other people's tools.
///
/// The columns are ``ExportColumn/all``, then one for each metric; `docs/export.md` says what each
/// holds.
public struct SampleExport: Sendable {
  public enum Format: String, Sendable, Hashable, CaseIterable { case jsonl, csv }

  let plan: Plan
  let store: Store
  /// Leaves out what people and models wrote.
  let isRedacted: Bool

  public init(plan: Plan, store: Store, isRedacted: Bool = false) {
    self.plan = plan
    self.store = store
    self.isRedacted = isRedacted
  }

  /// Questions whose rows are held at a time.
  private static let piece = 100

  /// - Parameter write: takes the text piece by piece; a CSV heading comes first.
  /// - Returns: how many rows there are.
  public func rows(as format: Format, write: (String) throws -> Void) throws -> Int {
    if format == .csv {
      try write(ExportColumn.names.map(CSVCellText.quoted).joined(separator: ",") + "\r\n")
    }
    var count = 0
    for side in plan.sides {
      let questions = plan.questions(for: side)
      for start in stride(from: 0, to: questions.count, by: Self.piece) {
        let part = Array(questions[start..<min(start + Self.piece, questions.count)])
        let facts = try QuestionFacts(of: part, samples: plan.samples, in: store)
        var rows: [(question: Int, sample: Int, text: String)] = []
        try store.forEachSample(of: part, below: plan.samples) { index, stored in
          var scores: [Score?] = Metric.all.map { _ in nil }
          if case .success(let reply) = stored.outcome {
            let exchange = Exchange(
              facts: facts[index, stored.sample], response: Response(reply))
            scores = Metric.all.map { $0.measure(exchange) }
          }
          let row = ExportRow(
            run: plan.runID, side: side, question: part[index], sample: stored.sample,
            outcome: stored.outcome, scores: scores, isRedacted: isRedacted)
          rows.append((index, stored.sample, format == .csv ? row.csv : row.json))
        }
        rows.sort { ($0.question, $0.sample) < ($1.question, $1.sample) }
        if !rows.isEmpty { try write(rows.map(\.text).joined()) }
        count += rows.count
      }
    }
    return count
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
