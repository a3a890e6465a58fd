/// The next exchange on the way to a reply that one exchange did not bring.
public struct FollowUp: Sendable, Hashable {
  /// Without its key; to the same host as the first.
  public var request: HTTPRequest
  /// Seconds to wait before.
  public var wait: Double
  /// Tells the server that nobody waits for the reply any more; its response does not matter.
  public var abandon: HTTPRequest?

  public init(request: HTTPRequest, wait: Double, abandon: HTTPRequest? = nil) {
    self.request = request
    self.wait = wait
    self.abandon = abandon
  }
}
