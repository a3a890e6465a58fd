import Metrics

extension JSONValue {
  /// A text, number or truth value as JavaScript writes it; nil for a list, an object or null.
  var asScript: String? {
    if case .number(let number) = self { number.value.asScript } else { plainText }
  }
}

extension Double {
  /// As JavaScript's `String(number)` (ECMA-262, Number::toString): the fewest digits that tell the
  /// number, without an exponent from 1e-6 to below 1e21.
  var asScript: String {
    guard isFinite, self != 0 else { return isNaN ? "NaN" : self == 0 ? "0" : "Infinity" }
    let parts = magnitude.description.lowercased().split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    var digits = mantissa.joined()
    // Digits before the point.
    var point = mantissa[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    let leading = digits.utf8.prefix { $0 == 0x30 }.count
    digits.removeFirst(leading)
    point -= leading
    while digits.utf8.last == 0x30 { digits.removeLast() }
    let count = digits.utf8.count
    func zeros(_ number: Int) -> String { String(repeating: "0", count: number) }
    let text: String
    switch point {
    case count...21: text = digits + zeros(point - count)
    case 1...21: text = digits.prefix(point) + "." + digits.dropFirst(point)
    case -5...0: text = "0." + zeros(-point) + digits
    default:
      let rest = count > 1 ? "." + digits.dropFirst() : ""
      text = digits.prefix(1) + rest + (point > 0 ? "e+" : "e-") + String(abs(point - 1))
    }
    return (self < 0 ? "-" : "") + text
  }
}
