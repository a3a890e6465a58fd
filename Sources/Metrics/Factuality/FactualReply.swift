import Algorithms

/// A reply to a factual question, ready to be compared with any kind of key.
struct FactualReply: Sendable {
  let string: String
  let text: ReplyText
  let question: String
  /// Everything the model was shown.
  let prompt: String
  let abstention: Abstention
  let retraction: Retraction

  /// - Parameter prompt: everything the model was shown, the question alone if nothing is given.
  init(_ string: String, _ text: ReplyText, question: String, prompt: String? = nil) {
    self.string = string
    self.text = text
    self.question = question
    self.prompt = prompt ?? question
    abstention = Abstention(text, question: question)
    retraction = Retraction(text)
  }

  /// Whether the reply denies what stands at a UTF-8 range: "not 205", "205, but that is wrong".
  func denies(_ range: Range<Int>) -> Bool {
    isNegated(range) || retraction.follows(range, in: text) || isDisplaced(range)
  }

  /// Whether a word before denies it; a question that holds a denial is answered by one.
  ///
  /// "Which did he not win? He did not win X."
  private func isNegated(_ range: Range<Int>) -> Bool {
    guard let denier = Negation.denier(of: range.lowerBound, in: text) else { return false }
    guard Self.holdsDenial(question) else { return true }
    // "Not X" still denies X.
    let next = text.words.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    return text.words[denier].hash != Self.except
      && text.words[denier + 1..<max(next, denier + 1)].allSatisfy {
        AnswerTokens.fillers.contains(text.folded($0))
      }
  }

  /// "Not", "never", "except" among the words of a question.
  private static func holdsDenial(_ question: String) -> Bool {
    question.lowercased().split { !($0.isLetter || $0 == "'" || $0 == "\u{2019}") }.contains {
      ["not", "never", "except", "cannot", "without"].contains($0) || $0.hasSuffix("n't")
        || $0.hasSuffix("n\u{2019}t")
    }
  }

  /// Whether the reply says that something took its place: "Anna replaced X", where the question does
  /// not ask who went before.
  private func isDisplaced(_ range: Range<Int>) -> Bool {
    let words = text.words
    let index = words.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    guard index < words.count, !words[index].flags.contains(.startsSentence),
      words[max(0, index - 2)..<index].contains(where: { Self.displacing.contains($0.hash) })
    else { return false }
    return !Self.asksForFormer(question)
  }

  /// Whether a question asks who or what went before.
  static func asksForFormer(_ question: String) -> Bool {
    let asked = question.lowercased()
    return [
      "before", "replac", "succe", "previous", "former", "preced", "predecess", "used to", " old ",
      "origin", "earlier", " once ", "maiden", "renam", "first",
    ].contains { asked.contains($0) }
  }

  private static let except = Word.hash("except")

  private static let displacing = Set(
    ["replaced", "replaces", "replacing", "succeeded", "succeeds", "succeeding", "superseded"]
      .map { Word.hash($0) })

  /// Everything the reply says taken together, withdrawn or not.
  func gradeWhole(_ key: AnswerKey) -> GradeReading {
    switch key {
    case .number(let value, let unit, let tolerance):
      gradeNumber(value, unit: unit, tolerance: tolerance)
    case .date(let iso): gradeDate(iso)
    case .aliases(let aliases): gradeAliases(aliases)
    case .text(let contains, let lacks): gradeText(contains: contains, lacks: lacks)
    case .choice(let answer, let options): gradeChoice(answer, options: options)
    case .pattern(let pattern): gradePatterns(all: [pattern], none: [])
    case .patterns(let all, let none): gradePatterns(all: all, none: none)
    case .context(let passage, let aliases): gradeContext(passage, aliases: aliases)
    case .json(let value): gradeJSON(value)
    case .unknowable: gradeUnknowable()
    case .falsePremise(let aliases, let premise):
      gradeFalsePremise(aliases, premise: premise ?? [])
    }
  }

  /// What a reply without the right answer is: not attempted where it says so, else incorrect.
  func missed(
    _ because: StaticText, _ confidence: Score.Confidence = .high, evidence: Range<Int>? = nil
  ) -> GradeReading {
    if abstention.isOpen {
      if let guess = guess() {
        return GradeReading(
          .incorrect, .low, evidence: guess, because: "the reply doubts and guesses all the same")
      }
      return GradeReading(
        .notAttempted, abstention.guesses ? .low : .high, evidence: abstention.evidence,
        because: "the reply says that it does not know")
    }
    return GradeReading(.incorrect, confidence, evidence: evidence, because: because)
  }

  /// A statement that may be the answer the reply commits to.
  struct Candidate: Sendable {
    var isRight: Bool
    var range: Range<Int>
  }

  /// Picks the answer that the reply commits to out of several statements of the same kind.
  ///
  /// A denied one is none. The first that stands counts, unless a later one is announced as the
  /// answer ("so the answer is …") or alternatives are offered ("205 or 206").
  func commit(_ candidates: [Candidate], none: StaticText) -> GradeReading {
    let standing = candidates.filter { !denies($0.range) }
    guard let first = standing.first else {
      return missed(none, candidates.isEmpty ? .low : .high, evidence: candidates.first?.range)
    }
    let right = standing.filter(\.isRight)
    guard let firstRight = right.first else {
      return missed("the reply states something else", evidence: first.range)
    }
    if right.count == standing.count {
      return GradeReading(
        .correct, abstention.isOpen ? .low : .high, evidence: firstRight.range,
        because: "the reply states it")
    }
    if let wrong = alternative(to: firstRight, in: standing) {
      return GradeReading(
        .incorrect, .low,
        evidence: firstRight.range
          .lowerBound..<max(
            firstRight.range.upperBound, wrong.range.upperBound),
        because: "the reply offers it as one of several answers")
    }
    if isEnumerated(firstRight, among: standing) {
      return GradeReading(
        .incorrect, .low, evidence: firstRight.range, because: "the reply lists it among others")
    }
    if let announced = standing.last(where: { isConcluded($0.range.lowerBound) }) {
      return announced.isRight
        ? GradeReading(.correct, evidence: announced.range, because: "the reply concludes with it")
        : missed("the reply concludes with something else", evidence: announced.range)
    }
    if first.isRight {
      return GradeReading(
        .correct, right.count * 2 >= standing.count ? .high : .low, evidence: first.range,
        because: "the reply states it first")
    }
    let isLast = standing.last?.isRight == true
    return GradeReading(
      isLast || standing.count <= 3 ? .correct : .incorrect, .low, evidence: firstRight.range,
      because: "the reply states it after something else")
  }

  /// A wrong candidate that "or" joins to the right one within a sentence.
  private func alternative(to right: Candidate, in all: [Candidate]) -> Candidate? {
    all.first { other in
      guard !other.isRight else { return false }
      let low = min(other.range.upperBound, right.range.upperBound)
      let high = max(other.range.lowerBound, right.range.lowerBound)
      guard low < high, high - low < 80 else { return false }
      let between = text.string(low..<high).lowercased()
      return between.contains(" or ") && !between.contains(".") && !between.contains("(")
    }
  }

  /// "Possible answers: 206, 207, 208": two others or more in a row with it, the last of them behind.
  private func isEnumerated(_ right: Candidate, among all: [Candidate]) -> Bool {
    let runs = all.chunked { one, other in
      let gap = one.range.upperBound..<max(one.range.upperBound, other.range.lowerBound)
      guard gap.count <= 8 else { return false }
      let between = text.string(gap).split { " $€£¥*".contains($0) }.joined(separator: " ")
      return [",", ";", "and", ", and", "/"].contains(between)
    }
    guard let run = runs.first(where: { $0.contains { $0.range == right.range } }) else {
      return false
    }
    return run.count { !$0.isRight } >= 2 && run.last?.isRight == false
  }

  /// Whether "the answer is", "therefore", "=" or bold type leads up to an offset.
  func isConcluded(_ offset: Int) -> Bool {
    let lead = text.string(max(0, offset - 48)..<offset).lowercased()
    let clause = lead.split { ".!?\n;".contains($0) }.last.map(String.init) ?? ""
    return [
      "answer", "therefore", "thus", "so ", "hence", "total", "result", "correct", "in fact",
      "actually", "final", "= ", "comes to", "equals", "in truth", "in reality", "true ", "really",
      "corrected",
    ].contains { clause.contains($0) } || lead.hasSuffix("**") || lead.hasSuffix("\\boxed{")
  }
}
