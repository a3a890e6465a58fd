/// What is crossed out, and reasoning shown before the answer.
enum Erasures {
  static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for (open, close, staysInLine) in struck {
      ranges += pairs(open, close, in: bytes, staysInLine: staysInLine)
    }
    for (open, close) in reasoning {
      var found = pairs(open, close, in: bytes, staysInLine: false)
      // The opening tag is often the prompt's.
      if found.isEmpty, let end = first(close, in: bytes, from: 0) {
        found = [0..<end + close.count]
      }
      ranges += found.filter { range in
        bytes[range.upperBound...].contains { $0 > 0x20 && $0 != UInt8(ascii: "<") }
      }
    }
    return ranges
  }

  private static let struck: [([UInt8], [UInt8], Bool)] = [
    (Array("~~".utf8), Array("~~".utf8), true),
    (Array("<del>".utf8), Array("</del>".utf8), false),
    (Array("<s>".utf8), Array("</s>".utf8), false),
    (Array("<strike>".utf8), Array("</strike>".utf8), false),
  ]

  private static let reasoning: [([UInt8], [UInt8])] = [
    (Array("<think>".utf8), Array("</think>".utf8)),
    (Array("<thinking>".utf8), Array("</thinking>".utf8)),
  ]

  private static func pairs(
    _ open: [UInt8], _ close: [UInt8], in bytes: [UInt8], staysInLine: Bool
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var position = 0
    while let start = first(open, in: bytes, from: position) {
      let inside = start + open.count
      guard let end = first(close, in: bytes, from: inside) else { break }
      if staysInLine, bytes[inside..<end].contains(0x0A) {
        position = end
        continue
      }
      ranges.append(start..<end + close.count)
      position = end + close.count
    }
    return ranges
  }

  private static func first(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard let head = pattern.first, start + pattern.count <= bytes.count else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      (start...bytes.count - pattern.count).first { index in
        bytes[index] == head && bytes[index..<index + pattern.count].elementsEqual(pattern)
      }
    }
  }
}
