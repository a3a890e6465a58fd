/// What the server shall do with a request, faults included.
public struct StubResponse: Sendable {
  public var status: Int
  public var headers: [(String, String)]
  /// Seconds before anything is sent; infinite never answers.
  public var delay: Double
  public var body: Body
  /// Closes the connection after so many bytes of the body, as if the server had died.
  public var cutAfter: Int?

  public enum Body: Sendable {
    /// At once, with its length.
    case whole([UInt8])
    /// Piece by piece in chunked encoding.
    case pieces([Piece])
  }

  public struct Piece: Sendable {
    /// Seconds after the piece before it.
    public var delay: Double
    public var bytes: [UInt8]

    public init(_ bytes: [UInt8], delay: Double = 0) {
      self.bytes = bytes
      self.delay = delay
    }
  }

  public init(
    status: Int = 200, headers: [(String, String)] = [("Content-Type", "application/json")],
    delay: Double = 0, body: Body, cutAfter: Int? = nil
  ) {
    self.status = status
    self.headers = headers
    self.delay = delay
    self.body = body
    self.cutAfter = cutAfter
  }

  public init(
    status: Int = 200, headers: [(String, String)] = [("Content-Type", "application/json")],
    delay: Double = 0, text: String, cutAfter: Int? = nil
  ) {
    self.init(
      status: status, headers: headers, delay: delay, body: .whole(Array(text.utf8)),
      cutAfter: cutAfter)
  }

  /// Never answers, and keeps the connection open.
  public static let silence = StubResponse(delay: .infinity, text: "")

  /// Closes the connection instead of answering.
  public static let hangUp = StubResponse(status: 0, text: "", cutAfter: 0)

  /// The bytes of status line and headers.
  var head: [UInt8] {
    var text = "HTTP/1.1 \(status) Stub\r\n"
    for (name, value) in headers { text += "\(name): \(value)\r\n" }
    switch body {
    case .whole(let bytes): text += "Content-Length: \(bytes.count)\r\n\r\n"
    case .pieces: text += "Transfer-Encoding: chunked\r\n\r\n"
    }
    return Array(text.utf8)
  }
}
