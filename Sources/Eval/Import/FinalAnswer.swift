import Foundation
import Metrics

/// The answer at the end of a solution that is written out: `#### 18`, as grade-school problems have
/// it, or `\boxed{18}`, as those of competitions.
enum FinalAnswer {
  /// The key of the answer alone, for nobody repeats a solution; nil where the text marks none.
  static func key(endingIn text: String) -> AnswerKey? {
    guard let answer = marked(in: text) else { return nil }
    if let number = number(answer) { return .number(number, unit: nil, tolerance: 0) }
    if let share = percent(answer) { return .number(share, unit: "%", tolerance: 0) }
    return .aliases([answer])
  }

  private static func marked(in text: String) -> String? {
    if let mark = text.range(of: "####", options: .backwards) {
      let rest = String(text[mark.upperBound...]).trimmed
      return rest.split(whereSeparator: \.isNewline).first.map { String($0).trimmed }
    }
    guard let mark = text.range(of: "\\boxed{", options: .backwards) else { return nil }
    let inside = text[mark.upperBound...]
    var depth = 1
    for index in inside.utf8.indices {
      let byte = inside.utf8[index]
      depth += byte == 0x7B ? 1 : byte == 0x7D ? -1 : 0
      guard depth == 0 else { continue }
      let answer = String(inside[..<index]).trimmed
      return answer.isEmpty ? nil : answer
    }
    return nil
  }

  /// `1,080`, `$5`, `-3.5`, `1/2`, `\frac{1}{2}`.
  private static func number(_ text: String) -> Double? {
    let bare = text.filter { $0 != "," && $0 != "$" }.trimmed
    if let number = plain(bare) { return number }
    let isNegative = bare.hasPrefix("-")
    let rest = isNegative ? String(bare.dropFirst()) : bare
    var parts = rest.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    for command in ["\\frac{", "\\dfrac{", "\\tfrac{"] where rest.hasPrefix(command) {
      guard rest.hasSuffix("}") else { continue }
      parts = rest.dropFirst(command.count).dropLast().components(separatedBy: "}{")
    }
    guard parts.count == 2, let above = plain(parts[0].trimmed),
      let below = plain(parts[1].trimmed),
      below != 0
    else { return nil }
    return (isNegative ? -1 : 1) * above / below
  }

  private static func percent(_ text: String) -> Double? {
    for mark in ["\\%", "%", " percent"] where text.hasSuffix(mark) {
      return number(String(text.dropLast(mark.count)).trimmed)
    }
    return nil
  }

  /// Digits with a sign and a point, and nothing that `Double` reads besides.
  private static func plain(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { 0x30...0x39 ~= $0 }),
      bytes.enumerated().allSatisfy({ index, byte in
        0x30...0x39 ~= byte || byte == 0x2E || index == 0 && (byte == 0x2D || byte == 0x2B)
      })
    else { return nil }
    return Double(text)
  }
}
