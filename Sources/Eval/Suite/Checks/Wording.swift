/// The words of a text as a comparison of wordings sees them: folded, one number each.
struct Wording {
  /// FNV-1a of each word in lower case, in order.
  let words: [UInt64]
  /// Which of them are a number or a name: a word with a digit, or one with a capital letter that
  /// does not begin a sentence.
  let isParticular: [Bool]

  /// - Parameter capitalsAreNames: false for languages that write all nouns with a capital.
  init(_ text: String, capitalsAreNames: Bool = true) {
    var words: [UInt64] = []
    var isParticular: [Bool] = []
    var hash = Self.seed
    var length = 0
    var hasDigit = false
    var hasCapital = false
    var beginsSentence = true
    func end(before byte: UInt8) {
      if length > 0 {
        let isI = hash == Self.i
        words.append(hash)
        isParticular.append(hasDigit || hasCapital && capitalsAreNames && !beginsSentence && !isI)
        (hash, length, hasDigit, hasCapital, beginsSentence) = (Self.seed, 0, false, false, false)
      }
      switch byte {
      case 0x2E, 0x21, 0x3F, 0x3A, 0x0A: beginsSentence = true
      default: break
      }
    }
    for byte in text.utf8 {
      switch byte {
      case 0x61...0x7A, 0x80...0xFF: break
      case 0x41...0x5A: if length == 0 { hasCapital = true }
      case 0x30...0x39: hasDigit = true
      default:
        // What follows an apostrophe is a word of its own: "I'm" is no name.
        end(before: byte)
        continue
      }
      let folded = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      hash = (hash ^ UInt64(folded)) &* Self.prime
      length += 1
    }
    end(before: 0x0A)
    self.words = words
    self.isParticular = isParticular
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x0100_0000_01B3
  private static let i = (seed ^ 0x69) &* prime

  /// The set of all runs of three words without numbers and names, ascending; the words themselves
  /// as one run where there are fewer than three.
  var threeGrams: [UInt64] {
    let kept = zip(words, isParticular).filter { !$0.1 }.map(\.0)
    func run(_ words: ArraySlice<UInt64>) -> UInt64 {
      words.reduce(Self.seed) { hash, word in
        let product = (hash ^ word).multipliedFullWidth(by: Self.mixer)
        return product.high ^ product.low
      }
    }
    guard kept.count > 3 else { return kept.isEmpty ? [] : [run(kept[...])] }
    var grams = (0...kept.count - 3).map { run(kept[$0..<$0 + 3]) }
    grams.sort()
    var last = 0
    for index in 1..<grams.count where grams[index] != grams[last] {
      last += 1
      grams[last] = grams[index]
    }
    return Array(grams[...last])
  }

  private static let mixer: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// True where these words stand in another wording one after the other.
  func occurs(in other: Wording) -> Bool {
    guard let first = words.first, words.count <= other.words.count else { return false }
    return (0...other.words.count - words.count).contains { start in
      other.words[start] == first && other.words[start..<start + words.count].elementsEqual(words)
    }
  }
}
