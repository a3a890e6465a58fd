/// One word of a reply: where it stands, its folded form as a hash, and what it looks like.
///
/// A word is a run of letters and digits. Apostrophes between letters (`don't`), dots and commas
/// between digits (`3.5`, `1,000`), dots inside `e.g` or `node.js` and underscores belong to it;
/// a hyphen ends it, and the part behind the hyphen carries ``Flags/afterHyphen``. Every Han or
/// kana sign is a word of its own.
public struct Word: Sendable, Hashable {
  /// 64-bit FNV-1a of the folded form: lower case, curly apostrophes as `'`, invisible signs gone.
  public let hash: UInt64
  let start: UInt32
  let length: UInt32
  let foldedStart: UInt32
  let foldedLength: UInt32
  public internal(set) var flags: Flags
  public let channel: Channel

  /// UTF-8 offsets in the reply.
  public var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
  /// Offsets in ``ReplyText/folded``.
  public var foldedRange: Range<Int> {
    Int(foldedStart)..<Int(foldedStart) + Int(foldedLength)
  }
  public var isProse: Bool { channel == .prose }

  public struct Flags: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The first letter is a capital.
    public static let capitalised = Flags(rawValue: 1 << 0)
    /// Two letters or more, all of them capitals.
    public static let allCaps = Flags(rawValue: 1 << 1)
    public static let hasDigit = Flags(rawValue: 1 << 2)
    /// Nothing but digits and the separators between them.
    public static let isNumber = Flags(rawValue: 1 << 3)
    /// An apostrophe inside: a contraction or a genitive.
    public static let hasApostrophe = Flags(rawValue: 1 << 4)
    /// The second or later part of a hyphenated compound; leave it out when counting words.
    public static let afterHyphen = Flags(rawValue: 1 << 5)
    /// Within quotation marks that open and close in one paragraph.
    public static let quoted = Flags(rawValue: 1 << 6)
    /// On a line that starts with `>`.
    public static let blockQuoted = Flags(rawValue: 1 << 7)
    public static let startsSentence = Flags(rawValue: 1 << 8)
    public static let endsSentence = Flags(rawValue: 1 << 9)
    /// A comma, semicolon, colon, dash or bracket stands between the word before and this one.
    public static let afterPause = Flags(rawValue: 1 << 10)
    /// Holds a letter beyond ASCII.
    public static let nonASCII = Flags(rawValue: 1 << 11)
    /// A Han or kana sign.
    public static let ideograph = Flags(rawValue: 1 << 12)
  }

  /// The ``hash`` of a word given as text; folds it the way a reply is folded.
  public static func hash(_ word: String) -> UInt64 { WordHash(word).value }
}

/// FNV-1a (Fowler, Noll and Vo), 64 bits: short words are all there is, and it needs no finish.
struct WordHash: Hashable {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  init() {}

  init(_ word: String) {
    for scalar in word.unicodeScalars {
      switch Folding.folded(scalar.value) {
      case 0: continue
      case let folded: add(codePoint: folded)
      }
    }
  }

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  mutating func add(codePoint: UInt32) {
    guard let scalar = Unicode.Scalar(codePoint) else { return }
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { add(byte) }
  }
}
