/// Which words of two replies the other one does not have.
///
/// Compared as bags of folded words, in linear time: a word that only moved is not marked, one that
/// occurs more often than in the other reply is marked from there on.
struct ChangedWords {
  /// A stretch of a reply, alike in whether the other reply has its words.
  struct Segment: Equatable {
    var text: String
    var isChanged: Bool
  }

  let first: [Segment]
  let second: [Segment]
  /// False where the two have so little in common that marks would say nothing; then there are none.
  let isMarked: Bool

  /// Share of the shorter reply's words that the other must have for marks to help.
  private static let smallestOverlap = 0.25

  init(_ first: String, _ second: String) {
    let one = Self.pieces(of: first)
    let two = Self.pieces(of: second)
    let shared = Self.shared(one, two)
    let shorter = min(one.count { $0.key != nil }, two.count { $0.key != nil })
    isMarked = shorter > 0 && Double(shared) >= Self.smallestOverlap * Double(shorter)
    guard isMarked else {
      self.first = [Segment(text: first, isChanged: false)]
      self.second = [Segment(text: second, isChanged: false)]
      return
    }
    self.first = Self.segments(one, other: two)
    self.second = Self.segments(two, other: one)
  }

  /// A word with the space behind it; the key is nil for space and punctuation alone.
  private struct Piece {
    var text: String
    var space: String
    var key: String?
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, !isSpace(bytes[end]) { end += 1 }
      var next = end
      while next < bytes.count, isSpace(bytes[next]) { next += 1 }
      let word = bytes[start..<end]
      pieces.append(
        Piece(
          text: String(decoding: word, as: UTF8.self),
          space: String(decoding: bytes[end..<next], as: UTF8.self), key: key(of: word)))
      start = next
    }
    return pieces
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09
  }

  /// A word without its ASCII punctuation, in lower case; nil where nothing is left.
  private static func key(of word: ArraySlice<UInt8>) -> String? {
    var key: [UInt8] = []
    for byte in word {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): key.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
        key.append(byte)
      default: break
      }
    }
    return key.isEmpty ? nil : String(decoding: key, as: UTF8.self).lowercased()
  }

  private static func counts(_ pieces: [Piece]) -> [String: Int] {
    pieces.reduce(into: [:]) { counts, piece in
      if let key = piece.key { counts[key, default: 0] += 1 }
    }
  }

  private static func shared(_ one: [Piece], _ two: [Piece]) -> Int {
    var left = counts(two)
    return one.count { piece in
      guard let key = piece.key, let count = left[key], count > 0 else { return false }
      left[key] = count - 1
      return true
    }
  }

  private static func segments(_ pieces: [Piece], other: [Piece]) -> [Segment] {
    var left = counts(other)
    var segments: [Segment] = []
    var pending = ""
    func add(_ text: String, isChanged: Bool) {
      guard !text.isEmpty else { return }
      if let last = segments.last, last.isChanged == isChanged {
        segments[segments.count - 1].text += text
      } else {
        segments.append(Segment(text: text, isChanged: isChanged))
      }
    }
    for piece in pieces {
      var isChanged = false
      if let key = piece.key {
        let count = left[key] ?? 0
        isChanged = count == 0
        left[key] = max(0, count - 1)
      }
      // Space belongs to a mark only between two marked words.
      add(pending, isChanged: isChanged && segments.last?.isChanged == true)
      add(piece.text, isChanged: isChanged)
      pending = piece.space
    }
    add(pending, isChanged: false)
    return segments
  }
}
