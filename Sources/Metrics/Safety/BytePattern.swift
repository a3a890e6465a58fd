/// A pattern of bytes, found in one pass over a text (Knuth, Morris and Pratt 1977) that is read
/// through a folding, so that no folded copy of the text is needed.
struct BytePattern: Sendable {
  let bytes: [UInt8]
  private let failure: [Int]

  init(_ bytes: [UInt8]) {
    var failure = [Int](repeating: 0, count: bytes.count)
    var length = 0
    for index in bytes.indices.dropFirst() {
      while length > 0, bytes[index] != bytes[length] { length = failure[length - 1] }
      if bytes[index] == bytes[length] { length += 1 }
      failure[index] = length
    }
    self.bytes = bytes
    self.failure = failure
  }

  /// The first occurrence in offsets of the text; nil where the pattern is empty or absent.
  ///
  /// - Parameter reading: what a byte stands for, or nil where it stands for nothing.
  @inline(__always)
  func firstRange(in text: ArraySlice<UInt8>, reading: (UInt8) -> UInt8?) -> Range<Int>? {
    guard !bytes.isEmpty, bytes.count <= text.count else { return nil }
    let end = text.withUnsafeBufferPointer { text in
      bytes.withUnsafeBufferPointer { bytes in
        failure.withUnsafeBufferPointer { failure in
          var length = 0
          for index in text.indices {
            guard let byte = reading(text[index]) else { continue }
            while length > 0, byte != bytes[length] { length = failure[length - 1] }
            if byte == bytes[length] { length += 1 }
            if length == bytes.count { return index + 1 }
          }
          return -1
        }
      }
    }
    guard end >= 0 else { return nil }
    // Back over as many bytes as the pattern has, those that stand for nothing not counted.
    var start = end
    var left = bytes.count
    while left > 0 {
      start -= 1
      if reading(text[text.startIndex + start]) != nil { left -= 1 }
    }
    return text.startIndex + start..<text.startIndex + end
  }

  func firstRange(in text: ArraySlice<UInt8>) -> Range<Int>? {
    firstRange(in: text) { $0 }
  }
}
