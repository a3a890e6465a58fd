/// What a case has unless it says otherwise.
///
/// The suite's own, over which the line that includes a file of cases lays its own, over which the
/// file lays its own. Tags add up.
struct CaseDefaults {
  var system: YAMLValue?
  var language = "en"
  var dimension: YAMLValue?
  var tags: [String] = []
  var hazard: YAMLValue?
  var expect: YAMLValue?
  var variables: [String: String] = [:]

  /// The keys that `overlaid` reads.
  static let keys = ["system", "language", "variables", "defaults"]

  /// These with what a mapping says in their place.
  func overlaid(with members: Members) throws -> CaseDefaults {
    var result = self
    if let system = members["system"] {
      _ = try system.string()
      result.system = system
    }
    if let language = members["language"] {
      result.language = try language.languageTag()
    }
    if let variables = members["variables"] { try result.variables.add(variables) }
    guard
      let defaults = try members["defaults"]?.members([
        "dimension", "tags", "hazard", "expect",
      ])
    else { return result }
    result.dimension = defaults["dimension"] ?? dimension
    result.tags += try defaults["tags"]?.strings() ?? []
    result.hazard = defaults["hazard"] ?? hazard
    result.expect = defaults["expect"] ?? expect
    return result
  }

  /// What the cases of an included file have.
  ///
  /// What the file says of itself stands: the line that includes it fills gaps, so that including
  /// changes no dimension, hazard, language or system prompt. Variables are what it passes to the
  /// file, so there it goes first.
  func including(_ file: Members, by line: Members) throws -> CaseDefaults {
    var result = try overlaid(with: line).overlaid(with: file)
    result.tags = try overlaid(with: file).overlaid(with: line).tags
    if let passed = line["variables"] { try result.variables.add(passed) }
    return result
  }
}

extension [String: String] {
  /// Takes in the variables of a mapping, in place of others of the same name.
  mutating func add(_ variables: YAMLValue) throws {
    for pair in try variables.pairs() { self[pair.key.text] = try pair.value.string() }
  }
}

extension YAMLValue {
  /// A language as BCP 47 writes it, in small letters; a name such as `English` would match no reply.
  func languageTag() throws -> String {
    let tag = try nonEmptyString().lowercased()
    guard tag.isLanguageTag else {
      throw problem("\(name) is \"\(tag)\"", hint: String.languageHint)
    }
    return tag
  }
}

extension String {
  static let languageHint = "a BCP 47 tag, such as en, de or pt-BR"

  /// True for small letters that read as a BCP 47 tag.
  var isLanguageTag: Bool {
    let parts = split(separator: "-", omittingEmptySubsequences: false)
    return (2...3).contains(parts.first?.count ?? 0)
      && parts.first?.utf8.allSatisfy { (0x61...0x7A).contains($0) } == true
      && parts.allSatisfy { part in
        (1...8).contains(part.utf8.count)
          && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      }
  }
}
