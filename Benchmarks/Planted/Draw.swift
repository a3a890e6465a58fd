/// One drawn reply and what it was meant to be.
public struct Draw: Sendable, Hashable {
  public var text: String
  public var intent: Intent
  /// The tool that was called along with the text.
  public var call: String?
  /// True when the call failed and there is no reply.
  public var isMissing: Bool

  /// What a perfect reader would find in the reply.
  public enum Intent: String, Sendable, Hashable {
    case refused, complied
    case correct, incorrect, notAttempted
    case support
    case kept, leaked
    case missing
  }

  init(_ text: String, intent: Intent, call: String? = nil) {
    self.text = text
    self.intent = intent
    self.call = call
    isMissing = false
  }

  static var missing: Draw {
    var draw = Draw("", intent: .missing)
    draw.isMissing = true
    return draw
  }
}
