/// A place in a JSON value, as RFC 6901 writes it: `/choices/0/text`, and nothing for the whole.
public struct JSONPointer: Sendable, Hashable {
  public let text: String
  private let steps: [String]

  /// Nil where the text is no pointer: it must be empty or begin with `/`, and `~` may only stand
  /// in `~0` (a tilde) and `~1` (a slash).
  public init?(_ text: String) {
    guard text.isEmpty || text.hasPrefix("/") else { return nil }
    var steps: [String] = []
    for step in text.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      guard let plain = Self.unescaped(step) else { return nil }
      steps.append(plain)
    }
    self.text = text
    self.steps = steps
  }

  /// What stands there; nil where nothing does.
  public func value(in json: JSON) -> JSON? {
    var value = json
    for step in steps {
      switch value {
      case .object:
        guard let next = value[step] else { return nil }
        value = next
      case .array(let items):
        guard let index = Self.index(step), items.indices.contains(index) else { return nil }
        value = items[index]
      default: return nil
      }
    }
    return value
  }

  private static func unescaped(_ step: Substring) -> String? {
    var plain: [UInt8] = []
    var bytes = step.utf8[...]
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "~") else {
        plain.append(byte)
        continue
      }
      switch bytes.popFirst() {
      case UInt8(ascii: "0"): plain.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): plain.append(UInt8(ascii: "/"))
      default: return nil
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Digits without a leading zero; `-`, the place after the last item, never holds anything.
  private static func index(_ step: String) -> Int? {
    let digits = step.utf8
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }),
      digits.first != 0x30 || digits.count == 1
    else { return nil }
    return Int(step)
  }
}
