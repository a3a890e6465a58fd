import Adapters
import Foundation
import Metrics

/// One row of an export before it is written.
struct ExportRow {
  let run: String
  let side: Plan.Side
  let question: Question
  let sample: Int
  let outcome: Result<Reply, ModelError>
  /// In the order of ``SampleExport/metrics``; nil without a reply.
  var scores: [Score?]
  let isRedacted: Bool

  var reply: Reply? { try? outcome.get() }

  var error: ModelError? {
    if case .failure(let error) = outcome { error } else { nil }
  }

  private var cells: [ExportCell] {
    ExportColumn.all.map { isRedacted && $0.isText ? .text(nil) : $0.cell(self) }
      + zip(SampleExport.metrics, scores).map { metric, score in
        guard let value = score?.value else { return .number(nil) }
        let label = Int(value)
        return metric.labels.indices.contains(label)
          ? .text(metric.labels[label]) : metric.labels.isEmpty ? .number(value) : .text(nil)
      }
  }

  /// The metrics whose reading is such; nil where there are none.
  fileprivate func metrics(where isSuch: (MetricID, Score) -> Bool) -> String? {
    let names = zip(SampleExport.metrics, scores).compactMap { metric, score in
      score.flatMap { isSuch(metric.id, $0) ? metric.id.rawValue : nil }
    }
    return names.isEmpty ? nil : names.joined(separator: " ")
  }

  var csv: String { cells.map(\.csv).joined(separator: ",") + "\r\n" }

  var json: String {
    JSONValue.object(JSONObject(zip(ExportColumn.names, cells.map(\.json)))).description + "\n"
  }
}

/// What one column of an export holds.
struct ExportColumn: Sendable {
  let name: String
  /// True for what people and models wrote.
  var isText = false
  let cell: @Sendable (ExportRow) -> ExportCell

  static let all: [ExportColumn] = [
    ExportColumn(name: "run") { .text($0.run) },
    ExportColumn(name: "suite") { .text($0.question.suite) },
    ExportColumn(name: "case") { .text($0.question.case.id) },
    ExportColumn(name: "cluster") { .text($0.question.case.cluster) },
    ExportColumn(name: "dimension") { .text($0.question.case.dimension.rawValue) },
    ExportColumn(name: "tags") { row in
      .text(row.question.case.tags.isEmpty ? nil : row.question.case.tags.joined(separator: " "))
    },
    ExportColumn(name: "language") { .text($0.question.case.language) },
    ExportColumn(name: "expect") { .text($0.question.case.expect?.rawValue) },
    ExportColumn(name: "hazard") { .text($0.question.case.hazard) },
    ExportColumn(name: "side") { .text($0.side.role.rawValue) },
    ExportColumn(name: "target") { .text($0.side.name) },
    ExportColumn(name: "adapter") { .text($0.side.target.adapter) },
    ExportColumn(name: "model") { .text($0.side.target.model) },
    ExportColumn(name: "served") { .text($0.reply?.served) },
    ExportColumn(name: "fingerprint") { .text($0.reply?.fingerprint) },
    ExportColumn(name: "sample") { .number(Double($0.sample)) },
    ExportColumn(name: "prompt", isText: true) {
      .text($0.question.messages.last { $0.role == .user }?.content)
    },
    ExportColumn(name: "replied") { .flag($0.reply != nil) },
    ExportColumn(name: "text", isText: true) { .text($0.reply?.text) },
    ExportColumn(name: "refusal", isText: true) { .text($0.reply?.refusal) },
    ExportColumn(name: "stop") { .text($0.reply?.stop.rawValue) },
    ExportColumn(name: "filtered") { row in
      .flag(row.reply.map { $0.stop == .filtered || $0.filters.contains(where: \.blocked) })
    },
    ExportColumn(name: "attempts") { row in
      .number((row.reply?.attempts ?? row.error?.attempts).map(Double.init))
    },
    ExportColumn(name: "input_tokens") { .number($0.reply?.usage.map { Double($0.input) }) },
    ExportColumn(name: "output_tokens") { .number($0.reply?.usage.map { Double($0.output) }) },
    ExportColumn(name: "first_token_seconds") { .number($0.reply?.timing.firstToken) },
    ExportColumn(name: "total_seconds") { .number($0.reply?.timing.total) },
    ExportColumn(name: "error_kind") { .text($0.error?.kind.rawValue) },
    ExportColumn(name: "error_status") { .number($0.error?.status.map(Double.init)) },
    ExportColumn(name: "labelled") { row in
      .text(row.metrics { $1.because == ReviewLabels.because })
    },
    ExportColumn(name: "unsure") { row in
      .text(
        row.metrics {
          $1.confidence == .low && $1.value != nil
            && ReviewQuestion.of($0)?.applies(to: row.question.case) == true
        })
    },
  ]

  /// Of all columns, the metrics behind the others.
  static let names = all.map(\.name) + SampleExport.metrics.map(\.id.rawValue)
}

/// One cell; nil where nothing is known.
enum ExportCell: Sendable {
  case text(String?)
  case number(Double?)
  case flag(Bool?)

  var json: JSONValue {
    switch self {
    case .text(let text): text.map(JSONValue.string) ?? .null
    case .number(let value): value.flatMap { $0.isFinite ? .number(JSONNumber($0)) : nil } ?? .null
    case .flag(let value): value.map(JSONValue.bool) ?? .null
    }
  }

  var csv: String {
    switch self {
    case .text(let text): text.map { CSVCellText.quoted(CSVCellText.defused($0.visible)) } ?? ""
    case .number(let value): value.flatMap { $0.isFinite ? JSONNumber($0).text : nil } ?? ""
    case .flag(let value): value.map { $0 ? "true" : "false" } ?? ""
    }
  }
}

/// Texts as cells of a CSV file (RFC 4180).
enum CSVCellText {
  /// A spreadsheet runs a cell that begins like a formula; a leading apostrophe makes it text.
  static func defused(_ text: String) -> String {
    guard let first = text.utf8.first, "=+-@\t".utf8.contains(first) else { return text }
    return "'" + text
  }

  static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return text }
    var bytes: [UInt8] = [0x22]
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }
}
