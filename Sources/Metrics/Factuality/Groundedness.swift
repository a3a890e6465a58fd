/// What a reply states that its source does not.
///
/// A screen, not a proof: it finds numbers, names, quotations and addresses that the source lacks,
/// with few false alarms, and is blind to paraphrased contradictions.
public struct Groundedness: Sendable, Hashable {
  /// Kind of an unsupported item, and its UTF-8 offsets in the reply.
  public struct Item: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, Codable { case number, name, quotation, address }
    public var kind: Kind
    public var range: Range<Int>
  }

  public var unsupported: [Item] = []
  /// How many numbers, names, quotations and addresses were looked up.
  public var checked = 0

  /// Share of what was looked up that the source has, 0 … 1; nil where there was nothing.
  public var supportedShare: Double? {
    checked == 0 ? nil : 1 - Double(unsupported.count) / Double(checked)
  }

  /// - Parameters:
  ///   - source: the passage the answer must stay within.
  ///   - question: what it holds counts as supported too.
  public init(of reply: ReplyText, in source: String, question: String = "") {
    let ground = source + "\n" + question
    let tokens = Set(AnswerTokens.unlimited(ground).map(\.text))
    let quantities = QuantityParser.quantities(in: ground)
    let skeleton = Skeleton(ground)
    addNumbers(reply, quantities, tokens)
    addNames(reply, tokens)
    addQuotations(reply, skeleton)
    addAddresses(reply, skeleton)
    unsupported.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  private mutating func addNumbers(
    _ reply: ReplyText, _ known: [Quantity], _ tokens: Set<String>
  ) {
    let words = reply.words.filter { $0.channel != .citation && $0.channel != .url }
    let starts = Set(words.map(\.range.lowerBound))
    for quantity in QuantityParser.quantities(in: reply.utf8)
    where starts.contains(quantity.range.lowerBound) {
      // "One of them" counts nothing; a list number is layout.
      if quantity.units.isEmpty, abs(quantity.value) <= 3 { continue }
      if isListNumber(quantity, reply) { continue }
      checked += 1
      let isKnown =
        known.contains {
          $0.equals(quantity.value, units: quantity.units, tolerance: 0.005)
            || quantity.units.isEmpty && $0.value == quantity.value
            || $0.upper == quantity.value
        } || tokens.contains(String(Int(exactly: quantity.value) ?? -1))
      if !isKnown { unsupported.append(Item(kind: .number, range: quantity.range)) }
    }
  }

  private func isListNumber(_ quantity: Quantity, _ reply: ReplyText) -> Bool {
    let start = quantity.range.lowerBound
    let end = quantity.range.upperBound
    guard start == 0 || reply.utf8[start - 1] == 0x0A, end < reply.utf8.count else { return false }
    return reply.utf8[end] == 0x2E || reply.utf8[end] == 0x29
  }

  /// Capitalised words inside a sentence that the source does not have.
  private mutating func addNames(_ reply: ReplyText, _ tokens: Set<String>) {
    for word in reply.words where word.isProse && word.flags.contains(.capitalised) {
      guard !word.flags.contains(.startsSentence), word.range.count >= 3,
        !Self.speaker.contains(word.hash)
      else { continue }
      let name = AnswerTokens(reply.string(word.range)).all
      guard let token = name.first, !token.isFiller, !Self.common.contains(token.word) else {
        continue
      }
      checked += 1
      let isKnown =
        tokens.contains(token.text)
        || name.allSatisfy { tokens.contains($0.text) || tokens.contains($0.word) }
      if !isKnown { unsupported.append(Item(kind: .name, range: word.range)) }
    }
  }

  private static let speaker = Set(["i'm", "i've", "i'd", "i'll"].map { Word.hash($0) })

  private static let common: Set<String> = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "please", "note",
    "source", "answer", "passage", "text", "context", "however", "therefore",
  ]

  /// Quotations of three words or more.
  private mutating func addQuotations(_ reply: ReplyText, _ source: Skeleton) {
    var start: Int?
    for (index, word) in reply.words.enumerated() {
      let isQuoted = word.flags.contains(.quoted)
      if isQuoted, start == nil { start = index }
      let isEnd = !isQuoted || index == reply.words.count - 1
      guard isEnd, let first = start else { continue }
      let last = isQuoted ? index : index - 1
      start = nil
      guard last - first >= 2 else { continue }
      let range = reply.words[first].range.lowerBound..<reply.words[last].range.upperBound
      checked += 1
      if !source.contains(Skeleton(reply.utf8[range]).bytes) {
        unsupported.append(Item(kind: .quotation, range: range))
      }
    }
  }

  private mutating func addAddresses(_ reply: ReplyText, _ source: Skeleton) {
    for span in reply.spans where span.channel == .url {
      checked += 1
      if !source.contains(Skeleton(reply.utf8[span.range]).bytes) {
        unsupported.append(Item(kind: .address, range: span.range))
      }
    }
  }
}

extension AnswerTokens {
  /// The tokens of a source of any length.
  static func unlimited(_ text: String) -> [Token] { AnswerTokens(text, limit: .max).all }
}

extension FactualReply {
  /// An answer within a passage: what it adds makes it incorrect, whatever else it says.
  func gradeContext(_ passage: String, aliases: [String]) -> GradeReading {
    let ground = Groundedness(of: text, in: passage, question: question)
    let said = aliases.isEmpty ? nil : gradeAliases(aliases)
    if let said, said.grade != .correct { return said }
    if said == nil, abstention.isOpen, guess() == nil {
      return GradeReading(
        .notAttempted, evidence: abstention.evidence,
        because: "the reply says that the passage does not tell")
    }
    guard let item = ground.unsupported.first else {
      return said ?? gradeWording(ground, passage)
    }
    // A single unknown name may be a heading or a polite phrase; a number or quotation is not.
    let isFirm = ground.unsupported.contains { $0.kind != .name } || ground.unsupported.count > 2
    return GradeReading(
      .incorrect, isFirm ? .high : .low, evidence: item.range,
      because: "the reply states what the passage does not")
  }
}

extension FactualReply {
  /// Without a wording to look for, an answer must at least take its words from the passage.
  private func gradeWording(_ ground: Groundedness, _ passage: String) -> GradeReading {
    let known = Set(AnswerTokens.unlimited(passage).map(\.text))
    let asked = Set(AnswerTokens.unlimited(question).map(\.text))
    let own = AnswerTokens(string).content.map(\.text).filter { !asked.contains($0) }
    guard !own.isEmpty else {
      return GradeReading(.notAttempted, .low, because: "the reply only repeats the question")
    }
    let share = Double(own.count { known.contains($0) }) / Double(own.count)
    guard share >= Self.leastSharedWords else {
      return missed("hardly a word of the reply stands in the passage", .low)
    }
    return GradeReading(
      .correct, ground.checked > 0 ? .high : .low,
      because: "all that could be looked up stands in the passage")
  }

  /// A paraphrase keeps the nouns; below, a reply speaks of something else.
  private static let leastSharedWords = 0.25
}

extension Metric {
  /// Share of a reply's numbers, names, quotations and addresses that its passage has, 0 … 1.
  public static let groundedness = Metric(
    id: "factuality.groundedness", version: 2,
    summary: "what of the reply its passage supports", unit: "share"
  ) { exchange in
    guard case .context(let passage, _) = exchange.facts.answer else {
      return .undefined("the case gives no passage to stay within")
    }
    let ground = Groundedness(of: exchange.text, in: passage, question: exchange.facts.question)
    guard let share = ground.supportedShare else {
      return .undefined("the reply holds nothing that could be looked up")
    }
    return Score(share, evidence: ground.unsupported.first?.range)
  }
}
