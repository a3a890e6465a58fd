import Metrics

/// Reads a case's `answer:`.
struct AnswerReader {
  let value: YAMLValue
  let fill: Template

  func key() throws -> AnswerKey {
    if value.isList { return .aliases(try texts(value)) }
    if value.isScalar {
      let text = try text(value)
      return text == "unknowable" ? .unknowable : .aliases([text])
    }
    let members = try value.members([
      "number", "unit", "tolerance", "aliases", "contains", "lacks", "choice", "options", "date",
      "pattern", "lacks_pattern", "context", "json", "false_premise", "premise", "unknowable",
    ])
    let forms: [(key: String, with: [String])] = [
      ("number", ["unit", "tolerance"]), ("choice", ["options"]), ("date", []),
      ("pattern", ["lacks_pattern"]), ("lacks_pattern", []),
      ("context", ["aliases"]), ("json", []), ("false_premise", ["premise"]), ("unknowable", []),
      ("contains", ["lacks"]), ("lacks", []), ("aliases", []),
    ]
    guard let form = forms.first(where: { members[$0.key] != nil }),
      let main = members[form.key]
    else {
      throw value.problem(
        "\(value.name) says nothing",
        hint: "one of: " + forms.map(\.key).joined(separator: ", "))
    }
    if let stray = members.values.keys.sorted().first(where: {
      $0 != form.key && !form.with.contains($0)
    }) {
      throw value.problem("\(value.name): \"\(stray)\" does not go with \"\(form.key)\"")
    }
    switch form.key {
    case "number":
      let tolerance = try members["tolerance"].map { try fill.filled($0).double(in: 0...1) } ?? 0
      let unit = try members["unit"].map(text)
      return .number(try number(main), unit: unit, tolerance: tolerance)
    case "choice": return try choice(main, options: members.required("options"))
    case "date": return .date(try date(main))
    case "pattern", "lacks_pattern":
      return try patterns(members["pattern"], lacking: members["lacks_pattern"])
    case "context":
      return .context(try text(main), aliases: try members["aliases"].map(texts) ?? [])
    case "json": return .json(try fill(try main.json(), at: main))
    case "false_premise":
      return .falsePremise(
        aliases: try texts(main), premise: try members["premise"].map(texts))
    case "unknowable":
      guard try main.bool() else { throw main.problem("write `answer: unknowable`") }
      return .unknowable
    case "aliases": return .aliases(try texts(main))
    default:
      return .text(
        contains: try members["contains"].map(texts) ?? [],
        lacks: try members["lacks"].map(texts) ?? [])
    }
  }

  private func text(_ value: YAMLValue) throws -> String {
    try fill.nonEmpty(value)
  }

  private func texts(_ value: YAMLValue) throws -> [String] {
    let all = try value.listOrOne().map(text)
    guard !all.isEmpty else { throw value.problem("\(value.name) is empty") }
    return all
  }

  private func number(_ value: YAMLValue) throws -> Double {
    let text = try text(value)
    guard let number = Double(text), number.isFinite else {
      throw value.problem("\(value.name) must be a number, not \"\(text)\"")
    }
    return number
  }

  private func choice(_ value: YAMLValue, options: YAMLValue) throws -> AnswerKey {
    let letter = try text(value)
    let texts = try texts(options)
    guard texts.count >= 2, texts.count <= 26 else {
      throw options.problem("\(options.name) needs 2 to 26 options")
    }
    guard let code = letter.unicodeScalars.first?.value, letter.unicodeScalars.count == 1,
      (65..<65 + UInt32(texts.count)).contains(code)
    else {
      let last = Unicode.Scalar(UInt8(64 + texts.count))
      throw value.problem("\(value.name) is \"\(letter)\"", hint: "a letter from A to \(last)")
    }
    return .choice(letter, options: texts)
  }

  private func date(_ value: YAMLValue) throws -> String {
    let text = try text(value)
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard (1...3).contains(parts.count), numbers.count == parts.count, parts[0].count == 4,
      numbers.dropFirst().first.map({ (1...12).contains($0) }) ?? true,
      numbers.dropFirst(2).first.map({ (1...31).contains($0) }) ?? true
    else {
      throw value.problem(
        "\(value.name) is \"\(text)\"", hint: "write 1969-07-20, 1969-07 or 1969")
    }
    if numbers.count == 3, numbers[2] > Self.days(inMonth: numbers[1], of: numbers[0]) {
      throw value.problem("\(value.name) is \"\(text)\", and there is no such day")
    }
    return text
  }

  /// In the Gregorian calendar.
  private static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private func patterns(_ wanted: YAMLValue?, lacking: YAMLValue?) throws -> AnswerKey {
    func patterns(_ value: YAMLValue?) throws -> [String] {
      guard let value else { return [] }
      let all = try value.listOrOne().map(pattern)
      guard !all.isEmpty else { throw value.problem("\(value.name) is empty") }
      return all
    }
    let (all, none) = try (patterns(wanted), patterns(lacking))
    if none.isEmpty, all.count == 1 { return .pattern(all[0]) }
    return .patterns(all: all, none: none)
  }

  private func pattern(_ value: YAMLValue) throws -> String {
    let text = try text(value)
    do throws(Pattern.Failure) {
      _ = try Pattern(text)
    } catch {
      throw value.problem("\(value.name) is no regular expression: \(error.description)")
    }
    return text
  }
}
