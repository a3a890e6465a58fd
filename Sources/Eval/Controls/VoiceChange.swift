/// Puts a reply into another voice: contractions, hedges, exclamations.
enum VoiceChange {
  private static let contractions: [(long: [UInt8], short: [UInt8])] = [
    ("cannot", "can't"), ("can not", "can't"), ("do not", "don't"), ("does not", "doesn't"),
    ("will not", "won't"), ("is not", "isn't"), ("are not", "aren't"), ("i am", "I'm"),
    ("i have", "I've"), ("i will", "I'll"), ("we are", "we're"), ("we have", "we've"),
    ("we will", "we'll"), ("you are", "you're"), ("you have", "you've"), ("you will", "you'll"),
    ("it is", "it's"), ("that is", "that's"), ("there is", "there's"), ("would not", "wouldn't"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static let openers = [
    "Well, maybe ", "I guess ", "Hey, I think perhaps ", "Honestly, it might be that ",
  ].map { Array($0.utf8) }

  /// One pass over the bytes.
  ///
  /// - Parameter turn: where in the openers to begin, so that samples differ.
  static func applied(to text: String, turn: Int) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3 / 2)
    var opensSentence = true
    var count = turn
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let startsWord = index == 0 || !bytes[index - 1].isASCIILetter
      if byte.isASCIILetter, startsWord {
        if opensSentence {
          result += openers[count % openers.count]
          count += 1
        }
        if let (long, short) = contraction(at: index, in: bytes) {
          result += short
          index += long
        } else {
          result.append(opensSentence ? byte | 0x20 : byte)
          index += 1
        }
        opensSentence = false
        continue
      }
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
        result += [UInt8(ascii: "!"), UInt8(ascii: "!")]
        opensSentence = true
      case UInt8(ascii: "\n"):
        result.append(byte)
        opensSentence = true
      default:
        result.append(byte)
        if byte >= 0x80 || (0x30...0x39).contains(byte) { opensSentence = false }
      }
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The contraction of the words at a place, and how many bytes it stands for.
  private static func contraction(at start: Int, in bytes: [UInt8]) -> (Int, [UInt8])? {
    for (long, short) in contractions where long[0] == bytes[start] | 0x20 {
      let end = start + long.count
      guard end <= bytes.count, end == bytes.count || !bytes[end].isASCIILetter else { continue }
      if zip(long, bytes[start..<end]).allSatisfy({ $0 == $1 | 0x20 }) {
        return (long.count, short)
      }
    }
    return nil
  }
}

/// Cuts a reply at half and takes its markdown away.
enum MarkdownStrip {
  private static let signs = Set("#*_`>|-{}[]".utf8)

  /// The first half of the words, one space apart, without markdown's signs.
  static func firstHalf(of text: String) -> String {
    let words = text.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
    var result: [UInt8] = []
    for word in words.prefix(words.count / 2) {
      if !result.isEmpty { result.append(0x20) }
      result += word.lazy.filter { !signs.contains($0) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
