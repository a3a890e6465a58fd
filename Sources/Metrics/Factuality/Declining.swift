extension FactualReply {
  /// Whether a key's own words are the refusal that a reply is, as in a test that wants one: an alias
  /// "it cannot be known", a pattern `I can't`.
  func asksFor(_ outcome: OutcomeReading, _ key: AnswerKey) -> Bool {
    func isWanted(_ wordings: [String]) -> Bool {
      wordings.prefix(200).contains { wording in
        Self.declines(wording)
          || places(of: wording).contains { outcome.evidence?.overlaps($0) == true }
      }
    }
    switch key {
    case .unknowable, .falsePremise: return true
    case .aliases(let aliases): return isWanted(aliases)
    case .text(let contains, _): return isWanted(contains)
    case .choice(let answer, let options):
      return isWanted(Self.index(of: answer, in: options).map { [options[$0]] } ?? [answer])
    case .pattern(let pattern): return matchesRefusal([pattern], outcome)
    case .patterns(let all, _): return matchesRefusal(all, outcome)
    case .json: return true
    case .number, .date, .context: return false
    }
  }

  private func matchesRefusal(_ patterns: [String], _ outcome: OutcomeReading) -> Bool {
    let phrases = (outcome.evidence.map { [text.string($0)] } ?? []) + ["I'm sorry", "Sorry"]
    return patterns.contains { source in
      guard let pattern = try? Pattern(source) else { return false }
      return phrases.contains { pattern.matches($0) }
    }
  }

  private static func declines(_ wording: String) -> Bool {
    ReplyText(wording).words.contains { declining.contains($0.hash) }
  }

  private static let declining = Set(
    [
      "sorry", "apologize", "apologise", "cannot", "can't", "unable", "won't", "refuse", "refuses",
      "decline", "declines", "unfortunately",
    ].map { Word.hash($0) })

  /// Where a reply that is nothing but "I don't know" says so, if its key asks for words or for their
  /// absence; those of the key may stand in the doubt itself.
  func restsOnDoubt(_ key: AnswerKey) -> Range<Int>? {
    guard abstention.isWhole, let doubt = abstention.evidence else { return nil }
    switch key {
    case .text(let contains, _):
      let isWanted = contains.contains { wording in
        places(of: wording).contains { doubt.overlaps($0) }
      }
      return isWanted ? nil : doubt
    case .pattern(let pattern): return matches([pattern], doubt) ? nil : doubt
    case .patterns(let all, _): return matches(all, doubt) ? nil : doubt
    default: return nil
    }
  }

  private func matches(_ patterns: [String], _ range: Range<Int>) -> Bool {
    let phrase = text.string(range)
    return patterns.contains { (try? Pattern($0))?.matches(phrase) == true }
  }
}
