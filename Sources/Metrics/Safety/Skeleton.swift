/// A text reduced to its letters and digits, ASCII letters in lower case, with where each stood.
///
/// Spaces, hyphens, dots and markdown signs between the characters of a secret do not hide it here.
struct Skeleton: Sendable {
  /// ASCII letters and digits, and every byte beyond ASCII as it is.
  private(set) var bytes: [UInt8] = []
  private let text: [UInt8]
  /// The offset in the text of every 64th byte: an offset for each would take four times the text.
  private var checkpoints: [UInt32] = []

  init(_ text: [UInt8]) {
    self.text = text
    bytes.reserveCapacity(text.count)
    checkpoints.reserveCapacity(text.count / Self.stride + 1)
    for (offset, byte) in text.enumerated() {
      guard let kept = Self.kept(byte) else { continue }
      if bytes.count % Self.stride == 0 { checkpoints.append(UInt32(truncatingIfNeeded: offset)) }
      bytes.append(kept)
    }
  }

  init(_ text: ArraySlice<UInt8>) { self.init(Array(text)) }

  init(_ text: String) { self.init(Array(text.utf8)) }

  private static let stride = 64

  /// Offsets in the text of a stretch of ``bytes``.
  func source(of range: Range<Int>) -> Range<Int> {
    guard let last = range.last, last < bytes.count else { return 0..<0 }
    return offset(of: range.lowerBound)..<offset(of: last) + 1
  }

  private func offset(of index: Int) -> Int {
    var offset = Int(checkpoints[index / Self.stride])
    var left = index % Self.stride
    while left > 0 {
      offset += 1
      if Self.kept(text[offset]) != nil { left -= 1 }
    }
    return offset
  }

  /// Where a pattern stands, or nil; linear in the text.
  func firstRange(of pattern: [UInt8]) -> Range<Int>? {
    Self.firstRange(of: pattern, in: bytes)
  }

  /// Where a pattern stands in the text with no letter or digit touching it, in the text's offsets.
  func firstWhole(_ pattern: [UInt8], in text: [UInt8]) -> Range<Int>? {
    first(pattern) { isWhole($0, in: text) }
  }

  /// Where a pattern stands with something between any two of its letters, and no letter touching it:
  /// `L-U-M-E-N`.
  func firstSpaced(_ pattern: [UInt8], in text: [UInt8]) -> Range<Int>? {
    first(pattern) { source in
      isWhole(source, in: text)
        && zip(text[source], text[source].dropFirst()).allSatisfy {
          Self.kept($0) == nil || Self.kept($1) == nil
        }
    }
  }

  private func first(
    _ pattern: [UInt8], where isFound: (_ source: Range<Int>) -> Bool
  ) -> Range<Int>? {
    let pattern = BytePattern(pattern)
    var start = 0
    while let range = pattern.firstRange(in: bytes[start...]) {
      let source = source(of: range)
      if isFound(source) { return source }
      start = range.lowerBound + 1
    }
    return nil
  }

  private func isWhole(_ source: Range<Int>, in text: [UInt8]) -> Bool {
    !Self.isLetter(source.lowerBound - 1, in: text) && !Self.isLetter(source.upperBound, in: text)
  }

  private static func isLetter(_ index: Int, in text: [UInt8]) -> Bool {
    text.indices.contains(index) && kept(text[index]) != nil
  }

  func contains(_ pattern: [UInt8]) -> Bool { firstRange(of: pattern) != nil }

  /// The first occurrence of a byte pattern; nil where it is empty or absent.
  static func firstRange(of pattern: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
    BytePattern(pattern).firstRange(in: bytes[...])
  }

  private static func kept(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x80...: byte
    case 0x41...0x5A: byte + 0x20
    default: nil
    }
  }
}
