extension FactualReply {
  /// Extracts the option that the reply chooses: by letter, by number, or by the option's wording.
  ///
  /// - Parameter answer: a letter (`B`) or the wording of one of `options`.
  func gradeChoice(_ answer: String, options: [String]) -> GradeReading {
    guard let wanted = Self.index(of: answer, in: options) else {
      return gradeAliases([answer])
    }
    let mentions = mentions(of: options).filter { !$0.isListed }
    if let (chosen, isSure) = chosenLetter(mentions, of: options.count) {
      guard chosen.option == wanted else {
        return missed(
          "the reply chooses another option", isSure ? .high : .low, evidence: chosen.range)
      }
      return GradeReading(
        .correct, isSure ? .high : .low, evidence: chosen.range, because: "the reply chooses it")
    }
    let named = mentions.filter { !$0.isLetter }
    guard let first = named.first else {
      return missed("the reply chooses none of the options", .low)
    }
    let distinct = Set(named.map(\.option))
    if distinct.count == 1 {
      return first.option == wanted
        ? GradeReading(.correct, evidence: first.range, because: "the reply names it alone")
        : missed("the reply names another option", evidence: first.range)
    }
    var reading = commit(
      named.map { Candidate(isRight: $0.option == wanted, range: $0.range) },
      none: "the reply chooses none of the options")
    if distinct.count == options.count, options.count > 2, reading.grade == .correct,
      !named.contains(where: { $0.option == wanted && isConcluded($0.range.lowerBound) })
    {
      reading = missed("the reply goes through the options without choosing one", .low)
    }
    reading.confidence = .low
    return reading
  }

  /// The index of an option given by letter, by one-based number or by wording.
  static func index(of answer: String, in options: [String]) -> Int? {
    let key = answer.trimmingPrefix { $0 == " " || $0 == "(" }
    let letters = key.prefix { $0.isLetter || $0.isNumber }
    let rest = key.dropFirst(letters.count)
    if let exact = options.firstIndex(where: {
      SQuAD.normalized($0) == SQuAD.normalized(answer)
    }) {
      return exact
    }
    guard letters.utf8.count == 1, rest.allSatisfy({ ").: ".contains($0) }),
      let byte = letters.uppercased().utf8.first
    else { return nil }
    let index = 0x41...0x5A ~= byte ? Int(byte) - 0x41 : Int(byte) - 0x31
    return options.indices.contains(index) || options.isEmpty && 0...25 ~= index ? index : nil
  }

  /// `B`, `(B)`, `B)`, `**B**`, `Answer: B`, `the answer is B`; the last announced one counts.
  private func chosenLetter(
    _ mentions: [ChoiceMention], of count: Int
  ) -> (mention: ChoiceMention, isSure: Bool)? {
    let letters = mentions.filter(\.isLetter)
    if let announced = letters.last(where: \.isAnnounced) { return (announced, true) }
    guard let first = letters.first else { return nil }
    let distinct = Set(letters.map(\.option)).count
    if distinct == 1 { return (first, first.isFirst) }
    // "A) is one, B) is one, C) is none": the letters in front of remarks choose nothing.
    let marked = Set(letters.filter(\.isMarked).map(\.option)).count
    return first.isFirst && (marked < 3 || marked < count) ? (first, true) : nil
  }
}
