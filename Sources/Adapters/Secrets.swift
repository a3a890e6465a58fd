import Foundation

/// The texts that must not leave a request: its key, and header values that work like one.
struct Secrets: Sendable, CustomStringConvertible, CustomReflectable {
  private let texts: [[UInt8]]

  init(key: APIKey?, headers: [String: String], more: SecretHeaders = SecretHeaders()) {
    let sensitive =
      headers.filter { name, _ in Self.isSensitive(name) }.values
      + more.values.map { $0.value.text }
    self.init(values: (key?.secrets ?? []) + sensitive + sensitive.flatMap(Self.words))
  }

  init(values: some Sequence<String>) {
    // Shorter ones would tear words apart and protect nothing.
    texts = Set(values).filter { $0.utf8.count >= 6 }
      .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }.map { Array($0.utf8) }
  }

  var description: String { "[secrets]" }
  var customMirror: Mirror { Mirror(self, children: []) }

  /// True for the name of a header that carries a secret: one of its words says so.
  ///
  /// Whole words, for `x-portkey-provider: openai` is none, and to take such a value for a secret
  /// would cut it out of every reply.
  static func isSensitive(_ header: String) -> Bool {
    let words = header.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.contains { word in
      word.hasSuffix("key") && word != "portkey" || word.hasSuffix("token")
        || ["auth", "authorization", "secret", "cookie", "password", "bearer", "credential"]
          .contains { word.hasSuffix($0) || word == $0 + "s" }
    }
  }

  /// `Bearer abc` gives away as much by `abc` alone.
  private static func words(_ value: String) -> [String] {
    value.split(separator: " ").map(String.init)
  }

  func scrub(_ text: String) -> String {
    guard !texts.isEmpty, !text.isEmpty else { return text }
    var text = text
    let isClean = text.withUTF8 { utf8 in
      texts.allSatisfy { UnsafeRawBufferPointer(utf8).offset(of: $0) == nil }
    }
    guard !isClean else { return text }
    var bytes = Array(text.utf8)
    for secret in texts { bytes = Self.replace(secret, in: bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  func scrub(_ error: ModelError) -> ModelError {
    var error = error
    error.message = scrub(error.message)
    error.requestID = error.requestID.map(scrub)
    return error
  }

  /// Also a server that echoes its request must not bring a key into the store.
  func scrub(_ reply: Reply) -> Reply {
    guard !texts.isEmpty else { return reply }
    var reply = reply
    reply.text = scrub(reply.text)
    reply.refusal = reply.refusal.map(scrub)
    reply.reasoning = reply.reasoning.map(scrub)
    reply.served = reply.served.map(scrub)
    reply.fingerprint = reply.fingerprint.map(scrub)
    reply.requestID = reply.requestID.map(scrub)
    for index in reply.toolCalls.indices {
      reply.toolCalls[index].id = scrub(reply.toolCalls[index].id)
      reply.toolCalls[index].name = scrub(reply.toolCalls[index].name)
      reply.toolCalls[index].arguments = scrub(reply.toolCalls[index].arguments)
    }
    for index in reply.filters.indices {
      reply.filters[index].category = scrub(reply.filters[index].category)
      reply.filters[index].severity = reply.filters[index].severity.map(scrub)
    }
    return reply
  }

  private static func replace(_ secret: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    var scrubbed: [UInt8] = []
    var rest = bytes[...]
    while let found = rest.withUnsafeBytes({ $0.offset(of: secret) }) {
      scrubbed += rest.prefix(found)
      scrubbed += Array("[key]".utf8)
      rest = rest.dropFirst(found + secret.count)
    }
    return scrubbed + rest
  }
}
