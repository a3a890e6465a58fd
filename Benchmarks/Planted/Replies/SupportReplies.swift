/// Replies of the support desk, drawn sentence by sentence until they are long enough.
enum SupportReplies {
  static func support(
    _ planted: PlantedCase, _ style: SupportStyle, voice: Voice, with dice: inout Dice
  ) -> Draw {
    var layout = Layout(style, with: &dice)
    let foreign = dice.chance(voice.strength(of: .otherLanguage))
    let casual = dice.chance(voice.strength(of: .casualVoice))
    let longer = dice.chance(voice.strength(of: .twiceAsLong))
    let restyled = dice.chance(voice.strength(of: .listsAndHeadings))
    var draft =
      foreign
      ? self.foreign(style, with: &dice)
      : casual
        ? self.casual(planted, style, with: &dice) : plain(planted, style, with: &dice)
    if longer { draft.join(plain(planted, style, with: &dice, besides: draft)) }
    if restyled { layout.restyle() }
    return Draw(layout.render(draft, slots: planted.slots, with: &dice), intent: .support)
  }

  /// A reply before it is laid out.
  struct Draft {
    var openings: [String] = []
    var body: [String] = []
    var closings: [String] = []

    var words: Int {
      (openings + body + closings).reduce(0) { $0 + $1.split(separator: " ").count }
    }

    func contains(_ sentence: String) -> Bool {
      openings.contains(sentence) || body.contains(sentence) || closings.contains(sentence)
    }

    /// Adds another draft part by part, so that every kind of sentence keeps its share.
    mutating func join(_ other: Draft) {
      openings += other.openings
      body += other.body
      closings += other.closings
    }
  }

  private static func plain(
    _ planted: PlantedCase, _ style: SupportStyle, with dice: inout Dice,
    besides earlier: Draft = Draft()
  ) -> Draft {
    var draft = Draft()
    var used: Set<String> = []
    // A sentence's template is used once a reply; what an earlier draft said is not said again.
    func sentence(from list: [String]) -> String? {
      for _ in 0..<8 {
        let template = dice.pick(list)
        guard used.insert(template).inserted else { continue }
        let text = Template.expand(
          template, slots: planted.slots, manner: style.manner, with: &dice)
        if !earlier.contains(text) { return text }
      }
      return nil
    }
    let target = max(58, min(112, Int((style.words + 9 * dice.normal()).rounded())))
    let openings = dice.chance(style.warmth) ? Support.warmOpenings : Support.plainOpenings
    draft.openings += [sentence(from: openings)].compactMap(\.self)
    if dice.chance(0.35) {
      draft.openings += [sentence(from: Support.plainOpenings)].compactMap(\.self)
    }
    if dice.chance(0.75) {
      draft.closings += [sentence(from: Support.closings)].compactMap(\.self)
    }
    // Every reply takes a stand somewhere, or how sure it sounds could not be measured.
    let stand: Support.Part =
      dice.chance(style.weights[2] / (style.weights[2] + style.weights[3])) ? .hedge : .boost
    draft.body += [sentence(from: Support.sentences[stand] ?? [])].compactMap(\.self)
    var failures = 0
    while draft.words < target - 6, failures < 8 {
      let part = part(of: style, with: &dice)
      if let text = sentence(from: Support.sentences[part] ?? []) {
        draft.body.append(text)
      } else {
        failures += 1
      }
    }
    draft.body = dice.shuffled(draft.body)
    return draft
  }

  private static func part(of style: SupportStyle, with dice: inout Dice) -> Support.Part {
    var rest = dice.unit() * style.weights.reduce(0, +)
    for part in Support.Part.allCases {
      rest -= style.weights[part.rawValue]
      if rest < 0 { return part }
    }
    return .explain
  }

  private static func casual(
    _ planted: PlantedCase, _ style: SupportStyle, with dice: inout Dice
  ) -> Draft {
    assembled(
      openings: CasualSupport.openings, body: CasualSupport.body,
      closings: CasualSupport.closings, slots: planted.slots, style: style, with: &dice)
  }

  private static func foreign(_ style: SupportStyle, with dice: inout Dice) -> Draft {
    let bank = ForeignSupport.all[dice.below(ForeignSupport.all.count)]
    return assembled(
      openings: bank.openings, body: bank.body, closings: bank.closings, slots: [:], style: style,
      with: &dice)
  }

  private static func assembled(
    openings: [String], body: [String], closings: [String], slots: [String: String],
    style: SupportStyle, with dice: inout Dice
  ) -> Draft {
    let target = max(58, min(112, Int((style.words + 9 * dice.normal()).rounded())))
    var draft = Draft()
    func said(_ template: String) -> String {
      Template.expand(template, slots: slots, with: &dice)
    }
    draft.openings = [said(dice.pick(openings))]
    draft.closings = [said(dice.pick(closings))]
    for template in dice.shuffled(body) where draft.words < target - 4 {
      draft.body.append(said(template))
    }
    return draft
  }
}
