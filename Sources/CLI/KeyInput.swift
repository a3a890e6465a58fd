import Foundation

/// Keys as they are pressed, one byte each, without waiting for a line and without echo.
final class KeyInput {
  private var before = termios()

  /// Nil where standard input is no terminal.
  init?() {
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
    var raw = before
    // Ctrl-C comes as a key, so that the terminal is always put back in order.
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    guard tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0 else { return nil }
  }

  /// The next key; nil when the terminal is gone.
  func next() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      return count == 1 ? byte : nil
    }
  }

  deinit {
    tcsetattr(STDIN_FILENO, TCSANOW, &before)
  }
}
