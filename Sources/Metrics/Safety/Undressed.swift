import Foundation

/// A text as a reader sees it, its letters as ASCII where they look like it.
///
/// Typographic dashes, fullwidth letters, zero-width characters, soft hyphens, combining marks, letters
/// of other alphabets, tags and emphasis within a word, and escapes of JSON, HTML, URLs and programs
/// are how models and renderers dress up a value. Linear in the text.
struct Undressed: Sendable {
  /// Nil where the text wears nothing.
  let bytes: [UInt8]?

  init(_ text: [UInt8]) {
    let decoded = Self.decoded(text)
    let plain = Self.looks(decoded ?? text) ?? decoded
    bytes = Self.untagged(plain ?? text) ?? plain
  }

  /// Compatibility characters without marks and invisible signs; nil for ASCII alone.
  private static func looks(_ text: [UInt8]) -> [UInt8]? {
    guard text.contains(where: { $0 >= 0x80 }) else { return nil }
    var scalars = String.UnicodeScalarView()
    let whole = String(decoding: text, as: UTF8.self)
    for scalar in whole.decomposedStringWithCompatibilityMapping.unicodeScalars {
      if let twin = Lookalikes.ascii(of: scalar) {
        scalars.append(twin)
        continue
      }
      switch scalar.properties.generalCategory {
      case .format, .nonspacingMark, .enclosingMark, .spacingMark: continue
      case .dashPunctuation: scalars.append("-")
      case .decimalNumber:
        let digit = Int(scalar.properties.numericValue ?? 0)
        scalars.append(Unicode.Scalar(UInt8(0x30 + max(0, min(9, digit)))))
      default: scalars.append(scalar)
      }
    }
    return Array(String(scalars).utf8)
  }

  /// Escapes as what they stand for; nil where there are none.
  private static func decoded(_ text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var isChanged = false
    var index = 0
    while index < text.count {
      if let (value, length) = escape(in: text, at: index),
        let scalar = Unicode.Scalar(value)
      {
        result += Array(String(Character(scalar)).utf8)
        index += length
        isChanged = true
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return isChanged ? result : nil
  }

  /// `\u0051`, `\x51`, `0x51`, `&#81;`, `&#x51;`, `%51` and `=51`, and how long it is.
  private static func escape(in text: [UInt8], at start: Int) -> (UInt32, Int)? {
    func byte(_ offset: Int) -> UInt8 {
      start + offset < text.count ? text[start + offset] : 0
    }
    switch text[start] {
    case 0x5C where byte(1) == 0x75:
      return number(in: text, from: start + 2, digits: 4, base: 16, 6)
    case 0x5C where byte(1) == 0x78:
      return number(in: text, from: start + 2, digits: 2, base: 16, 4)
    case 0x30 where byte(1) == 0x78:
      return number(in: text, from: start + 2, digits: 2, base: 16, 4)
    case 0x25, 0x3D: return number(in: text, from: start + 1, digits: 2, base: 16, 3)
    case 0x26 where byte(1) == 0x23:
      let isHex = byte(2) | 0x20 == 0x78
      let first = start + (isHex ? 3 : 2)
      var end = first
      while end < text.count, end - first < 7, text[end] != 0x3B { end += 1 }
      guard end > first, end < text.count, text[end] == 0x3B else { return nil }
      return number(
        in: text, from: first, digits: end - first, base: isHex ? 16 : 10, end + 1 - start)
    default: return nil
    }
  }

  private static func number(
    in text: [UInt8], from start: Int, digits: Int, base: UInt32, _ length: Int
  ) -> (UInt32, Int)? {
    guard start + digits <= text.count else { return nil }
    var value: UInt32 = 0
    for byte in text[start..<start + digits] {
      let digit: UInt32
      switch byte {
      case 0x30...0x39: digit = UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: digit = UInt32(byte | 0x20) - 0x57
      default: return nil
      }
      guard digit < base else { return nil }
      value = value * base + digit
    }
    return (value, length)
  }

  /// Without tags (`</b>`) and signs of emphasis; nil where there are none.
  private static func untagged(_ text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var isChanged = false
    var index = 0
    while index < text.count {
      switch text[index] {
      case 0x2A, 0x60, 0x7E:
        isChanged = true
        index += 1
      case 0x3C:
        if let end = tagEnd(in: text, at: index) {
          isChanged = true
          index = end
        } else {
          result.append(0x3C)
          index += 1
        }
      default:
        result.append(text[index])
        index += 1
      }
    }
    return isChanged ? result : nil
  }

  private static let longestTag = 200

  private static func tagEnd(in text: [UInt8], at start: Int) -> Int? {
    guard start + 1 < text.count else { return nil }
    let next = text[start + 1]
    guard next == 0x2F || 0x61...0x7A ~= next | 0x20 else { return nil }
    var index = start + 1
    while index < text.count, index - start < longestTag {
      if text[index] == 0x3E { return index + 1 }
      if text[index] == 0x3C { return nil }
      index += 1
    }
    return nil
  }
}
