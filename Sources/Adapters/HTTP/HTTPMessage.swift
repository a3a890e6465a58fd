/// One request, ready to be sent but for its key.
public struct HTTPRequest: Sendable, Hashable {
  public var method: String
  public var url: String
  public var headers: HTTPHeaders
  public var body: [UInt8]
  /// Seconds for the whole exchange.
  public var timeout: Double
  /// Bytes of the response's body.
  public var responseBytes: Int
  /// Certificates to trust instead of the system's.
  public var caFile: String?
  /// Connects through this socket; the URL then only names the host.
  public var unixSocket: String?

  public init(
    method: String = "POST", url: String, headers: HTTPHeaders = [], body: [UInt8] = [],
    timeout: Double = 60, responseBytes: Int = 8 << 20, caFile: String? = nil,
    unixSocket: String? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeout = timeout
    self.responseBytes = responseBytes
    self.caFile = caFile
    self.unixSocket = unixSocket
  }
}

/// What came back, whatever its status; the body is empty while it is still being streamed.
public struct HTTPResponse: Sendable, Hashable {
  public var status: Int
  public var headers: HTTPHeaders
  public var body: [UInt8]
  public var timing: Timing

  public init(
    status: Int, headers: HTTPHeaders = [], body: [UInt8] = [], timing: Timing = Timing()
  ) {
    self.status = status
    self.headers = headers
    self.body = body
    self.timing = timing
  }

  public var succeeded: Bool { (200..<300).contains(status) }
}

/// Header fields in their order; names are compared without regard to case.
public struct HTTPHeaders: Sendable, Hashable, ExpressibleByArrayLiteral {
  public struct Field: Sendable, Hashable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public private(set) var fields: [Field]

  public init(arrayLiteral fields: Field...) { self.fields = fields }
  public init(_ fields: [Field]) { self.fields = fields }

  /// The first value under this name.
  ///
  /// Setting replaces every one of them.
  public subscript(name: String) -> String? {
    get { fields.first { Self.same($0.name, name) }?.value }
    set {
      fields.removeAll { Self.same($0.name, name) }
      if let newValue { fields.append(Field(name, newValue)) }
    }
  }

  mutating func append(_ field: Field) { fields.append(field) }

  private static func same(_ a: String, _ b: String) -> Bool {
    a.utf8.elementsEqual(b.utf8) { lowercase($0) == lowercase($1) }
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}

extension HTTPHeaders.Field {
  /// Nil where the field would break out of its line.
  var line: String? {
    let isToken = !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }
    let isSafe = value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    return isToken && isSafe ? (value.isEmpty ? "\(name);" : "\(name): \(value)") : nil
  }
}
