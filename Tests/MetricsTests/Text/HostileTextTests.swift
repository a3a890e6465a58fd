import Metrics
import Testing

/// Model output is hostile in bytes and size; a test that hangs here is the failure.
@Suite struct HostileTextTests {
  /// Texts that make a scanner with a second look at anything quadratic.
  static let patterns: [(String, Int)] = [
    ("a", 10_000_000), (" ", 200_000), ("\n", 200_000), (".", 200_000), ("!", 100_000),
    ("`", 100_000), ("`a``b", 40_000), ("[", 100_000), ("[a](", 50_000), ("](", 50_000),
    ("<", 100_000), ("<a", 50_000), ("<a>", 30_000), ("<a><b>\n", 20_000), ("$", 100_000),
    ("$a", 50_000), ("\\(", 50_000), ("\\[\n", 30_000), ("$$\n", 30_000), ("{\"\n", 30_000),
    ("[[\n", 30_000), ("{\"a\":1}x\n", 20_000), ("\"", 100_000), ("'a", 50_000), ("* ", 50_000),
    ("- ", 50_000), ("> ", 50_000), ("- \n", 30_000), ("> > > - # ", 20_000), ("|", 100_000),
    ("|a|\n", 30_000), ("a|b\n", 30_000), ("#", 100_000), ("**a", 40_000), ("_a_", 40_000),
    ("😀", 1_000_000), ("👨‍👩‍👧", 20_000), ("🇩🇪", 20_000), ("\u{200D}", 50_000), ("é", 100_000),
    ("漢", 50_000), ("…", 50_000), ("Mr. ", 30_000), ("a.b", 50_000), ("a@b.", 30_000),
    ("http://", 20_000), ("```\n", 20_000), ("~~~a\n", 20_000), ("1. ", 30_000), ("'", 100_000),
    ("“", 40_000), ("a-", 50_000), ("&", 100_000), ("\0", 100_000), ("good but ", 20_000),
    ("$", 1_000_000), ("$$\na$$", 100_000), ("<zz\n", 200_000), ("<zz><q></zz>", 100_000),
    ("<?xml\n", 200_000), ("<zz>\n<q>", 100_000), ("»a ", 100_000), ("[\n[", 100_000),
    ("{\"a\":1}x", 100_000), ("http://a.b/", 1_000_000), ("-", 10_000_000), ("7", 10_000_000),
  ]

  @Test(arguments: patterns)
  func `long repetitions are read to the end`(_ unit: String, _ count: Int) {
    let text = ReplyText(String(repeating: unit, count: count))
    #expect(text.utf8.count == unit.utf8.count * count)
    expectSound(text)
  }

  @Test func `invalid bytes are repaired before they arrive`() {
    let bytes: [UInt8] = [0xED, 0xA0, 0x80, 0x41, 0xFF, 0xC0, 0xAF, 0xF5, 0x80, 0xE2, 0x28, 0xA1]
    expectSound(ReplyText(String(decoding: bytes, as: UTF8.self)))
  }

  @Test func `random bytes keep every position within the reply`() {
    var state: UInt64 = 42
    let alphabet = Array("aZ 9.'\"`*_[]()<>{}|#-\n\\$!?:@/é漢😀’“”—…\u{200B}".utf8)
    for length in [0, 1, 2, 3, 7, 40, 300] {
      for _ in 0..<300 {
        var bytes: [UInt8] = []
        for _ in 0..<length {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          let draw = Int(truncatingIfNeeded: state >> 33)
          bytes.append(draw % 5 == 0 ? UInt8(draw / 5 % 256) : alphabet[draw % alphabet.count])
        }
        expectSound(ReplyText(String(decoding: bytes, as: UTF8.self)))
      }
    }
  }

  private func expectSound(_ text: ReplyText) {
    let size = text.utf8.count
    var isSound = text.wordCount <= text.words.count && text.proseWordCount <= text.wordCount
    var last = 0
    for word in text.words {
      isSound =
        isSound && word.range.lowerBound >= last && word.range.upperBound <= size
        && !word.range.isEmpty && word.foldedRange.upperBound <= text.folded.count
      last = word.range.lowerBound
    }
    var lastWord = 0
    for sentence in text.sentences {
      isSound =
        isSound && sentence.words.lowerBound >= lastWord && !sentence.words.isEmpty
        && sentence.range.upperBound <= size && sentence.prose.upperBound <= text.prose.count
      lastWord = sentence.words.upperBound
    }
    isSound = isSound && lastWord <= text.words.count
    #expect(isSound)
    #expect(text.spans.allSatisfy { $0.range.upperBound <= size })
  }
}
