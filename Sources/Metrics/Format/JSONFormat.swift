/// The values of `format` that are checked; any other is an error in the schema.
///
/// Shapes only, after RFC 3339 (dates), 5321 (e-mail, the plain part), 3986, 4122, 2673 and 4291.
public enum JSONFormat: String, Sendable, Hashable, CaseIterable {
  case date, time, email, uri, uuid, ipv4, ipv6, hostname
  case dateTime = "date-time"
  case uriReference = "uri-reference"

  public func accepts(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return switch self {
    case .date: Self.isDate(bytes[...])
    case .time: Self.isTime(bytes[...])
    case .dateTime:
      bytes.count > 11 && Self.isDate(bytes[..<10])
        && (bytes[10] | 0x20 == 0x74 || bytes[10] == 0x20) && Self.isTime(bytes[11...])
    case .email: Self.isMail(text)
    case .uri: Self.hasScheme(bytes) && Self.isURIText(bytes)
    case .uriReference: Self.isURIText(bytes)
    case .uuid: Self.isUUID(bytes)
    case .ipv4: Self.isIPv4(text)
    case .ipv6: Self.isIPv6(text)
    case .hostname: Self.isHostname(text)
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count < 10, bytes.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return nil
    }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func isDate(_ b: ArraySlice<UInt8>) -> Bool {
    let s = b.startIndex
    guard b.count == 10, b[s + 4] == 0x2D, b[s + 7] == 0x2D, let year = number(b[s..<s + 4]),
      let month = number(b[s + 5..<s + 7]), let day = number(b[s + 8..<s + 10]),
      (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  /// `12:30:05.5Z`, `12:30:05+02:00`; the offset is required.
  private static func isTime(_ b: ArraySlice<UInt8>) -> Bool {
    let s = b.startIndex
    guard b.count >= 9, b[s + 2] == 0x3A, b[s + 5] == 0x3A, let hour = number(b[s..<s + 2]),
      let minute = number(b[s + 3..<s + 5]), let second = number(b[s + 6..<s + 8]),
      hour < 24, minute < 60, second <= 60
    else { return false }
    var rest = b[(s + 8)...]
    if rest.first == 0x2E {
      rest = rest.dropFirst()
      let digits = rest.prefix { $0 &- 0x30 < 10 }
      guard !digits.isEmpty else { return false }
      rest = rest.dropFirst(digits.count)
    }
    guard let sign = rest.first else { return false }
    if sign | 0x20 == 0x7A { return rest.count == 1 }
    guard sign == 0x2B || sign == 0x2D, rest.count == 6, rest[rest.startIndex + 3] == 0x3A,
      let hours = number(rest.dropFirst().prefix(2)), let minutes = number(rest.suffix(2))
    else { return false }
    return hours < 24 && minutes < 60
  }

  private static func isMail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count) else { return false }
    let isLocal = parts[0].utf8.allSatisfy { b in
      b >= 0x80 || b > 0x20 && b != 0x7F && !"\"(),:;<>[\\]".utf8.contains(b)
    }
    return isLocal && !parts[0].hasPrefix(".") && !parts[0].hasSuffix(".")
      && !parts[0].contains("..") && isHostname(String(parts[1]))
  }

  private static func isHostname(_ text: String) -> Bool {
    guard (1...253).contains(text.utf8.count) else { return false }
    return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.utf8.allSatisfy { TextScanner.isASCIIWordByte($0) || $0 == 0x2D }
    }
  }

  private static func hasScheme(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, TextScanner.isASCIILetter(first),
      let colon = bytes.firstIndex(of: 0x3A)
    else { return false }
    return bytes[..<colon].allSatisfy {
      TextScanner.isASCIIWordByte($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
    }
  }

  private static func isURIText(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { b in
      b > 0x20 && b < 0x7F && !"\"<>\\^`{|}".utf8.contains(b)
    }
  }

  private static func isUUID(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 36 else { return false }
    return bytes.indices.allSatisfy { index in
      [8, 13, 18, 23].contains(index) ? bytes[index] == 0x2D : isHex(bytes[index])
    }
  }

  private static func isHex(_ b: UInt8) -> Bool { b &- 0x30 < 10 || (b | 0x20) &- 0x61 < 6 }

  private static func isIPv4(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard let value = number(Array(part.utf8)[...]), part.utf8.count <= 3 else { return false }
        return value < 256 && (part.utf8.count == 1 || !part.hasPrefix("0"))
      }
  }

  private static func isIPv6(_ text: String) -> Bool {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard text.utf8.count <= 45, halves.count <= 2 else { return false }
    var groups = 0
    for (position, half) in halves.enumerated() where !half.isEmpty {
      let parts = half.split(separator: ":", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        let isLast = position == halves.count - 1 && index == parts.count - 1
        if isLast, part.contains(".") {
          guard isIPv4(String(part)) else { return false }
          groups += 2
        } else {
          guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy(isHex) else {
            return false
          }
          groups += 1
        }
      }
    }
    return halves.count == 2 ? groups <= 7 : groups == 8
  }
}
