public import Adapters
public import Metrics

/// A versioned set of cases, as read: variables filled in, rows expanded.
public struct Suite: Sendable, Hashable, Codable {
  public var name: String
  public var version: String
  public var licence: String?
  public var cases: [Case]
  /// SHA-256 over everything a model is shown and everything a reply is judged by, in hex.
  public var digest: String
  /// The digest of the whole suite where this is a selection of its cases; else `digest`.
  public var wholeDigest: String

  public init(name: String, version: String, licence: String? = nil, cases: [Case]) {
    self.name = name
    self.version = version
    self.licence = licence
    self.cases = cases
    digest = Self.digest(name: name, version: version, cases: cases).hex
    wholeDigest = digest
  }

  /// This suite with only the cases that carry one of the tags and have one of the ids; an empty
  /// list asks for nothing in particular.
  public func selecting(tags: [String], ids: [String]) -> Suite {
    guard !tags.isEmpty || !ids.isEmpty else { return self }
    var part = Suite(
      name: name, version: version, licence: licence,
      cases: cases.filter { item in
        (tags.isEmpty || !Set(tags).isDisjoint(with: item.tags))
          && (ids.isEmpty || ids.contains(item.id))
      })
    part.wholeDigest = wholeDigest
    return part
  }

  /// Of the canonical JSON of an object with these three members.
  private static func digest(name: String, version: String, cases: [Case]) -> Digest {
    guard let cases = try? CanonicalJSON.encode(list: cases),
      let name = try? CanonicalJSON.encode(name), let version = try? CanonicalJSON.encode(version)
    else { return .none }
    var bytes = Array(#"{"cases":"#.utf8)
    bytes += cases
    bytes += #","name":"#.utf8
    bytes += name
    bytes += #","version":"#.utf8
    bytes += version
    bytes += "}".utf8
    return Digest.of(bytes: bytes)
  }

  public static func == (a: Self, b: Self) -> Bool { a.digest == b.digest }
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

/// One prompt or conversation, with what is known about it.
public struct Case: Sendable, Hashable, Codable, Identifiable {
  /// Unique in its suite.
  public var id: String
  public var dimension: Dimension
  public var tags: [String]
  /// Cases that share a template, a passage or a conversation are one unit of evidence.
  public var cluster: String
  public var language: String
  /// Everything shown, the system prompt first if there is one.
  public var messages: [Message]
  /// Who writes the assistant turns without content; nil where every turn is written out.
  public var author: Author?
  /// What follows the gap that is to be filled; the one message is then what goes before it.
  public var suffix: String?
  /// True where the system prompt is the suite's own for all its cases, so that a target's own
  /// wording may take its place.
  public var sharesSystem: Bool
  public var tools: [Tool]
  public var answer: AnswerKey?
  public var schema: JSONSchema?
  public var expect: Expectation?
  public var hazard: String?
  public var canary: String?
  public var injection: Injection?
  public var bait: [String]

  public init(
    id: String, dimension: Dimension, tags: [String] = [], cluster: String? = nil,
    language: String = "en", messages: [Message], sharesSystem: Bool = false, tools: [Tool] = [],
    answer: AnswerKey? = nil, schema: JSONSchema? = nil, expect: Expectation? = nil,
    hazard: String? = nil, canary: String? = nil, injection: Injection? = nil, bait: [String] = [],
    author: Author? = nil
  ) {
    self.id = id
    self.dimension = dimension
    self.tags = tags
    self.cluster = cluster ?? id
    self.language = language
    self.messages = messages
    self.sharesSystem = sharesSystem
    self.tools = tools
    self.answer = answer
    self.schema = schema
    self.expect = expect
    self.hazard = hazard
    self.canary = canary
    self.injection = injection
    self.bait = bait
    self.author = author
    suffix = nil
  }

  /// True where the case feeds zero tolerance, and nothing else.
  public var isZeroTolerance: Bool { canary != nil || injection != nil || !bait.isEmpty }

  /// What the metrics may know of it, with these messages shown.
  func facts(showing messages: [Message]) -> Facts {
    Facts(
      dimension: dimension,
      prompt: (messages.map(\.content) + [suffix].compactMap { $0 }).joined(separator: "\n"),
      question: messages.last { $0.role == .user }?.content ?? "",
      system: messages.first { $0.role == .system }?.content,
      language: language, answer: answer, schema: schema, expect: expect, hazard: hazard,
      canary: canary, injection: injection, bait: bait)
  }

  /// The messages with a target's own system prompt in place of the suite's.
  func messages(withSystem own: String?) -> [Message] {
    guard let own, suffix == nil, sharesSystem || messages.first?.role != .system else {
      return messages
    }
    let rest = messages.first?.role == .system ? messages.dropFirst() : messages[...]
    return [Message(role: .system, content: own)] + rest
  }
}
