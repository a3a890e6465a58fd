extension RecordingLine {
  /// The members of one object of a line, each of a known name and of the kind that is asked for.
  ///
  /// Names that begin with `x_` are the writer's own and are let be.
  struct Fields {
    private let members: [JSON.Member]
    private let path: [String]

    init(_ json: JSON, at path: [String], known: [String]) throws(Flaw) {
      guard let members = json.members else {
        throw Flaw(path: path, reason: Self.expected("an object", path), hint: "write { … }")
      }
      for name in members.map(\.name) where !known.contains(name) && !name.hasPrefix("x_") {
        let close = known.first { Self.areClose($0, name) }
        throw Flaw(
          path: path + [name], reason: "unknown member \"\(name)\"",
          hint: close.map { "did you mean \"\($0)\"?" }
            ?? "known: \(known.joined(separator: ", ")); members of your own begin with x_")
      }
      self.members = members
      self.path = path
    }

    /// Null counts as absent.
    private func value(_ name: String) -> JSON? {
      members.last { $0.name == name }.flatMap { $0.value == .null ? nil : $0.value }
    }

    private func read<Value>(
      _ name: String, _ kind: String, _ convert: (JSON) -> Value?
    ) throws(Flaw) -> Value? {
      guard let value = value(name) else { return nil }
      guard let converted = convert(value) else {
        let path = path + [name]
        throw Flaw(path: path, reason: Self.expected(kind, path), hint: "write \(kind)")
      }
      return converted
    }

    func string(_ name: String) throws(Flaw) -> String? { try read(name, "a text", \.string) }
    func int(_ name: String) throws(Flaw) -> Int? { try read(name, "a whole number", \.int) }

    /// A whole number from 0 to a thousand millions, so that sums of them cannot overflow.
    func count(_ name: String) throws(Flaw) -> Int? {
      try read(name, "a whole number from 0 on") { value in
        value.int.flatMap { (0...1_000_000_000).contains($0) ? $0 : nil }
      }
    }

    func double(_ name: String) throws(Flaw) -> Double? {
      try read(name, "a number") { value in value.double.flatMap { $0.isFinite ? $0 : nil } }
    }

    func bool(_ name: String) throws(Flaw) -> Bool? { try read(name, "true or false", \.bool) }

    func strings(_ name: String) throws(Flaw) -> [String] {
      try read(name, "a list of texts") { value in
        let texts = value.array?.compactMap(\.string)
        return texts?.count == value.array?.count ? texts : nil
      } ?? []
    }

    /// One of an enumeration's words.
    func word<Word: RawRepresentable & CaseIterable>(
      _ name: String
    ) throws(Flaw) -> Word? where Word.RawValue == String {
      guard let text = try string(name) else { return nil }
      guard let word = Word(rawValue: text) else {
        let known = Word.allCases.map(\.rawValue)
        let close = known.first { Self.areClose($0, text) }
        throw Flaw(
          path: path + [name], reason: "\"\(text)\" is no \(name)",
          hint: close.map { "did you mean \"\($0)\"?" } ?? "known: \(known.joined(separator: ", "))"
        )
      }
      return word
    }

    func fields(_ name: String, known: [String]) throws(Flaw) -> Fields? {
      guard let value = value(name) else { return nil }
      return try Fields(value, at: path + [name], known: known)
    }

    func list(_ name: String, known: [String]) throws(Flaw) -> [Fields] {
      var list: [Fields] = []
      for value in try read(name, "a list", \.array) ?? [] {
        list.append(try Fields(value, at: path + [name], known: known))
      }
      return list
    }

    func required<Value>(_ name: String, _ value: Value?) throws(Flaw) -> Value {
      guard let value else {
        throw Flaw(
          path: path, reason: "\((path + [name]).joined(separator: ".")) is missing",
          hint: "a line needs case, sample, and reply.text or error")
      }
      return value
    }

    private static func expected(_ kind: String, _ path: [String]) -> String {
      path.isEmpty ? "not \(kind)" : "\(path.joined(separator: ".")) is not \(kind)"
    }

    /// One letter wrong, missing, added, or two swapped.
    private static func areClose(_ a: String, _ b: String) -> Bool {
      let (a, b) = (Array(a.utf8), Array(b.utf8))
      guard abs(a.count - b.count) <= 1 else { return false }
      let start = zip(a, b).prefix { $0 == $1 }.count
      let end = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
      let longer = max(a.count, b.count)
      if start + end >= longer - 1 { return true }
      return a.count == b.count && start + end >= longer - 2 && a.sorted() == b.sorted()
    }
  }
}
