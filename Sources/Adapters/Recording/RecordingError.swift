/// What is wrong with a recording and where, in the form that the project's other files use:
/// `file:line:column: reason`, the line itself, a hint.
public struct RecordingError: Error, Sendable, Hashable, CustomStringConvertible {
  public var file: String
  /// From 1; nil where no one line is at fault.
  public var line: Int?
  /// From 1, in bytes.
  public var column: Int?
  public var reason: String
  /// The line, cut, without control characters.
  public var excerpt: String?
  public var hint: String

  public var description: String {
    let place = [line, column].compactMap { $0.map(String.init) }
    return ([file] + place).joined(separator: ":") + ": " + reason
  }
}
