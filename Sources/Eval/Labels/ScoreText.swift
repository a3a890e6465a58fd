public import Metrics

extension MetricReading {
  /// One line for people: name, value, unit, how sure, why, and the words it rests on.
  ///
  /// Nothing in it steers a terminal.
  public var line: String {
    var line = Self.padded(metric.id.rawValue, 26) + " " + Self.padded(text, 12)
    line += " \(metric.labels.isEmpty ? metric.unit : "")"
    if score.confidence == .low { line += "  unsure" }
    if let because = score.because { line += "  \(because)" }
    if let evidence { line += "  “\(evidence.clippedLine(60))”" }
    return line
  }

  /// One metric for programs: `value` is null where it is undefined.
  var json: JSONValue {
    var members = JSONObject()
    members["value"] = score.value.map { .number(JSONNumber($0)) } ?? .null
    if let value = score.value, metric.labels.indices.contains(Int(value)) {
      members["label"] = .string(metric.labels[Int(value)])
    }
    members["unit"] = .string(metric.unit)
    members["version"] = .number(JSONNumber(Double(metric.version)))
    members["confidence"] = .string(score.confidence.rawValue)
    if let because = score.because { members["because"] = .string(because.description) }
    if let range = score.evidence {
      members["evidence"] = .object(
        JSONObject([
          ("start", .number(JSONNumber(Double(range.lowerBound)))),
          ("end", .number(JSONNumber(Double(range.upperBound)))),
          ("text", .string(evidence ?? "")),
        ]))
    }
    return .object(members)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension LabelledReply {
  /// Whether the limit on its length ended the reply, so that what is missing may be the limit's doing.
  public var isCut: Bool { response.stop == .length }

  /// A block of lines for people: what it is called, every metric, what could not be measured.
  public func text(
    of metrics: [Metric] = Metric.all, _ style: TextStyle = TextStyle()
  ) -> String {
    var lines: [String] = []
    let name = [
      line > 0 ? "line \(line)" : nil, id?.clippedLine(60),
      isCut ? "(cut off at the length limit)" : nil,
    ].compactMap { $0 }
    if !name.isEmpty { lines.append(name.joined(separator: "  ")) }
    let readings = readings(of: metrics)
    lines += readings.filter { $0.score.value != nil }.map { "  " + $0.line }
    let undefined = readings.filter { $0.score.value == nil }.map { reading in
      reading.metric.id.rawValue + (reading.score.because.map { " (\($0))" } ?? "")
    }
    if !undefined.isEmpty { lines.append("  undefined: " + undefined.joined(separator: ", ")) }
    return style.adapted(lines.joined(separator: "\n"))
  }

  /// One JSON object on one line, `metrics` by name; offsets of evidence count the reply's UTF-8.
  public func json(of metrics: [Metric] = Metric.all) -> String {
    var members = JSONObject()
    if line > 0 { members["line"] = .number(JSONNumber(Double(line))) }
    if let id { members["id"] = .string(id) }
    if let label { members["label"] = .string(label) }
    if isCut { members["cut"] = .bool(true) }
    if let group { members["group"] = .string(group) }
    members["metrics"] = .object(
      JSONObject(readings(of: metrics).map { ($0.metric.id.rawValue, $0.json) }))
    return JSONValue.object(members).description.escapedJSON
  }
}

extension String {
  /// ``visibleLine`` of at most `width` characters, an ellipsis for the rest.
  func clippedLine(_ width: Int) -> String {
    let line = cut(to: width * 8).visibleLine
    return line.count <= width ? line : String(line.prefix(width - 1)) + "…"
  }
}

extension Problem {
  /// A metric's name that does not exist.
  public init(unknownMetric name: String) {
    self.init(
      "there is no metric \"\(name)\"",
      hint: suggestion(for: name, among: Metric.all.map(\.id.rawValue)))
  }
}
