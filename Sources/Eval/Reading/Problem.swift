/// A mistake in something a person wrote: one sentence, the place, the line itself, a hint.
public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
  public var message: String
  public var place: Place?
  /// The line as it stands in the file; nil where it may hold a secret.
  public var excerpt: String?
  public var hint: String?
  public var blame = Blame.input

  public enum Blame: Sendable, Hashable {
    /// Something a person wrote is wrong.
    case input
    /// What was written is right, and it could not be done.
    case circumstances
  }

  public struct Place: Sendable, Hashable {
    public var file: String
    /// From 1.
    public var line: Int
    /// From 1, in Unicode scalars.
    public var column: Int

    public init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  public init(
    _ message: String, at place: Place? = nil, excerpt: String? = nil, hint: String? = nil,
    blame: Blame = .input
  ) {
    self.message = message
    self.place = place
    self.excerpt = excerpt
    self.hint = hint
    self.blame = blame
  }

  /// As the terminal shows it: `error: file:line:column: sentence`, the line with a caret, the hint.
  public var description: String {
    var text = "error: "
    if let place { text += "\(place.file):\(place.line):\(place.column): " }
    text += message.visible
    if let place, let excerpt {
      let number = String(place.line)
      let shown = Self.window(of: excerpt, around: place.column)
      text += "\n  \(number) | \(shown.text)"
      text +=
        "\n  \(String(repeating: " ", count: number.count))   "
        + String(repeating: " ", count: shown.caret) + "^"
    }
    if let hint { text += "\nhint: \(hint.visible)" }
    return text
  }

  /// At most 80 columns of a line that may be megabytes long, with the caret's column in them.
  private static func window(of line: String, around column: Int) -> (text: String, caret: Int) {
    let scalars = line.unicodeScalars
    let start = max(0, column - 1 - 50)
    var text = String(
      String.UnicodeScalarView(scalars.dropFirst(start).prefix(80)))
    text = text.visible
    return start == 0
      ? (text, max(0, column - 1)) : ("…" + text, column - start)
  }
}

/// Several mistakes found in one reading, in the order of the files.
public struct Problems: Error, Sendable, CustomStringConvertible {
  public var all: [Problem]

  public init(_ all: [Problem]) { self.all = all }

  public var description: String { all.map(\.description).joined(separator: "\n") }
}

extension String {
  /// This text with everything that could steer a terminal or hide in it written out: control
  /// characters, bidirectional overrides and the like become `\u{1B}`.
  public var visible: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var result = ""
    result.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      if scalar == "\n" || scalar == "\t" || !scalar.isUnprintable {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      }
    }
    return result
  }

  /// ``visible`` on one line.
  public var visibleLine: String {
    visible.split(whereSeparator: { $0 == "\n" || $0 == "\t" || $0 == " " }).joined(separator: " ")
  }
}

extension Unicode.Scalar {
  /// True for controls, bidirectional controls, invisible tags and non-characters.
  var isUnprintable: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
    }
  }
}
