import RealModule

/// The counts that readability formulas need, and the formulas.
///
/// Grades are years of US school; Flesch's ease runs the other way, about 0 (hard) to 100 (easy). None
/// is bounded. Without words or sentences every result is 0.
public struct Readability: Sendable, Hashable {
  public var words: Int
  public var sentences: Int
  /// Letters, digits and punctuation; blanks left out.
  public var characters: Int
  public var syllables: Int
  /// Words of three syllables or more.
  public var polysyllables: Int

  public init(
    words: Int, sentences: Int, characters: Int, syllables: Int = 0, polysyllables: Int = 0
  ) {
    self.words = words
    self.sentences = sentences
    self.characters = characters
    self.syllables = syllables
    self.polysyllables = polysyllables
  }

  private var isEmpty: Bool { words == 0 || sentences == 0 }
  private var wordsPerSentence: Double { Double(words) / Double(sentences) }
  private var syllablesPerWord: Double { Double(syllables) / Double(words) }

  /// Flesch reading ease (Flesch 1948).
  public var fleschReadingEase: Double {
    isEmpty ? 0 : 206.835 - 1.015 * wordsPerSentence - 84.6 * syllablesPerWord
  }

  /// Flesch–Kincaid grade (Kincaid and others 1975).
  public var fleschKincaidGrade: Double {
    isEmpty ? 0 : 0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59
  }

  /// Automated Readability Index (Smith and Senter 1967); needs no syllables.
  public var automatedReadability: Double {
    isEmpty
      ? 0 : 4.71 * Double(characters) / Double(words) + 0.5 * wordsPerSentence - 21.43
  }

  /// SMOG grade (McLaughlin 1969), which was made for 30 sentences and is extrapolated below.
  public var smog: Double {
    isEmpty
      ? 0 : 1.0430 * Double.sqrt(30 * Double(polysyllables) / Double(sentences)) + 3.1291
  }
}

extension ReplyText {
  /// The counts of the prose.
  ///
  /// Sentences of one or two words (headings, short items, "Sure!") are not counted as sentences,
  /// though their words count, as in textstat; at least one sentence is.
  ///
  /// - Parameter syllables: false leaves out the syllables, which cost most.
  public func readability(syllables: Bool = true) -> Readability {
    var counts = Readability(words: proseWordCount, sentences: 0, characters: 0)
    for sentence in sentences where isLongEnough(sentence) { counts.sentences += 1 }
    if !sentences.isEmpty { counts.sentences = max(counts.sentences, 1) }
    counts.characters = prose.withUnsafeBufferPointer { prose in
      prose.count { $0 > 0x20 && $0 & 0xC0 != 0x80 }
    }
    guard syllables else { return counts }
    for word in words where word.isProse {
      let count = Syllables.count(folded[word.foldedRange])
      counts.syllables += count
      if count >= 3 { counts.polysyllables += 1 }
    }
    return counts
  }

  private func isLongEnough(_ sentence: Sentence) -> Bool {
    if sentence.words.count > 8 { return true }
    return words[sentence.words].count { $0.isProse && !$0.flags.contains(.afterHyphen) } > 2
  }
}

extension Metric {
  /// The Automated Readability Index of the prose: long words and long sentences make it high.
  ///
  /// 4.71·characters/words + 0.5·words/sentences − 21.43, a US school grade, unbounded; list items and
  /// headings are sentences of their own. Undefined below 30 prose words and outside English. Smith and
  /// Senter, AMRL-TR-66-220, 1967.
  public static let automatedReadability = Metric(
    id: "tone.ari", version: 2, summary: "Automated Readability Index", unit: "grade"
  ) { exchange in
    ToneRule.measured(exchange, from: ToneRule.fewestWordsForIndex) { text in
      Score(text.readability(syllables: false).automatedReadability)
    }
  }

  /// Flesch reading ease of the prose, about 0 (hard) to 100 (easy); for information.
  public static let fleschReadingEase = Metric(
    id: "tone.flesch", version: 2, summary: "Flesch reading ease", unit: "points"
  ) { exchange in
    ToneRule.measured(exchange, from: ToneRule.fewestWordsForIndex) { text in
      Score(text.readability().fleschReadingEase)
    }
  }

  /// SMOG grade of the prose; for information.
  public static let smog = Metric(
    id: "tone.smog", version: 2, summary: "SMOG grade", unit: "grade"
  ) { exchange in
    ToneRule.measured(exchange, from: ToneRule.fewestWordsForIndex) { text in
      Score(text.readability().smog)
    }
  }
}
