/// A text reduced to its letters and digits, ASCII letters in lower case, with where each stood.
///
/// Spaces, hyphens, dots and markdown signs between the characters of a secret do not hide it here.
struct Skeleton: Sendable {
  /// ASCII letters and digits, and every byte beyond ASCII as it is.
  private(set) var bytes: [UInt8] = []
  /// The offset in the text of each byte.
  private var offsets: [UInt32] = []

  init(_ text: some Sequence<UInt8>) {
    bytes.reserveCapacity(text.underestimatedCount)
    offsets.reserveCapacity(text.underestimatedCount)
    var offset: UInt32 = 0
    for byte in text {
      if let kept = Self.kept(byte) {
        bytes.append(kept)
        offsets.append(offset)
      }
      offset += 1
    }
  }

  init(_ text: String) { self.init(text.utf8) }

  /// Offsets in the text of a stretch of ``bytes``.
  func source(of range: Range<Int>) -> Range<Int> {
    guard let last = range.last, last < offsets.count else { return 0..<0 }
    return Int(offsets[range.lowerBound])..<Int(offsets[last]) + 1
  }

  /// Where a pattern stands, or nil; linear in the text (Knuth, Morris and Pratt 1977).
  func firstRange(of pattern: [UInt8]) -> Range<Int>? { Self.firstRange(of: pattern, in: bytes) }

  /// Where a pattern stands in the text with no letter or digit touching it, in the text's offsets.
  ///
  /// Looks at the first hundred places.
  func firstWhole(_ pattern: [UInt8], in text: [UInt8]) -> Range<Int>? {
    var start = 0
    for _ in 0..<100 {
      guard let range = Self.firstRange(of: pattern, in: bytes[start...]) else { return nil }
      let source = source(of: range)
      if !Self.isLetter(source.lowerBound - 1, in: text),
        !Self.isLetter(source.upperBound, in: text)
      {
        return source
      }
      start = range.lowerBound + 1
    }
    return nil
  }

  private static func isLetter(_ index: Int, in text: [UInt8]) -> Bool {
    text.indices.contains(index) && kept(text[index]) != nil
  }

  func contains(_ pattern: [UInt8]) -> Bool { firstRange(of: pattern) != nil }

  /// The first occurrence of a byte pattern; nil where it is empty or absent.
  static func firstRange(of pattern: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
    firstRange(of: pattern, in: bytes[...])
  }

  private static func firstRange(
    of pattern: [UInt8], in bytes: ArraySlice<UInt8>
  ) -> Range<Int>? {
    guard !pattern.isEmpty, pattern.count <= bytes.count else { return nil }
    var failure = [Int](repeating: 0, count: pattern.count)
    var length = 0
    for index in pattern.indices.dropFirst() {
      while length > 0, pattern[index] != pattern[length] { length = failure[length - 1] }
      if pattern[index] == pattern[length] { length += 1 }
      failure[index] = length
    }
    let end = bytes.withUnsafeBufferPointer { bytes in
      pattern.withUnsafeBufferPointer { pattern in
        failure.withUnsafeBufferPointer { failure in
          var length = 0
          for index in bytes.indices {
            while length > 0, bytes[index] != pattern[length] { length = failure[length - 1] }
            if bytes[index] == pattern[length] { length += 1 }
            if length == pattern.count { return index + 1 }
          }
          return -1
        }
      }
    }
    guard end >= 0 else { return nil }
    return bytes.startIndex + end - pattern.count..<bytes.startIndex + end
  }

  private static func kept(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x80...: byte
    case 0x41...0x5A: byte + 0x20
    default: nil
    }
  }
}
