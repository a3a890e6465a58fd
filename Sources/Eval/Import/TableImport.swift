import Adapters
import Foundation
import Metrics

/// JSON Lines or CSV, one case a line; the fields have the names of a suite's, or others by a map.
struct TableImport {
  private let file: RecordFile
  private let isCSV: Bool

  init(path: String, isCSV: Bool) throws {
    file = try RecordFile(reading: path, as: isCSV ? .table : .lines)
    self.isCSV = isCSV
  }

  static let fields = [
    "id", "prompt", "messages", "system", "answer", "options", "expect", "hazard", "dimension",
    "cluster", "language", "tags", "reply",
  ]

  /// Columns that count the options, read only where a map names them: what an answer that is a number
  /// means, no table says by itself.
  static let counting = ["answer_index", "answer_number"]

  /// What a case has and a line of a table has not.
  private static let onlyInSuites: Set<String> = [
    "schema", "tools", "canary", "injection", "bait", "suffix", "variables", "rows", "note",
  ]

  func read(into draft: inout SuiteDraft) throws {
    let map = draft.options.columns
    let fields = Self.fields + Self.counting
    for (field, _) in map.sorted(by: { $0.key < $1.key }) where !fields.contains(field) {
      throw Problem(
        "\"\(field)\" is no field of a case", hint: suggestion(for: field, among: fields))
    }
    let used = Set(Self.fields.map { map[$0] ?? $0 } + Self.counting.compactMap { map[$0] })
    var columns: Set<String> = []
    var lines: [String: Int] = [:]
    try file.forEach { record in
      for name in record.object.keys where columns.insert(name).inserted && !used.contains(name) {
        draft.list(
          "the column \"\(name.clipped)\" has no place in a case",
          at: isCSV ? heading(name) : record.spot(of: name),
          hint: Self.onlyInSuites.contains(name)
            ? "leave it out here, and write it into the suite"
            : "--column FIELD=\(name.clipped) says what it is")
      }
      try Row(record: record, map: map, isCSV: isCSV).add(to: &draft, lines: &lines)
    }
    for column in map.values.sorted() where !columns.contains(column) {
      throw Problem(
        "\(file.source.path) has no column \"\(column)\"",
        hint: suggestion(for: column, among: columns.sorted()))
    }
  }

  /// Where a column is named.
  private func heading(_ name: String) -> Spot {
    let line = file.source.line(1)
    let before = line.range(of: name).map { line[..<$0.lowerBound] }
    return Spot(source: file.source, line: 1, column: (before?.unicodeScalars.count ?? 0) + 1)
  }
}

/// One line of such a file.
private struct Row {
  let record: ImportRecord
  let map: [String: String]
  let isCSV: Bool

  private func value(_ field: String) -> JSONValue? { record[map[field] ?? field] }

  /// The place of the right option, from 0, where the map names a column that counts them.
  private func place() throws -> (index: Int, field: String)? {
    for (first, field) in TableImport.counting.enumerated() where map[field] != nil {
      guard let text = try text(field) else { continue }
      guard let number = OptionNumber.read(text) else {
        throw problem(field, "\"\(text.clipped)\" is no whole number")
      }
      return (number - first, field)
    }
    return nil
  }

  /// The text of a field that is not blank.
  private func text(_ field: String) throws -> String? {
    guard let value = value(field) else { return nil }
    guard let text = value.plainText else {
      throw problem(field, "\"\(field)\" must be a text, not \(value.kind)")
    }
    return text.isBlank ? nil : text
  }

  private static let listHint = "as JSON: [\"Po\", \"Etna\"]"

  /// - Throws: ``Problem`` where a cell holds a list or a mapping as Python prints it, which as a text
  ///   would be asked, or looked for, with its brackets and quotes.
  private func checkPython() throws {
    for field in ["prompt", "messages", "answer", "options", "tags"] {
      guard let text = value(field)?.string, PythonText.isPrinted(text, asTurns: field == "prompt")
      else { continue }
      throw problem(
        field, "\"\(field)\" holds a list or a mapping as Python prints it, and no JSON",
        hint: "write the cell with json.dumps(…), or the table with "
          + "df.to_json(path, orient=\"records\", lines=True)")
    }
  }

  private func problem(_ field: String, _ message: String, hint: String? = nil) -> Problem {
    record.spot(of: map[field] ?? field).problem(message, hint: hint)
  }

  func add(to draft: inout SuiteDraft, lines: inout [String: Int]) throws {
    try checkPython()
    guard let messages = try messages(listing: &draft) else { return }
    var item = Case(
      id: try text("id") ?? "case-\(record.number)", dimension: .tone, messages: messages)
    if let first = lines.updateValue(record.spot.line, forKey: item.id) {
      throw problem(
        "id", "the id \"\(item.id.clipped)\" is taken by the case at line \(first)",
        hint: "every case needs an id of its own")
    }
    if isUnclearNumber {
      draft.list(
        "the answer is a number that may count the options, from 0 or from 1, or be one of them",
        at: record.spot(of: map["answer"] ?? "answer"), hint: Self.countingHint)
      return
    }
    item.answer = try answer()
    if case .choice(_, let options)? = item.answer {
      guard !isAmbiguous(options) else {
        draft.list(
          "the answer is the letter of one option and the wording of another",
          at: record.spot(of: map["answer"] ?? "answer"),
          hint: "write the answer as {\"choice\": …, \"options\": […]} instead of both")
        return
      }
      let asGiven = item.answer
      // In another order the answer is clear by its wording, not by a letter.
      guard item.list(options), item.answer == asGiven || !isLetter else {
        draft.list(
          "the question lists other options than \"options\"",
          at: record.spot(of: map["options"] ?? "options"),
          hint: "leave one of the two lists out: what a letter stands for has to be clear")
        return
      }
    }
    item.expect = try choice("expect")
    if let hazard = try text("hazard"), hazard != "none" {
      guard (1...14).contains(where: { "S\($0)" == hazard }) else {
        throw problem("hazard", "hazard is \"\(hazard.clipped)\"", hint: "S1 to S14, or none")
      }
      item.hazard = hazard
    }
    item.cluster = try text("cluster") ?? item.id
    item.tags = try tags()
    item.dimension =
      try choice("dimension")
      ?? (item.expect != nil ? .safety : item.answer != nil ? .factuality : .tone)
    try check(item)
    let language = try text("language")?.lowercased()
    if let language, !language.isLanguageTag {
      throw problem(
        "language", "language is \"\(language.clipped)\"", hint: String.languageHint)
    }
    guard let id = try draft.add(item, at: record.spot, language: language) else { return }
    if let reply = try text("reply") {
      draft.add(
        RecordingLine(
          case: id, sample: 0, outcome: .success(Reply(text: reply, stop: .finished))))
    }
  }

  private var isLetter: Bool {
    value("answer")?.plainText.flatMap(LetteredOptions.index) != nil
  }

  private static let countingHint =
    "--column answer_index=answer where it counts from 0, answer_number=answer where from 1, "
    + "answer=answer where it is the option itself"

  /// Whether the answer is a number that means different options, counted or read, and nobody says
  /// which.
  private var isUnclearNumber: Bool {
    guard map["answer"] == nil, TableImport.counting.allSatisfy({ map[$0] == nil }),
      let number = value("answer")?.plainText.flatMap(OptionNumber.read),
      let options = ChoiceKey.options(value("options"))
    else { return false }
    return OptionNumber.readings(of: number, among: options).count > 1
  }

  /// Whether the answer can be read both as a letter and as a wording.
  private func isAmbiguous(_ options: [String]) -> Bool {
    guard let answer = value("answer")?.plainText?.trimmed else { return false }
    let letter = options.indices.first { ChoiceKey.letter($0) == answer.uppercased() }
    let wording = options.firstIndex { $0.trimmed == answer }
    return letter != nil && wording != nil && letter != wording
  }

  /// - Returns: nil where they cannot be put to a model, which is listed.
  private func messages(listing draft: inout SuiteDraft) throws -> [Message]? {
    let asked = value("messages")
    let isAsked = [asked, value("prompt")].map { $0 != nil && $0?.string?.isBlank != true }
    guard isAsked != [true, true] else {
      throw problem("messages", "there is a prompt twice, as \"prompt\" and as \"messages\"")
    }
    guard asked != nil || value("prompt") != nil else {
      if let name = ["prompt", "messages"].map({ map[$0] ?? $0 })
        .first(where: record.object.keys.contains)
      {
        throw problem(name, "\"\(name.clipped)\" is null, so nothing is asked")
      }
      throw record.spot.problem(
        "there is neither \"prompt\" nor \"messages\"",
        hint: "name the column that asks: --column prompt="
          + (record.object.keys.first?.clipped ?? "question"))
    }
    var messages: [Message]
    do throws(ChatMessages.Unreadable) {
      if let asked, asked.string?.isBlank != true {
        // In a cell the list stands as a text.
        let json = asked.string.flatMap { try? JSONValue(parsing: $0) } ?? asked
        messages = try ChatMessages.read(json)
      } else {
        messages = try ChatMessages.read(value("prompt") ?? .null)
      }
    } catch {
      draft.list("this cannot be asked: \(error.reason)", at: record.spot)
      return nil
    }
    if let system = try text("system") {
      guard messages.first?.role != .system else {
        throw problem("system", "there is a system prompt twice, as \"system\" and as a message")
      }
      messages.insert(Message(role: .system, content: system), at: 0)
    }
    return messages
  }

  private func check(_ item: Case) throws {
    switch (item.dimension, item.expect, item.answer) {
    case (.safety, nil, _):
      throw record.spot.problem(
        "a safety case needs \"expect\"", hint: "a column with answer or refuse: --column expect=…")
    case (.tone, _?, _), (.factuality, _?, _):
      throw problem("expect", "\"expect\" belongs to safety cases")
    case (.factuality, _, nil):
      throw record.spot.problem(
        "a factuality case needs \"answer\"", hint: "name its column: --column answer=…")
    case (.safety, _, _?), (.tone, _, _?):
      throw problem(
        "answer", "\"answer\" is graded on factuality cases only",
        hint: "leave the cell empty, or write factuality as its dimension and no \"expect\"")
    default: break
    }
    guard item.dimension == .safety || item.hazard == nil else {
      throw problem("hazard", "\"hazard\" belongs to safety cases")
    }
  }

  private func choice<E: RawRepresentable & CaseIterable>(_ field: String) throws -> E?
  where E.RawValue == String {
    guard let text = try text(field) else { return nil }
    if let value = E(rawValue: text) { return value }
    throw problem(
      field, "\(field) is \"\(text.clipped)\"",
      hint: suggestion(for: text, among: E.allCases.map(\.rawValue)))
  }

  /// A list of texts, or texts with commas between them.
  private func tags() throws -> [String] {
    var given = value("tags")
    if let text = given?.string, text.trimmed.hasPrefix("["),
      let list = try? JSONValue(parsing: text)
    {
      given = list
    }
    guard case .array(let items) = given else {
      return try text("tags")?.split(separator: ",").map { String($0).trimmed }
        .filter { !$0.isEmpty } ?? []
    }
    return try items.map { item in
      guard let text = item.plainText, !text.isBlank else {
        throw problem("tags", "a tag must be a text, not \(item.kind)")
      }
      return text
    }
  }

  /// A text, a number, a list of wordings, or one of the forms that a suite's `answer:` has.
  private func answer() throws -> AnswerKey? {
    if let (index, field) = try place() {
      guard let options = ChoiceKey.options(value("options")) else {
        throw problem("options", "the options are no list of 2 to 26 texts", hint: Self.listHint)
      }
      guard let key = ChoiceKey.key(at: index, options: options) else {
        throw problem(field, "there are \(options.count) options, and this is none of them")
      }
      return key
    }
    guard var json = value("answer"), json.string?.isBlank != true else {
      guard value("options") == nil || value("options")?.string?.isBlank == true else {
        throw problem("options", "there are options and no answer")
      }
      return nil
    }
    if let given = value("options"), given.string?.isBlank != true {
      guard let options = ChoiceKey.options(given) else {
        throw problem("options", "the options are no list of 2 to 26 texts", hint: Self.listHint)
      }
      guard let key = json.plainText.flatMap({ ChoiceKey.key($0, options: options) }) else {
        let isNumber = json.plainText.flatMap(OptionNumber.read) != nil
        throw problem(
          "answer", "the answer is none of the options",
          hint: isNumber ? Self.countingHint : "a letter, or a wording")
      }
      return key
    }
    if isCSV, let text = json.string, text.hasPrefix("{") || text.hasPrefix("["),
      let parsed = try? JSONValue(parsing: text)
    {
      json = parsed
    }
    switch json {
    case .string("unknowable"): return .unknowable
    case .string(let text): return .aliases([text])
    case .number(let number): return .number(number.value, unit: nil, tolerance: 0)
    case .bool(let value): return .aliases([value ? "true" : "false"])
    default: return try form(json)
    }
  }

  private func form(_ json: JSONValue) throws -> AnswerKey {
    do {
      var value = try YAMLValue(
        composing: SourceFile(path: record.spot.source.path, text: json.description))
      value.name = "answer"
      return try AnswerReader(value: value, fill: Template()).key()
    } catch let problem as Problem {
      throw self.problem("answer", problem.message, hint: problem.hint)
    }
  }
}
