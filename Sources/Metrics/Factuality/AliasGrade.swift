extension FactualReply {
  /// Looks for any of several wordings: word by word first, then worded otherwise.
  ///
  /// Worded otherwise is a logistic model over what of a wording is found (``AliasMatch``), fitted
  /// with an L2 penalty to human judgements of five systems' answers (EVOUNA, Wang et al. 2023),
  /// cross-validated over questions; weights rounded.
  func gradeAliases(_ aliases: [String]) -> GradeReading {
    if let reading = gradeYesNo(aliases) { return reading }
    let reply = AnswerTokens(string)
    let signed = AnswerSigns.Reply(string)
    let asked = Set(AnswerTokens(question).all.map(\.text))
    var spaced = aliases.prefix(200).flatMap(Self.wordings)
    let unspaced = spaced.filter(UnspacedMatch.applies)
    if !unspaced.isEmpty {
      spaced.removeAll(where: UnspacedMatch.applies)
      let reading = gradeUnspaced(unspaced)
      if let reading, reading.grade == .correct || spaced.isEmpty { return reading }
      if spaced.isEmpty { return missed("the reply states something else") }
    }
    let numbers = NumberPlaces(text.utf8)
    let bounds = WordingBounds(text.utf8, words: reply.content.count, question: asked)
    var wordings: [String] = []
    var denied: AliasMatch?
    var measured: GradeReading?
    var times: [ClockTime]?
    for wording in spaced {
      let kind = WordingKind(wording)
      if let reading = grade(kind, numbers, &times) {
        let isOtherSign =
          isAmount(kind)
          && reading.evidence.map { AnswerSigns(wording).contradict(signed, at: $0) } == true
        if reading.grade == .correct, !isOtherSign { return reading }
        measured =
          measured
          ?? (isOtherSign
            ? missed("the reply changes its sign", .low, evidence: reading.evidence) : reading)
        continue
      }
      let signs = AnswerSigns(wording)
      let isEcho = isEcho(wording, kind, asked)
      let isDenied = { (range: Range<Int>) in
        isEcho(range) || denies(range) || signs.contradict(signed, at: range)
          || bounds.extend(range)
      }
      var match = AliasMatch(exactly: wording, in: reply, numbers: numbers, isDenied: isDenied)
      if match?.isExact != true, case .number(let value) = kind {
        match =
          AliasMatch(places: numbers.places(of: value)) { isEcho($0) || denies($0) } ?? match
      } else if match == nil {
        wordings.append(wording)
      }
      guard let match else { continue }
      if match.isExact { return exact(match, aliases) }
      denied = match
    }
    let given = QuantityParser.quantities(in: question)
    var best: (match: AliasMatch, score: Double)?
    for wording in wordings {
      let match = AliasMatch(near: wording, in: reply, question: asked)
      if let range = match.evidence, AnswerSigns(wording).contradict(signed, at: range) { continue }
      let stated = QuantityParser.quantities(in: wording)
      let isWhole =
        numbers.hold(stated, question: given, tokens: reply.all) && !match.isOther
      let score = isWhole ? Self.score(match) : -1
      if best.map({ score > $0.score }) ?? true { best = (match, score) }
    }
    if let denied {
      return missed("the reply denies it or changes its sign", .low, evidence: denied.evidence)
    }
    if let best, best.score > 0, let range = best.match.evidence, denies(range) {
      return missed("the reply denies it", .low, evidence: range)
    }
    if best == nil, let measured { return measured }
    guard let best, best.score > 0 else {
      let isNear = best.map { $0.score > -1 } ?? false
      return missed(
        "the reply states something else", isNear ? .low : .high, evidence: best?.match.evidence)
    }
    if abstention.isOpen, !best.match.isPartOfAlias {
      return missed("the reply states something near it", .low, evidence: best.match.evidence)
    }
    return GradeReading(
      .correct, best.score > 1 && best.match.isFirm ? .high : .low, evidence: best.match.evidence,
      because: "the reply states it in other words")
  }

  /// A wording that is a measured quantity, a day or a time of day as a whole is compared as one.
  ///
  /// - Parameter times: those of the reply, found when the first wording asks for one.
  private func grade(
    _ kind: WordingKind, _ numbers: NumberPlaces, _ times: inout [ClockTime]?
  ) -> GradeReading? {
    switch kind {
    case .quantity(let value, let units):
      return gradeQuantity(value, units: units, tolerance: 0, among: numbers.quantities)
    case .date(let date): return gradeDate(date, takesYear: !asksForDay)
    case .time(let time):
      let found = times ?? ClockTime.times(in: text.utf8)
      times = found
      return gradeTime(time, among: found)
    case .number, .words: return nil
    }
  }

  private func isAmount(_ kind: WordingKind) -> Bool {
    guard case .quantity(_, let units) = kind, let unit = units.first else { return false }
    if case .currency = unit.dimension { return true }
    return false
  }

  /// People let a year stand for a day, unless the question asks for the day.
  private var asksForDay: Bool {
    let asked = question.lowercased()
    return ["date", "day", "exactly"].contains { asked.contains($0) }
  }

  /// Where the question itself holds the number, an answer to "spell out 90" has to be in the spelling
  /// of the key.
  private func isEcho(
    _ wording: String, _ kind: WordingKind, _ asked: Set<String>
  ) -> (Range<Int>) -> Bool {
    guard case .number = kind, let first = AnswerTokens(wording).content.first?.text,
      asked.contains(first),
      !asked.isDisjoint(with: ["spell", "spelt", "word", "written", "write"])
    else { return { _ in false } }
    let isSpelt = !wording.utf8.contains { 0x30...0x39 ~= $0 }
    return { range in
      text.utf8[range].contains { 0x30...0x39 ~= $0 } == isSpelt
    }
  }

  private func exact(_ match: AliasMatch, _ aliases: [String]) -> GradeReading {
    guard let range = match.evidence else {
      return GradeReading(.correct, because: "the reply states it")
    }
    let rivals = Alternatives(to: range, aliases: aliases, in: text)
    guard rivals.count > 0 else {
      return GradeReading(
        .correct, abstention.isOpen ? .low : .high, evidence: range,
        because: "the reply states it")
    }
    // One other name may be another wording of the same.
    let isOpen = rivals.count > 1 || rivals.isHedged || abstention.guesses || abstention.isOpen
    return GradeReading(
      isOpen ? .incorrect : .correct, .low, evidence: range,
      because: "the reply offers it as one of several answers")
  }

  /// "Yes" and "no" count as the first word, or as what the reply ends on.
  private func gradeYesNo(_ aliases: [String]) -> GradeReading? {
    let wanted = Set(aliases.map { $0.lowercased().filter(\.isLetter) })
    guard !wanted.isEmpty, wanted.isSubset(of: ["yes", "no", "true", "false"]) else { return nil }
    let answers: [UInt64: Bool] = [
      Word.hash("yes"): wanted.contains("yes") || wanted.contains("true"),
      Word.hash("true"): wanted.contains("yes") || wanted.contains("true"),
      Word.hash("correct"): wanted.contains("yes") || wanted.contains("true"),
      Word.hash("no"): wanted.contains("no") || wanted.contains("false"),
      Word.hash("false"): wanted.contains("no") || wanted.contains("false"),
      Word.hash("incorrect"): wanted.contains("no") || wanted.contains("false"),
    ]
    let ends = [text.words.first, text.words.last].compactMap { $0 }
    for word in ends {
      guard let isRight = answers[word.hash] else { continue }
      return isRight
        ? GradeReading(.correct, evidence: word.range, because: "the reply states it")
        : missed("the reply states the opposite", evidence: word.range)
    }
    guard let word = text.words.first(where: { answers[$0.hash] != nil }) else {
      return missed("the reply says neither yes nor no", .low)
    }
    return answers[word.hash] == true
      ? GradeReading(.correct, .low, evidence: word.range, because: "the reply states it")
      : missed("the reply states the opposite", .low, evidence: word.range)
  }

  /// A reference as suites write it, and what it means: `IWC or International Whaling Commission`,
  /// `Ontario (Canada)`, `"Steve" Hale`.
  static func wordings(_ reference: String) -> [String] {
    var wordings = [reference]
    if let open = reference.firstIndex(of: "("), let close = reference.lastIndex(of: ")"),
      open < close, open == reference.startIndex || reference[..<open].last == " "
    {
      let outside = reference[..<open] + " " + reference[reference.index(after: close)...]
      if outside.contains(where: \.isLetter) || outside.contains(where: \.isNumber) {
        wordings.append(String(outside))
      }
    }
    for joint in [" or ", "/", ";"] where reference.contains(joint) {
      let parts = reference.split(separator: joint).map(String.init)
      // 7/20/1969, km/h and /etc/hosts are one wording.
      if joint == "/", reference.hasPrefix(joint) || !parts.allSatisfy(isName) { continue }
      wordings += parts.filter { $0.count > 2 }
    }
    return wordings
  }

  private static func isName(_ part: String) -> Bool {
    part.count > 2 && !part.contains { $0.isNumber || $0 == "." || $0 == ":" }
  }

  /// Log-odds that a match that is not word by word is right.
  static func score(_ m: AliasMatch) -> Double {
    let hasNovel = m.novelLength > 0
    var score = -2.0
    score += 2.5 * m.recall
    score += 1.3 * m.novelRecall
    score += hasNovel && m.novelRecall > 0.99 ? 0.3 : 0
    score += 1.1 * m.density * m.novelRecall
    score -= m.hasOtherNumber ? 1.1 : 0
    score += m.hasSurname ? (m.hasOtherFirstName ? -1.0 : 0.7) : 0
    score += m.isPartOfAlias ? 0.7 : 0
    score += m.isEarly ? 0.6 : 0
    score += m.aliasLength == 1 ? 0.8 : 0
    score -= m.aliasLength >= 4 ? 0.8 * m.novelRecall : 0
    score += hasNovel ? 0 : 1.8 - 1.6 * m.recall
    score -= m.novelLength == 1 ? 1.5 * m.novelRecall : 0
    return score
  }
}
