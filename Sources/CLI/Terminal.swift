import Eval
import Foundation

/// What is known about the screen, and the two ways onto it.
enum Terminal {
  /// Results: what a script reads.
  static func print(_ text: String) {
    write(text.hasSuffix("\n") ? text : text + "\n", to: .standardOutput)
  }

  /// Progress and notes.
  static func note(_ text: String) { write(text + "\n", to: .standardError) }

  static func complain(_ text: String) { write(text + "\n", to: .standardError) }

  static func write(_ text: String, to handle: FileHandle) {
    // A reader that went away (`| head`) is not this program's failure.
    try? handle.write(contentsOf: Data(text.utf8))
  }

  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 && !isDumb }

  static var outputStyle: TextStyle {
    TextStyle(isColoured: isatty(STDOUT_FILENO) == 1 && !isDumb && !noColour, isUnicode: isUnicode)
  }

  static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return Int(size.ws_col)
  }

  static var isUnicode: Bool {
    let environment = ProcessInfo.processInfo.environment
    let locale = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"]
    guard let locale, !locale.isEmpty else { return true }
    return locale.uppercased().contains("UTF")
  }

  private static var noColour: Bool {
    ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty == false
  }

  private static var isDumb: Bool { ProcessInfo.processInfo.environment["TERM"] == "dumb" }
}
