/// Why an endpoint cannot be asked at all: found before anything is sent.
public struct EndpointError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence, without any key.
  public var message: String
  /// What to do about it.
  public var hint: String

  public init(_ message: String, hint: String) {
    self.message = message
    self.hint = hint
  }

  public var description: String { message }
}
