/// A request as it arrived.
///
/// What nobody looks at is not parsed.
public struct StubRequest: Sendable {
  /// How many requests the server had before this one.
  public let index: Int
  /// The connection that it came on, counted from 0.
  public let connection: Int
  public let body: [UInt8]
  private let head: [UInt8]

  init(index: Int, connection: Int, head: [UInt8], body: [UInt8]) {
    self.index = index
    self.connection = connection
    self.head = head
    self.body = body
  }

  public var method: String { String(lines[0].prefix { $0 != " " }) }

  /// Path and query.
  public var target: String {
    let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    return words.count > 1 ? String(words[1]) : ""
  }

  public var headers: [(name: String, value: String)] {
    lines.dropFirst().compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      return (line[..<colon].lowercased(), String(value))
    }
  }

  public func header(_ name: String) -> String? {
    let name = name.lowercased()
    return headers.first { $0.name == name }?.value
  }

  public var text: String { String(decoding: body, as: UTF8.self) }

  private var lines: [Substring] {
    String(decoding: head, as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: false)
  }
}
