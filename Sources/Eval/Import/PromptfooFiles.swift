import Foundation
import Metrics

/// The files that a promptfoo configuration names: texts and tables below its folder are read,
/// programs are not run.
struct PromptfooFiles {
  private let folder: SuiteFolder
  private let place: String
  private let templates: [String: YAMLValue]

  /// - Parameter root: the configuration.
  init(of path: String, root: YAMLValue) throws {
    folder = SuiteFolder(of: path)
    place = FilePath.folder(of: path)
    var templates: [String: YAMLValue] = [:]
    if let named = try root.pairs().first(where: { $0.key.text == "assertionTemplates" })?.value,
      named.isMapping
    {
      for pair in try named.pairs() { templates[pair.key.text] = pair.value }
    }
    self.templates = templates
  }

  /// YAML, or JSON, which escapes characters outside of the basic plane and is set in by tabs in ways
  /// that YAML does not know.
  static func compose(_ source: SourceFile) throws -> YAMLValue {
    switch FilePath.suffix(of: source.path) {
    case "json" where source.text.contains("\\u") || source.text.utf8.contains(0x09):
      let outline = JSONOutline(source)
      let json = try outline.value(in: outline.whole)
      return try YAMLValue(composing: SourceFile(path: source.path, text: json.description))
    case "jsonl", "ndjson":
      // A list whose elements stand on the lines where they stood.
      var text = ""
      var next = 1
      try JSONLinesFile(source).forEach { line in
        text += String(repeating: "\n", count: line.number - next)
        text += "- " + JSONValue.object(line.object).description
        next = line.number
      }
      return try YAMLValue(composing: SourceFile(path: source.path, text: text))
    default: return try YAMLValue(composing: source)
    }
  }

  /// The assertion that `$ref: "#/assertionTemplates/name"` names.
  func assertion(named reference: String) -> YAMLValue? {
    let start = "#/assertionTemplates/"
    guard reference.hasPrefix(start) else { return nil }
    return templates[String(reference.dropFirst(start.count))]
  }

  private static let texts: Set<String> = [
    "txt", "md", "json", "jsonl", "yaml", "yml", "j2", "csv", "tsv", "html", "xml", "sql",
  ]
  private static let tables: Set<String> = ["csv", "json", "jsonl", "yaml", "yml"]
  private static let programs: Set<String> = [
    "js", "mjs", "cjs", "ts", "mts", "cts", "py", "rb", "sh", "go",
  ]

  /// Reads the file, or the files of a pattern, that a value names.
  ///
  /// - Parameter start: the folder that the name counts from, where it is not the configuration's.
  /// - Returns: nil where it is none that is read, which is listed.
  private func open(
    _ value: YAMLValue, as suffixes: Set<String>, from start: String? = nil,
    draft: inout SuiteDraft
  ) throws -> [SourceFile]? {
    let place = start ?? place
    let text = try value.nonEmptyString()
    let name = text.hasPrefix("file://") ? String(text.dropFirst(7)) : text
    // A function's name may stand behind a program's.
    let suffix = FilePath.suffix(of: name.split(separator: ":").first.map(String.init) ?? name)
    guard suffixes.contains(suffix) || name.hasSuffix("*"), !name.contains("://") else {
      draft.list(
        Self.programs.contains(suffix) || name.hasPrefix("exec:")
          ? "\"\(name.clipped)\" is a program, and an import runs none"
          : "\"\(name.clipped)\" is not read",
        at: value.spot,
        hint: "read are files below the configuration's folder that end in "
          + suffixes.sorted().map { ".\($0)" }.joined(separator: ", "))
      return nil
    }
    guard name.contains("*") else {
      return [try SourceFile(reading: folder.path(to: name, named: value, from: place))]
    }
    let names = try self.names(matching: name, from: place, at: value).filter {
      suffixes.contains(FilePath.suffix(of: $0))
    }
    guard !names.isEmpty else {
      draft.list("\"\(name.clipped)\" matches no file that is read", at: value.spot)
      return nil
    }
    return try names.map {
      try SourceFile(reading: folder.path(to: $0, named: value, from: place))
    }
  }

  /// The files of one folder whose names match a pattern with `*`, in the order of their names.
  private func names(
    matching pattern: String, from place: String, at value: YAMLValue
  ) throws -> [String] {
    let inner = FilePath.folder(of: pattern)
    guard !inner.contains("*") else {
      throw value.problem(
        "\"\(pattern.clipped)\" has a * among its folders", hint: "write one line for each folder")
    }
    let path =
      inner.isEmpty ? place : try folder.path(to: inner, named: value, from: place)
    let found = try? FileManager.default.contentsOfDirectory(atPath: path.isEmpty ? "." : path)
    let parts = FilePath.name(of: pattern)
      .split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    return (found ?? []).sorted().filter { Self.matches($0, parts) && !$0.hasPrefix(".") }
      .map { FilePath.join(inner, $0) }
  }

  /// - Parameter parts: what stands between the stars, at least two.
  private static func matches(_ name: String, _ parts: [String]) -> Bool {
    guard let first = parts.first, let last = parts.last, name.hasPrefix(first) else {
      return false
    }
    var rest = name.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.range(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last)
  }

  func prompts(_ value: YAMLValue, draft: inout SuiteDraft) throws -> [PromptfooPrompt] {
    var prompts: [PromptfooPrompt] = []
    func add(_ template: String, _ spot: Spot, label: String?, name: String) {
      prompts.append(
        PromptfooPrompt(
          template: template, name: label ?? name,
          slug: label?.slug ?? "prompt-\(prompts.count + 1)", spot: spot))
    }
    for entry in try value.listOrOne() {
      guard let (body, label) = try prompt(entry, draft: &draft) else { continue }
      let text = try body.string()
      guard Self.namesFile(text) else {
        add(text, body.spot, label: label, name: text)
        continue
      }
      for source in try open(body, as: Self.texts, draft: &draft) ?? [] {
        switch FilePath.suffix(of: source.path) {
        case "yaml", "yml":
          let json = try YAMLValue(composing: source).json()
          add(json.description, body.spot, label: label, name: text)
        case "txt":
          for part in Self.parts(of: source.text) {
            add(part, body.spot, label: label, name: text)
          }
        case "jsonl":
          for line in source.text.split(whereSeparator: \.isNewline) {
            add(String(line), body.spot, label: label, name: text)
          }
        case "csv":
          try rows(of: source, draft: &draft).forEach {
            add($0.prompt, $0.spot, label: $0.label, name: text)
          }
        default: add(source.text, body.spot, label: label, name: text)
        }
      }
    }
    return prompts
  }

  /// What stands for the text of a prompt, and its label.
  private func prompt(
    _ entry: YAMLValue, draft: inout SuiteDraft
  ) throws -> (body: YAMLValue, label: String?)? {
    guard entry.isMapping else { return (entry, nil) }
    var label: String?
    var bodies: [String: YAMLValue] = [:]
    for pair in try entry.pairs() where !pair.value.isNull {
      switch pair.key.text {
      case "label": label = try pair.value.string()
      case "display": label = try label ?? pair.value.string()
      case "raw", "id", "file": bodies[pair.key.text] = pair.value
      default:
        draft.list(
          "\"\(pair.key.text.clipped)\" of a prompt has no equivalent", at: pair.key.value.spot)
      }
    }
    guard let body = bodies["raw"] ?? bodies["file"] ?? bodies["id"] else {
      draft.list("this prompt has neither \"raw\" nor \"id\"", at: entry.spot)
      return nil
    }
    return (body, label)
  }

  private func rows(
    of source: SourceFile, draft: inout SuiteDraft
  ) throws -> [(prompt: String, label: String?, spot: Spot)] {
    var table = try HeadedCSV(reading: source)
    var rows: [(String, String?, Spot)] = []
    guard table.columns.contains("prompt") else {
      throw Spot(source: source, line: 1).problem("a table of prompts needs a column \"prompt\"")
    }
    while let row = try table.next() {
      func cell(_ name: String) -> String? {
        row.cells.first { $0.column == name && !$0.cell.isBlank }?.cell
      }
      let spot = Spot(source: source, line: row.line)
      for (column, cell) in row.cells
      where !["prompt", "label"].contains(column) && !cell.isBlank {
        draft.list("the column \(column.clipped) of a prompt has no equivalent", at: spot)
      }
      if let prompt = cell("prompt") {
        rows.append((prompt, cell("label"), spot))
      } else {
        draft.list("this row has no prompt", at: spot)
      }
    }
    return rows
  }

  /// A text file holds several prompts where three hyphens part them.
  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while let mark = rest.range(of: "---") {
      parts.append(String(rest[..<mark.lowerBound]))
      rest = rest[mark.upperBound...]
    }
    return (parts + [String(rest)]).map(\.trimmed).filter { !$0.isEmpty }
  }

  private static func namesFile(_ text: String) -> Bool {
    if text.hasPrefix("file://") || text.hasPrefix("exec:") { return true }
    for service in ["portkey://", "langfuse://", "helicone://"] where text.hasPrefix(service) {
      return true
    }
    guard !text.contains("\n"), !text.contains(" ") else { return false }
    let suffix = FilePath.suffix(of: text.split(separator: ":").first.map(String.init) ?? text)
    return texts.contains(suffix) || programs.contains(suffix)
  }

  func tests(_ value: YAMLValue, draft: inout SuiteDraft) throws -> [PromptfooTest] {
    var tests: [PromptfooTest] = []
    for entry in try value.listOrOne() {
      if entry.isScalar {
        tests += try table(entry, draft: &draft)
      } else if let path = try entry.pairs().first(where: { $0.key.text == "path" })?.value {
        for pair in try entry.pairs() where pair.key.text != "path" {
          draft.list(
            "\"\(pair.key.text.clipped)\" goes to a program, and an import runs none",
            at: pair.key.value.spot)
        }
        tests += try table(path, draft: &draft)
      } else {
        tests.append(try PromptfooTest(entry, in: self, draft: &draft))
      }
    }
    return tests
  }

  /// The providers that stand here, and those in files that are named.
  func providers(_ value: YAMLValue, draft: inout SuiteDraft) throws -> [YAMLValue] {
    try (value.listOrOne()).flatMap { entry -> [YAMLValue] in
      guard entry.isScalar, !entry.isNull, try Self.isTable(entry.string()) else { return [entry] }
      return try open(entry, as: ["json", "yaml", "yml"], draft: &draft)?.flatMap {
        try Self.compose($0).listOrOne()
      } ?? []
    }
  }

  /// True for a file that says what is asked; a program is a provider by itself.
  private static func isTable(_ name: String) -> Bool {
    guard name.hasPrefix("file://") else { return false }
    return ["json", "yaml", "yml"].contains(FilePath.suffix(of: name)) || name.hasSuffix("*")
  }

  /// A test that stands here or in a file of its own.
  func test(_ value: YAMLValue, draft: inout SuiteDraft) throws -> PromptfooTest? {
    guard value.isScalar else { return try PromptfooTest(value, in: self, draft: &draft) }
    return try open(value, as: ["json", "yaml", "yml"], draft: &draft)?.first.map {
      try PromptfooTest(Self.compose($0), in: self, draft: &draft)
    }
  }

  private func table(_ value: YAMLValue, draft: inout SuiteDraft) throws -> [PromptfooTest] {
    var tests: [PromptfooTest] = []
    for source in try open(value, as: Self.tables, draft: &draft) ?? [] {
      if FilePath.suffix(of: source.path) == "csv" {
        tests += try PromptfooTable.tests(in: source, draft: &draft)
      } else {
        for entry in try Self.compose(source).listOrOne() {
          tests.append(try PromptfooTest(entry, in: self, draft: &draft))
        }
      }
    }
    return tests
  }

  func variables(
    _ value: YAMLValue, draft: inout SuiteDraft
  ) throws -> [(name: String, value: JSONValue)] {
    var variables: [(name: String, value: JSONValue)] = []
    guard value.isMapping else {
      // Of a variable in several files the last counts.
      let start = FilePath.folder(of: value.source.path)
      for entry in try value.listOrOne() {
        let sources = try open(entry, as: ["yaml", "yml", "json"], from: start, draft: &draft)
        for source in sources ?? [] {
          for pair in try Self.compose(source).pairs() {
            variables.removeAll { $0.name == pair.key.text }
            variables.append((pair.key.text, try pair.value.json()))
          }
        }
      }
      return variables
    }
    for pair in try value.pairs() {
      if pair.key.text == "<<" {
        draft.list(
          "vars that another mapping gives (<<) are not read", at: pair.key.value.spot,
          hint: "write them out")
        continue
      }
      if let texts = try contents(of: pair.value, draft: &draft) {
        if let only = texts.first {
          variables.append(
            (pair.key.text, texts.count == 1 ? only : .array(texts)))
        }
      } else {
        if pair.value.isDatedOrSpaced {
          draft.remark(
            "Dates and numbers with _ that stand without quotes are texts here; promptfoo puts a date "
              + "into a prompt in the words of its time zone, and before js-yaml 5 took 1_000 for 1000."
          )
        }
        variables.append((pair.key.text, try pair.value.json()))
      }
    }
    return variables
  }

  /// The texts that a variable names as files; nil where it names none.
  private func contents(
    of value: YAMLValue, draft: inout SuiteDraft
  ) throws -> [JSONValue]? {
    func isFile(_ value: YAMLValue) throws -> Bool {
      try value.isScalar && !value.isNull && value.string().hasPrefix("file://")
    }
    let entries = value.isList ? try value.list() : [value]
    guard try entries.contains(where: isFile) else { return nil }
    var texts: [JSONValue] = []
    for entry in entries {
      guard try isFile(entry) else {
        texts.append(try entry.json())
        continue
      }
      for source in try open(entry, as: Self.texts, draft: &draft) ?? [] {
        let isYAML = ["yaml", "yml"].contains(FilePath.suffix(of: source.path))
        texts.append(
          .string(isYAML ? try Self.compose(source).json().description : source.text.trimmed))
      }
    }
    return texts
  }

  /// The value of an assertion; a schema or a text may stand in a file.
  func value(_ value: YAMLValue) throws -> JSONValue {
    guard value.isScalar, try value.string().hasPrefix("file://") else { return try value.json() }
    let name = String(try value.string().dropFirst(7))
    switch FilePath.suffix(of: name) {
    case "json", "yaml", "yml":
      let path = try folder.path(to: name, named: value, from: place)
      return try Self.compose(SourceFile(reading: path)).json()
    case "txt", "md":
      let path = try folder.path(to: name, named: value, from: place)
      return .string(try SourceFile(reading: path).text.trimmed)
    default: return try value.json()
    }
  }
}

extension YAMLValue {
  /// True for a text without quotes that some readers of YAML take for a time, or for a number with
  /// underscores in it.
  fileprivate var isDatedOrSpaced: Bool {
    guard let bytes = bareText.map({ Array($0.utf8) }) else { return false }
    let digits = bytes.filter { $0 != 0x5F }
    if digits.count < bytes.count {
      return PlainScalar(String(decoding: digits, as: UTF8.self)).json.isNumber
    }
    let parts = bytes.prefix(10).split(separator: 0x2D, omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].count == 4
      && bytes.prefix(8).allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2D }
      && parts[1].count <= 2 && !parts[1].isEmpty
      && parts[2].first.map { 0x30...0x39 ~= $0 } == true
  }
}

extension JSONValue {
  fileprivate var isNumber: Bool { if case .number = self { true } else { false } }
}
