extension String {
  /// This JSON text with every character that could steer a terminal or hide written as `\u`.
  ///
  /// Only strings hold such characters, so an escape means the same text.
  var escapedJSON: String {
    var result = ""
    result.reserveCapacity(utf8.count)
    var rest = self[...]
    while let index = rest.unicodeScalars.firstIndex(where: { $0.isUnprintable && $0 != "\n" }) {
      result += rest[..<index]
      for unit in String(rest.unicodeScalars[index]).utf16 {
        let digits = String(unit, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
      rest = rest[rest.unicodeScalars.index(after: index)...]
    }
    return result + rest
  }
}
