import Metrics
import Testing

@Suite struct LexicalDiversityTests {
  /// Text, MTLD, MATTR with a window of 25 and HD-D: lexicalrichness 0.5.1.
  static let rows: [(String, Double, Double, Double)] = [
    (
      """
      the quick brown fox jumps over the lazy dog while the small cat watches the quick fox and
      the dog sleeps under the old tree near the river where the fish swim and the birds sing all
      day long in the warm light of the summer sun
      """,
      33.830917874396135, 0.7547826086956522, 0.7139112814413463
    ),
    (
      """
      thank you for contacting our support team we have received your request and will review the
      attached documentation within two business days if additional information is required a
      representative will reach out to you directly the implementation of asynchronous message
      processing necessitates careful consideration of idempotency particularly when distributed
      transactions are unavailable consequently practitioners frequently incorporate deduplication
      identifiers thereby guaranteeing that repeated deliveries do not produce inconsistent
      downstream effects the cat sat on the mat it was a warm day the sun was high and the birds
      sang in the trees
      """,
      193.2233333333334, 0.9534328358208961, 0.9165971291207736
    ),
  ]

  private func tokens(_ text: String) -> [Substring] { text.split { $0 == " " || $0 == "\n" } }

  @Test(arguments: rows)
  func `agrees with lexicalrichness`(
    _ text: String, _ mtld: Double, _ mattr: Double, _ hdd: Double
  ) throws {
    let tokens = tokens(text)
    #expect(abs(LexicalDiversity.mtld(tokens) - mtld) < 1e-9)
    #expect(abs(try #require(LexicalDiversity.mattr(tokens, window: 25)) - mattr) < 1e-9)
    #expect(abs(try #require(LexicalDiversity.hdd(tokens)) - hdd) < 1e-9)
  }

  @Test func `short texts are not guessed at`() {
    #expect(LexicalDiversity.mtld([String]()) == 0)
    #expect(LexicalDiversity.mtld(["a", "b", "c"]) == 3)
    #expect(LexicalDiversity.mattr(["a", "b"], window: 3) == nil)
    #expect(LexicalDiversity.hdd(["a", "b"]) == nil)
    #expect(LexicalDiversity.mattr(["a", "a", "b"], window: 2) == 0.75)
  }
}
