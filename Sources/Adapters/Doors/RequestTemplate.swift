/// A JSON value with places for what a prompt says, filled in as values and never as text.
///
/// A string that is nothing but a place, such as `"{{temperature}}"`, becomes the value itself, with
/// its kind; where the prompt has none, its member is left out. Within a longer string a place takes
/// a text. Nothing that is filled in is read as a template again, or can end the string it stands in.
struct RequestTemplate: Sendable {
  private let template: JSON
  private let names: Set<String>

  /// What a place may be called, and what it takes.
  static let places = [
    "messages", "history", "prompt", "system", "suffix", "model", "temperature", "top_p",
    "max_tokens", "seed", "stop", "tools", "schema", "stream", "suite", "case", "sample",
  ]

  /// Nil where the text is no JSON.
  init?(_ text: String) {
    guard let json = try? JSONReader.read(text.utf8) else { return nil }
    template = json
    names = Set(Self.names(in: json))
  }

  /// The names of places that no prompt has anything for.
  var unknown: [String] { names.subtracting(Self.places).sorted() }

  /// Throws `rejected` where the prompt says something that the template has no place for, for
  /// leaving it out would ask something else.
  func filled(by prompt: Prompt, for endpoint: Endpoint) throws(ModelError) -> JSON {
    let opening = prompt.messages.prefix { $0.role == .system }
    let system = opening.map(\.content).joined(separator: "\n\n")
    let turns = prompt.messages.dropFirst(opening.count)
    let last = turns.last
    let takesTurns = names.contains("messages")
    let needs: [(Bool, String, String)] = [
      (last?.role != .user && !takesTurns, "a conversation that ends otherwise", "messages"),
      (last?.role == .user && !takesTurns && !names.contains("prompt"), "the question", "prompt"),
      (turns.count > 1 && !takesTurns && !names.contains("history"), "earlier turns", "messages"),
      (!system.isEmpty && !takesTurns && !names.contains("system"), "a system prompt", "system"),
      (prompt.suffix != nil && !names.contains("suffix"), "a suffix", "suffix"),
      (!prompt.tools.isEmpty && !names.contains("tools"), "tools", "tools"),
      (prompt.schema != nil && !names.contains("schema"), "a schema of the answer", "schema"),
    ]
    if let missing = needs.first(where: \.0) {
      throw ModelError(
        kind: .rejected,
        message: "the request template has no place for \(missing.1): {{\(missing.2)}}",
        attempts: 0, shouldRetry: false)
    }
    let sampling = prompt.sampling
    var values: [String: JSON] = [
      "messages": .array(
        (system.isEmpty ? [] : Array(opening)).map(OpenAI.message)
          + turns.map(OpenAI.message)),
      "history": .array(turns.dropLast().map(OpenAI.message)),
      "prompt": .string(last?.content ?? ""), "model": .string(endpoint.model),
      "stream": .bool(endpoint.stream), "suite": .string(prompt.origin.suite),
      "case": .string(prompt.origin.case), "sample": .int(prompt.origin.sample),
    ]
    values["system"] = system.isEmpty ? nil : .string(system)
    values["suffix"] = prompt.suffix.map(JSON.string)
    values["temperature"] = sampling.temperature.map(JSON.double)
    values["top_p"] = sampling.topP.map(JSON.double)
    values["max_tokens"] = sampling.maxTokens.map(JSON.int)
    values["seed"] = sampling.seed.map(JSON.int)
    values["stop"] = sampling.stop.isEmpty ? nil : .array(sampling.stop.map(JSON.string))
    if !prompt.tools.isEmpty { values["tools"] = .array(try OpenAI.tools(prompt.tools)) }
    if let schema = prompt.schema {
      values["schema"] = try .parse(schema, "the schema of the answer")
    }
    return Self.fill(template, values) ?? .object([])
  }

  private static func fill(_ json: JSON, _ values: [String: JSON]) -> JSON? {
    switch json {
    case .object(let members):
      return .object(
        members.compactMap { member in
          fill(member.value, values).map { JSON.Member(member.name, $0) }
        })
    case .array(let items): return .array(items.compactMap { fill($0, values) })
    case .string(let text):
      let pieces = PlaceText(text).pieces
      if pieces.count == 1, case .place(let name) = pieces[0] { return values[name] }
      return .string(
        pieces.map { piece in
          switch piece {
          case .text(let text): text
          case .place(let name): values[name].map(Self.plain) ?? ""
          }
        }.joined())
    default: return json
    }
  }

  private static func plain(_ value: JSON) -> String {
    value.string ?? String(decoding: JSONWriter.bytes(value), as: UTF8.self)
  }

  private static func names(in json: JSON) -> [String] {
    switch json {
    case .object(let members): members.flatMap { names(in: $0.value) }
    case .array(let items): items.flatMap(names)
    case .string(let text): PlaceText(text).names
    default: []
    }
  }
}

/// A text cut at its places, `{{name}}`.
struct PlaceText: Sendable, Hashable {
  enum Piece: Sendable, Hashable {
    case text(String)
    case place(String)
  }

  private(set) var pieces: [Piece] = []

  /// Braces that hold no name are text.
  init(_ text: String) {
    var rest = text[...]
    var plain = ""
    while let open = rest.firstRange(of: "{{") {
      let inside = rest[open.upperBound...]
      guard let close = inside.firstRange(of: "}}") else { break }
      let name = inside[..<close.lowerBound].filter { $0 != " " }
      plain += rest[..<open.lowerBound]
      if !name.isEmpty, name.utf8.allSatisfy(Self.isNameByte) {
        if !plain.isEmpty { pieces.append(.text(plain)) }
        plain = ""
        pieces.append(.place(name))
      } else {
        plain += rest[open.lowerBound..<close.upperBound]
      }
      rest = inside[close.upperBound...]
    }
    plain += rest
    if !plain.isEmpty { pieces.append(.text(plain)) }
  }

  var names: [String] {
    pieces.compactMap { piece in
      guard case .place(let name) = piece else { return nil }
      return name
    }
  }

  func filled(_ value: (String) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .place(let name): value(name)
      }
    }.joined()
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
  }
}
