/// A reply's text, scanned once: channels, sentences, words and layout.
///
/// One linear pass over the UTF-8; every metric reads the result. All positions are UTF-8 offsets
/// in the reply as it came, so a finding can be shown where it stands. Any bytes are accepted
/// (`String` has already repaired invalid ones); text beyond 2³¹ bytes is not looked at.
///
/// ```
/// let text = ReplyText("Sure! See `ls`.\n\n- one\n- two")
/// text.sentences.count      // 4: "Sure!", "See `ls`.", "one", "two"
/// text.layout.bulletItems   // 2
/// text.words[2].channel     // .inlineCode
/// ```
public struct ReplyText: Sendable {
  /// The reply's bytes.
  public let utf8: [UInt8]
  /// The folded bytes of all words, one after another; see ``Word/foldedRange``.
  public let folded: [UInt8]
  /// The prose alone, which ``Sentence/prose`` points into.
  ///
  /// Markdown signs are dropped, other channels left as a space; curly quotes, dashes, ellipses and odd
  /// spaces are ASCII.
  public let prose: [UInt8]
  /// The words of all channels, in order.
  public let words: [Word]
  /// The sentences of the prose, in order.
  public let sentences: [Sentence]
  /// The stretches that are not prose, in order of their start.
  public let spans: [ChannelSpan]
  public let layout: Layout
  /// Words as a reader counts them, in all channels; a hyphenated compound is one.
  public let wordCount: Int
  /// The same in prose alone.
  public let proseWordCount: Int
  let languageEvidence: LanguageEvidence
  /// Whether word lists in English apply: false where the reply is in another language.
  public let isEnglish: Bool

  public init(_ text: String) {
    var text = text
    self = text.withUTF8 { bytes in
      Self(scanning: UnsafeBufferPointer(rebasing: bytes.prefix(Int(Int32.max))))
    }
  }

  private init(scanning bytes: UnsafeBufferPointer<UInt8>) {
    var scanner = TextScanner(bytes)
    scanner.scan()
    utf8 = Array(bytes)
    folded = scanner.folded
    prose = scanner.prose
    words = scanner.words
    sentences = scanner.sentences
    spans = scanner.spans
    layout = scanner.layout
    wordCount = scanner.wordCount
    proseWordCount = scanner.proseWordCount
    languageEvidence = LanguageEvidence(words, folded)
    isEnglish = languageEvidence.isWritten(in: "en") != false
  }

  /// The folded form of a word; allocates, so it is for reports and rare paths.
  public func folded(_ word: Word) -> String {
    String(decoding: folded[word.foldedRange], as: UTF8.self)
  }

  /// A stretch of the reply as it came; a cut through a character is repaired.
  public func string(_ range: Range<Int>) -> String {
    String(decoding: utf8[range.clamped(to: 0..<utf8.count)], as: UTF8.self)
  }

  /// The index of the sentence that holds a word, or nil for a word outside all sentences.
  public func sentence(ofWord index: Int) -> Int? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].words.upperBound <= index { low = middle + 1 } else { high = middle }
    }
    guard low < sentences.count, sentences[low].words.contains(index) else { return nil }
    return low
  }
}
