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
    var wordings = aliases.prefix(200).flatMap(Self.wordings)
    let unspaced = wordings.filter(UnspacedMatch.applies)
    if !unspaced.isEmpty {
      wordings.removeAll(where: UnspacedMatch.applies)
      let reading = gradeUnspaced(unspaced)
      if let reading, reading.grade == .correct || wordings.isEmpty { return reading }
      if wordings.isEmpty { return missed("the reply states something else") }
    }
    var denied: AliasMatch?
    for wording in wordings {
      let signs = AnswerSigns(wording)
      guard
        let match = AliasMatch(
          exactly: wording, in: reply,
          isDenied: { denies($0) || signs.contradict(signed, at: $0) })
      else { continue }
      if match.isExact { return exact(match, aliases) }
      denied = match
    }
    let dates = CalendarDate.dates(in: reply.all).map(\.date)
    var best: (match: AliasMatch, score: Double)?
    for wording in wordings {
      // A date that the reply gets wrong is no near wording.
      if let wanted = CalendarDate(wording: wording), !dates.isEmpty,
        dates.allSatisfy({ $0.contradicts(wanted) })
      {
        continue
      }
      let match = AliasMatch(near: wording, in: reply, question: asked)
      if let range = match.evidence, AnswerSigns(wording).contradict(signed, at: range) { continue }
      let score = Self.score(match)
      if best.map({ score > $0.score }) ?? true { best = (match, score) }
    }
    if let denied {
      return missed("the reply denies it or changes its sign", .low, evidence: denied.evidence)
    }
    if let best, best.score > 0, let range = best.match.evidence, denies(range) {
      return missed("the reply denies it", .low, evidence: range)
    }
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
      open < close
    {
      let outside = reference[..<open] + " " + reference[reference.index(after: close)...]
      if outside.contains(where: \.isLetter) || outside.contains(where: \.isNumber) {
        wordings.append(String(outside))
      }
    }
    for joint in [" or ", "/", ";"] where reference.contains(joint) {
      wordings += reference.split(separator: joint).map(String.init).filter { $0.count > 2 }
    }
    return wordings
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
