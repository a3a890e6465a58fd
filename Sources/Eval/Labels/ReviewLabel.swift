import Adapters
public import Foundation
import Metrics

/// One person's word on one reply: a line of a labels file, `locum-label/1`.
public struct ReviewLabel: Sendable, Hashable {
  public static let format = "locum-label/1"

  /// The run it was made in; nil where the line does not say.
  public var run: String?
  /// Nil where the line does not say.
  public var suite: String?
  public var `case`: String
  /// Of the reply and everything the model was shown; see ``ReplyDigest``.
  public var digest: String
  public var metric: MetricID
  /// One of the metric's words.
  public var label: String
  /// Who says so.
  public var by: String
  public var at: Date?

  /// The line, without its line feed.
  public var line: String {
    var members = JSONObject()
    members["format"] = .string(Self.format)
    if let run { members["run"] = .string(run) }
    if let suite { members["suite"] = .string(suite) }
    members["case"] = .string(`case`)
    members["digest"] = .string(digest)
    members["metric"] = .string(metric.rawValue)
    members["label"] = .string(label)
    members["by"] = .string(by)
    if let at { members["at"] = .string(Timestamp.text(at)) }
    return JSONValue.object(members).description.escapedJSON
  }

  init(item: ReviewItem, label: String, by: String, at: Date?) {
    run = item.run
    suite = item.suite
    `case` = item.case
    digest = item.digest
    metric = item.question.metric
    self.label = label
    self.by = by
    self.at = at
  }

  /// Nil for a line that awaits its label: an exported item nobody has judged.
  ///
  /// - Throws: ``Problem`` with the place.
  init?(_ line: JSONLinesFile.Line) throws {
    func text(_ name: String) throws -> String? {
      guard let value = line[name] else { return nil }
      guard let text = value.string, !text.isEmpty else {
        throw line.problem("\"\(name)\" must be a text", at: name)
      }
      return text
    }
    func required(_ name: String, _ hint: String) throws -> String {
      guard let text = try text(name) else {
        throw line.problem("this label has no \"\(name)\"", hint: hint)
      }
      return text
    }
    let export = "locum review RUN --export FILE writes lines that lack only label and by"
    if let format = try text("format"), format != Self.format {
      throw line.problem(
        "the format is \"\(format)\"", at: "format", hint: "this version reads \(Self.format)")
    }
    guard let label = try text("label") else { return nil }
    run = try text("run")
    suite = try text("suite")
    `case` = try required("case", export)
    digest = try required("digest", export)
    let name = try required("metric", export)
    guard let question = ReviewQuestion.of(MetricID(rawValue: name)) else {
      throw line.problem(
        "\"\(name)\" is nothing a person labels", at: "metric",
        hint: suggestion(for: name, among: ReviewQuestion.all.map(\.metric.rawValue)))
    }
    metric = question.metric
    guard question.choice(label) != nil else {
      throw line.problem(
        "the label is \"\(label)\"", at: "label",
        hint: suggestion(for: label, among: question.choices.map(\.word)))
    }
    self.label = label
    by = try required("by", "write who says so, for example \"by\": \"ana\"")
    at = try text("at").map { text in
      guard let date = Timestamp.date(text) else {
        throw line.problem(
          "\"at\" is no point in time", at: "at", hint: "write it as 2026-11-21T07:00:00Z")
      }
      return date
    }
  }
}
