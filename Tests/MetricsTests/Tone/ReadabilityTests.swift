import Metrics
import Testing

@Suite struct ReadabilityTests {
  /// Formulas alone, from counts: Flesch 1948, Kincaid 1975, Smith and Senter 1967, McLaughlin 1969 as
  /// computed by an independent Python program.
  @Test(arguments: [
    (
      35, 3, 63, 195, 7, 42.71333333333337, 10.200000000000003, 10.644761904761907,
      11.855464076750408
    ),
    (
      34, 2, 101, 303, 20, -61.731764705882284, 26.0929411764706, 29.044411764705877,
      21.19438992294339
    ),
  ])
  func `formulas agree to the last digits`(
    _ words: Int, _ sentences: Int, _ syllables: Int, _ characters: Int, _ polysyllables: Int,
    _ flesch: Double, _ kincaid: Double, _ ari: Double, _ smog: Double
  ) {
    let counts = Readability(
      words: words, sentences: sentences, characters: characters, syllables: syllables,
      polysyllables: polysyllables)
    #expect(abs(counts.fleschReadingEase - flesch) < 1e-9)
    #expect(abs(counts.fleschKincaidGrade - kincaid) < 1e-9)
    #expect(abs(counts.automatedReadability - ari) < 1e-9)
    #expect(abs(counts.smog - smog) < 1e-9)
  }

  struct Passage: Sendable {
    let text: String
    let words: Int
    let sentences: Int
    let syllables: Int
    let characters: Int
    let polysyllables: Int
    let ari: Double
    let flesch: Double
  }

  /// textstat 0.7.13 with CMUdict.
  static let passages = [
    Passage(
      text: """
        The cat sat on the mat. It was a warm day. The sun was high and the birds sang in the trees.
        """,
      words: 22, sentences: 3, syllables: 22, characters: 71, polysyllables: 0,
      ari: -2.5628787878787875, flesch: 114.79166666666669),
    Passage(
      text: """
        Thank you for contacting our support team. We have received your request and will review the \
        attached documentation within two business days. If additional information is required, a \
        representative will reach out to you directly.
        """,
      words: 35, sentences: 3, syllables: 63, characters: 195, polysyllables: 7,
      ari: 10.644761904761907, flesch: 42.71333333333334),
  ]

  @Test(arguments: passages)
  func `counts agree with textstat`(_ passage: Passage) {
    let counts = ReplyText(passage.text).readability()
    #expect(counts.words == passage.words)
    #expect(counts.sentences == passage.sentences)
    #expect(counts.characters == passage.characters)
    #expect(abs(counts.automatedReadability - passage.ari) < 1e-9)
    #expect(abs(Double(counts.syllables - passage.syllables)) <= Double(passage.syllables) * 0.03)
    #expect(abs(counts.fleschReadingEase - passage.flesch) < 0.5)
    #expect(counts.polysyllables == passage.polysyllables)
  }

  /// CMUdict 0.7b.
  @Test(arguments: [
    ("the", 1), ("cat", 1), ("table", 2), ("tables", 2), ("people", 2), ("business", 2),
    ("asked", 1),
    ("wanted", 2), ("houses", 2), ("makes", 1), ("information", 4), ("representative", 5),
    ("additional", 4), ("directly", 3), ("idea", 3), ("video", 3), ("science", 2), ("nation", 2),
    ("special", 2), ("studying", 3), ("medium", 3), ("actual", 3), ("quality", 3), ("don't", 1),
    ("didn't", 2), ("rhythm", 2), ("queue", 1), ("create", 2), ("poem", 2), ("you", 1),
    ("movement", 2),
    ("safely", 2), ("area", 3), ("radio", 3), ("every", 2), ("handled", 2), ("criticism", 4),
  ])
  func `counts syllables`(_ word: String, _ expected: Int) {
    #expect(ReplyText(word).readability().syllables == expected)
  }

  @Test func `nothing gives nothing`() {
    let counts = ReplyText("").readability()
    #expect(counts.words == 0 && counts.sentences == 0)
    #expect(counts.automatedReadability == 0 && counts.smog == 0 && counts.fleschReadingEase == 0)
  }

  @Test func `a bullet list is not one long sentence`() {
    let list = (1...20).map { "- This is the item with number \($0)" }.joined(separator: "\n")
    #expect(ReplyText(list).readability().sentences == 20)
  }
}

/// Published formulas from counts: words, sentences, syllables, characters, polysyllables.
struct ReadabilityFormulaTests {
  private struct Row: Sendable {
    var counts: Readability
    var flesch: Double
    var kincaid: Double
    var ari: Double
    var smog: Double
  }

  /// Flesch 1948, Kincaid and others 1975, Smith and Senter 1967, McLaughlin 1969, computed in Python.
  private static let rows = [
    Row(
      counts: Readability(
        words: 35, sentences: 3, characters: 195, syllables: 63, polysyllables: 7),
      flesch: 42.71333333333337, kincaid: 10.200000000000003, ari: 10.644761904761907,
      smog: 11.855464076750408),
    Row(
      counts: Readability(
        words: 34, sentences: 2, characters: 303, syllables: 101, polysyllables: 20),
      flesch: -61.731764705882284, kincaid: 26.0929411764706, ari: 29.044411764705877,
      smog: 21.19438992294339),
  ]

  @Test func `formulas give the published values`() {
    for row in Self.rows {
      #expect(abs(row.counts.fleschReadingEase - row.flesch) < 1e-9)
      #expect(abs(row.counts.fleschKincaidGrade - row.kincaid) < 1e-9)
      #expect(abs(row.counts.automatedReadability - row.ari) < 1e-9)
      #expect(abs(row.counts.smog - row.smog) < 1e-9)
    }
  }

  @Test func `a y before a silent ending is no syllable`() {
    // CMUdict 0.7b.
    for (word, count) in [("enjoyed", 2), ("played", 1), ("employed", 2), ("studied", 2)] {
      #expect(ReplyText(word).readability().syllables == count, "\(word)")
    }
  }
}
