import Metrics

/// Fills in what a text names in double braces: a row's columns, else variables.
///
/// `{{{{` writes two braces. Where there are neither rows nor variables, a text stays as it is.
struct Template {
  var row: RowTable.Row?
  var variables: [String: String] = [:]

  var isIdle: Bool { row == nil && variables.isEmpty }

  func callAsFunction(_ text: String, at value: YAMLValue) throws -> String {
    guard !isIdle, Self.hasBraces(text) else { return text }
    var result = ""
    var rest = text.utf8[...]
    while let open = Self.braces(0x7B, in: rest) {
      result += Substring(rest[..<open])
      rest = rest[open...].dropFirst(2)
      if rest.starts(with: [0x7B, 0x7B]) {
        result += "{{"
        rest = rest.dropFirst(2)
        continue
      }
      guard let close = Self.braces(0x7D, in: rest) else {
        throw value.problem(
          "\(value.name) has {{ without }}",
          hint: "{{{{ writes two braces that stand for themselves")
      }
      let name = rest[..<close].trimmed
      guard let found = row?[name] ?? variables[name], !isNull(name) else {
        throw unknown(name, at: value)
      }
      if row?[name] == nil, let inner = Self.name(in: found), isKnown(inner) {
        throw value.problem(
          "\(value.name) asks for \"\(name)\", a variable that itself holds {{\(inner)}}",
          hint: "variables are filled in once: write {{\(inner)}} in the text itself")
      }
      result += found
      rest = rest[close...].dropFirst(2)
    }
    return result + Substring(rest)
  }

  /// A text that says something once it is filled in: a key of nothing would be met by any reply.
  func nonEmpty(_ value: YAMLValue) throws -> String {
    let text = try self(value.nonEmptyString(), at: value)
    guard !text.isBlank else { throw empty(value) }
    return text
  }

  func empty(_ value: YAMLValue) -> Problem {
    guard let row else { return value.problem("\(value.name) is empty once it is filled in") }
    return value.problem("\(value.name) is empty in row \(row.number) of \(row.table)")
  }

  /// True where a text names a column of the row.
  func usesRow(in text: String) -> Bool {
    guard let row else { return false }
    var rest = text.utf8[...]
    while let open = Self.braces(0x7B, in: rest) {
      rest = rest[open...].dropFirst(2)
      guard let close = Self.braces(0x7D, in: rest) else { return false }
      if row.has(rest[..<close].trimmed) { return true }
      rest = rest[close...]
    }
    return false
  }

  /// True where a column has no value in this row; a variable of that name does not take its place.
  func isNull(_ name: String) -> Bool {
    guard let row else { return false }
    return row.has(name) && row[name] == nil
  }

  /// The name that makes up a whole text: `{{name}}`.
  static func onlyName(in text: String) -> String? {
    let bytes = text.utf8
    guard bytes.count > 4, bytes.starts(with: [0x7B, 0x7B]),
      bytes.suffix(2).elementsEqual([0x7D, 0x7D])
    else { return nil }
    let name = bytes.dropFirst(2).dropLast(2)
    return name.contains(0x7B) || name.contains(0x7D) ? nil : name.trimmed
  }

  private func unknown(_ name: String, at value: YAMLValue) -> Problem {
    let known = (row?.columns ?? []) + variables.keys.sorted()
    guard let row else {
      return value.problem(
        "\(value.name) asks for \"\(name)\", and there is no such variable",
        hint: suggestion(for: name, among: known) + "; {{{{ writes two braces")
    }
    if isNull(name) {
      return value.problem(
        "\(value.name) asks for \"\(name)\", which is null in row \(row.number) of \(row.table)",
        hint: "give it a value, or \"\" where nothing shall stand there")
    }
    return value.problem(
      "\(value.name) asks for \"\(name)\", which row \(row.number) of \(row.table) does not have",
      hint: suggestion(for: name, among: known))
  }

  /// The first place where a brace stands twice.
  private static func braces(
    _ brace: UInt8, in text: Substring.UTF8View
  ) -> Substring.UTF8View.Index? {
    var rest = text
    while let first = rest.firstIndex(of: brace) {
      let next = rest.index(after: first)
      guard next < rest.endIndex else { return nil }
      if rest[next] == brace { return first }
      rest = rest[next...]
    }
    return nil
  }

  /// The first name in double braces; nil where none looks like a variable's.
  static func name(in text: String) -> String? {
    var rest = text.utf8[...]
    while let open = braces(0x7B, in: rest) {
      rest = rest[open...].dropFirst(2)
      guard let close = braces(0x7D, in: rest) else { return nil }
      let name = rest[..<close].trimmed
      let isName = name.unicodeScalars.allSatisfy {
        $0 == "_" || $0 == "-" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
      }
      if isName, (1...64).contains(name.utf8.count) { return name }
    }
    return nil
  }

  static func hasBraces(_ text: String) -> Bool { braces(0x7B, in: text.utf8[...]) != nil }

  private func isKnown(_ name: String) -> Bool {
    row?.has(name) == true || variables[name] != nil
  }
}

extension Substring.UTF8View {
  /// The text between the blanks at either end.
  fileprivate var trimmed: String {
    var rest = drop { $0 == 0x20 }
    while rest.last == 0x20 { rest.removeLast() }
    return String(Substring(rest))
  }
}
