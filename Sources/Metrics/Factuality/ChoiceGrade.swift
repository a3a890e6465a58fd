extension FactualReply {
  /// Extracts the option that the reply chooses: by letter, by number, or by the option's wording.
  ///
  /// - Parameter answer: a letter (`B`) or the wording of one of `options`.
  func gradeChoice(_ answer: String, options: [String]) -> GradeReading {
    guard let wanted = Self.index(of: answer, in: options) else {
      return gradeAliases([answer])
    }
    if let (chosen, range, isSure) = chosenLetter(options.count) {
      guard chosen == wanted else {
        return missed(
          "the reply chooses another option", isSure ? .high : .low, evidence: range)
      }
      return GradeReading(
        .correct, isSure ? .high : .low, evidence: range, because: "the reply chooses it")
    }
    var named: [(option: Int, range: Range<Int>)] = []
    for (number, option) in options.enumerated() {
      let standing = places(of: option).filter { !denies($0) }
      named += standing.map { (number, $0) }
    }
    // An option within another ("iron", "cast iron") is named by the longer one.
    named = named.filter { one in
      !named.contains {
        $0.option != one.option && $0.range.count > one.range.count
          && $0.range.lowerBound <= one.range.lowerBound
          && $0.range.upperBound >= one.range.upperBound
      }
    }
    guard let first = named.min(by: { $0.range.lowerBound < $1.range.lowerBound }) else {
      return missed("the reply chooses none of the options", .low)
    }
    let isAlone = named.allSatisfy { $0.option == first.option }
    if isAlone {
      return first.option == wanted
        ? GradeReading(.correct, evidence: first.range, because: "the reply names it alone")
        : missed("the reply names another option", evidence: first.range)
    }
    let candidates = named.sorted { $0.range.lowerBound < $1.range.lowerBound }
      .map { Candidate(isRight: $0.option == wanted, range: $0.range) }
    var reading = commit(candidates, none: "the reply chooses none of the options")
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
  private func chosenLetter(_ count: Int) -> (Int, Range<Int>, isSure: Bool)? {
    let words = text.words
    let limit = count == 0 ? 26 : count
    var announced: (Int, Range<Int>)?
    var leading: (Int, Range<Int>)?
    var bare: [(Int, Range<Int>)] = []
    for (index, word) in words.enumerated() {
      guard word.range.count == 1 else { continue }
      let byte = text.utf8[word.range.lowerBound]
      guard 0x41...0x5A ~= byte || 0x61...0x7A ~= byte else { continue }
      let option = Int(byte & 0xDF) - 0x41
      guard option < limit else { continue }
      let next = word.range.upperBound < text.utf8.count ? text.utf8[word.range.upperBound] : 0
      let before = word.range.lowerBound > 0 ? text.utf8[word.range.lowerBound - 1] : 0
      let isMarked = next == 0x29 || next == 0x3A || before == 0x28 || before == 0x2A
      let isCapital = 0x41...0x5A ~= byte
      // "A" and "I" are words; a small letter counts only where it is marked.
      guard isCapital || isMarked || words.count == 1 else { continue }
      let isArticle = (byte == 0x41 || byte == 0x49) && !isMarked && next == 0x20
      if isArticle, words.count > 1 { continue }
      if denies(word.range) { continue }
      if index == 0 { leading = (option, word.range) }
      let lead = words[max(0, index - 3)..<index]
      if lead.contains(where: { Self.announcers.contains($0.hash) }) {
        announced = (option, word.range)
      }
      bare.append((option, word.range))
    }
    if words.isEmpty, let lone = loneLetter(limit) { return (lone.0, lone.1, true) }
    if let announced { return (announced.0, announced.1, true) }
    if let leading { return (leading.0, leading.1, true) }
    guard let only = bare.first, bare.allSatisfy({ $0.0 == only.0 }) else { return nil }
    return (only.0, only.1, false)
  }

  /// "b)" and "C." alone are read as empty list items, which hold no word.
  private func loneLetter(_ limit: Int) -> (Int, Range<Int>)? {
    let letters = text.utf8.indices.filter {
      let byte = text.utf8[$0] & 0xDF
      return 0x41...0x5A ~= byte && text.utf8[$0] >= 0x41
    }
    guard let only = letters.first, letters.count == 1 else { return nil }
    let option = Int(text.utf8[only] & 0xDF) - 0x41
    return option < limit ? (option, only..<only + 1) : nil
  }

  private static let announcers = Set(
    ["answer", "option", "choice", "choose", "correct", "select", "pick", "antwort"]
      .map { Word.hash($0) })
}
