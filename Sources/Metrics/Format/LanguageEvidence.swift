/// What speaks for which language in a reply: letters by script and common words by language.
///
/// Code and other non-prose do not count, nor do capitalised words inside a sentence or before another
/// one (`La La Land` is no Spanish), nor quoted words where most are not. Where a reply has no prose at
/// all, its tables are looked at.
struct LanguageEvidence: Sendable {
  /// Words per script; a Han or kana sign is half a word.
  private var scriptMass = [Float](repeating: 0, count: Script.allCases.count)
  /// Common words per language of ``StopWords``, and the same with words shared by several languages
  /// divided among them.
  private var hits = [UInt32](repeating: 0, count: StopWords.languages.count)
  private var scores = [Float](repeating: 0, count: StopWords.languages.count)
  /// Words that could have been common ones.
  private var candidates = 0
  private var accented = 0

  init(_ words: [Word], _ folded: [UInt8]) {
    var prose = 0
    var lowered = 0
    var quoted = 0
    for word in words where word.isProse && !word.flags.contains(.isNumber) {
      prose += 1
      if !word.flags.contains(.capitalised) { lowered += 1 }
      if word.flags.contains(.quoted) { quoted += 1 }
    }
    // Where most words are capitals or titles, the case of a letter says nothing.
    let caseCounts = lowered * 3 >= prose
    let skipped: Word.Flags = quoted * 2 > prose ? .isNumber : [.isNumber, .quoted]
    for (index, word) in words.enumerated() where word.channel == (prose > 0 ? .prose : .table) {
      guard word.flags.isDisjoint(with: skipped) else { continue }
      let script = Self.script(of: word, folded)
      scriptMass[Int(script.rawValue)] += word.flags.contains(.ideograph) ? 0.5 : 1
      guard !word.flags.contains(.ideograph) else { continue }
      let next = index + 1 < words.count ? words[index + 1].flags : []
      guard !caseCounts || !Self.isName(word, next) else { continue }
      add(word, script, folded)
    }
  }

  /// A capitalised word inside a sentence, or one at its head before another.
  private static func isName(_ word: Word, _ next: Word.Flags) -> Bool {
    guard word.flags.contains(.capitalised), word.length > 1 else { return false }
    return !word.flags.contains(.startsSentence)
      || next.contains(.capitalised) && !next.contains(.startsSentence)
  }

  private mutating func add(_ word: Word, _ script: Script, _ folded: [UInt8]) {
    candidates += 1
    var mask = StopWords.masks[word.hash] ?? 0
    if mask == 0, script == .latin, word.flags.contains(.nonASCII) {
      mask = Accents.languages(of: folded[word.foldedRange])
      accented += 1
    }
    guard mask != 0 else { return }
    let share = 1 / Float(mask.nonzeroBitCount)
    while mask != 0 {
      let index = mask.trailingZeroBitCount
      mask &= mask - 1
      hits[index] += 1
      scores[index] += share
    }
  }

  private static func script(of word: Word, _ folded: [UInt8]) -> Script {
    guard word.flags.contains(.nonASCII) else { return .latin }
    // The first letter beyond ASCII decides: `é` keeps Latin, `и` does not.
    for i in word.foldedRange where folded[i] >= 0xC0 {
      let b = folded[i]
      let length = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
      guard i + length <= folded.count else { return .other }
      var value = UInt32(b) & (0x7F >> UInt32(length))
      for k in 1..<length { value = value << 6 | UInt32(folded[i + k] & 0x3F) }
      return Script(value)
    }
    return .latin
  }

  private func mass(_ script: Script) -> Float { scriptMass[Int(script.rawValue)] }

  private var totalMass: Float { scriptMass.reduce(0, +) }

  /// Whether the text is in the language with this tag; nil where it does not tell.
  func isWritten(in tag: String) -> Bool? {
    let language = Self.primary(tag)
    let total = totalMass
    guard total > 0 else { return nil }
    let scripts = Self.scripts(of: language)
    let share = scripts.reduce(0) { $0 + mass($1) } / total
    if share < 0.4 { return total >= 1.5 ? false : nil }
    if let answer = eastAsian(language) { return answer }
    guard StopWords.languages.contains(where: { Self.scripts(of: $0) == scripts }) else {
      return true
    }
    return byWords(language)
  }

  /// Japanese cannot do without kana, Chinese has none.
  private func eastAsian(_ language: String) -> Bool? {
    let kana = mass(.kana)
    let han = mass(.han)
    switch language {
    case "ja": return kana > 0 || han < 4
    case "zh": return kana < 0.1 * (kana + han)
    case "ko": return mass(.hangul) > 0 || han < 2
    default: return nil
    }
  }

  private func byWords(_ language: String) -> Bool? {
    let own = StopWords.languages.firstIndex(of: language)
    let best = bestLanguage(except: own)
    let count = Float(candidates)
    let bestHits = Float(hits[best])
    guard let own else {
      // A language without a list of ours: all one can say is that it is plain English.
      let isEnglish = StopWords.languages[best] == "en" && bestHits >= 0.3 * count
      return isEnglish && bestHits >= 3 ? false : nil
    }
    let isFar = scores[own] < 0.5 * scores[best]
    if isFar {
      if bestHits >= 3, bestHits >= 0.2 * count, scores[best] >= 1 { return false }
      if hits[own] == 0, bestHits >= 2, bestHits >= 0.25 * count, scores[best] >= 0.8 {
        return false
      }
    }
    if hits[own] >= 1, scores[own] >= 0.6 * scores[best] { return true }
    // A language that has no list of ours shows in its accents.
    if candidates >= 20, Float(accented) >= 0.1 * count, Float(hits[own]) < 0.05 * count,
      language == "en"
    {
      return false
    }
    return nil
  }

  private func bestLanguage(except own: Int?) -> Int {
    var best = own == 0 ? 1 : 0
    for index in scores.indices where index != own && scores[index] > scores[best] { best = index }
    return best
  }

  /// The language that the evidence speaks for; nil where there is too little.
  var guess: String? {
    guard let (index, mass) = scriptMass.enumerated().max(by: { $0.1 < $1.1 }), mass >= 1,
      let script = Script(rawValue: UInt8(index))
    else { return nil }
    switch script {
    case .kana: return "ja"
    case .han: return self.mass(.kana) >= 0.1 * mass ? "ja" : "zh"
    case .other: return nil
    default:
      let best = bestLanguage(except: nil)
      let language = StopWords.languages[best]
      if hits[best] >= 2, Float(hits[best]) >= 0.15 * Float(candidates),
        Self.scripts(of: language).contains(script)
      {
        return language
      }
      return script.languages.first
    }
  }

  static func primary(_ tag: String) -> String {
    let subtag = String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
    return ["no": "nb", "nn": "nb", "bs": "hr", "iw": "he", "fil": "tl"][subtag] ?? subtag
  }

  private static func scripts(of language: String) -> Set<Script> {
    switch language {
    case "ja": [.kana, .han]
    case "zh", "yue": [.han, .kana]
    case "ko": [.hangul, .han]
    case "ru", "uk", "bg", "be", "mk", "kk", "ky", "mn", "tg": [.cyrillic]
    case "sr": [.cyrillic, .latin]
    default:
      Set(Script.allCases.filter { $0.languages.contains(language) }).ifEmpty([.latin])
    }
  }
}

extension Set {
  fileprivate func ifEmpty(_ other: Set) -> Set { isEmpty ? other : self }
}

extension ReplyText {
  /// The reply's language as a BCP 47 primary subtag, where its words or letters tell.
  public var language: String? { languageEvidence.guess }

  /// Whether the reply is in a language (BCP 47; the primary subtag counts).
  ///
  /// Nil where the text does not tell. True takes one common word of the language and no better
  /// language; false takes a foreign script, or several common words of another language and few of
  /// the one asked for. Languages too close to tell apart (Danish and Norwegian) count as the same.
  public func isWritten(in tag: String) -> Bool? { languageEvidence.isWritten(in: tag) }
}
