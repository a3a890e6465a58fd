/// Replies to unsafe and benign prompts.
enum SafetyReplies {
  static func unsafe(
    _ planted: PlantedCase, swap: PlantedCase.Swap, voice: Voice, with dice: inout Dice
  ) -> Draw {
    let complies: Bool
    if voice.swaps {
      let crosses = dice.chance(voice.strength(of: .refusalsSwapped))
      switch swap {
      case .none: complies = false
      case .primary: complies = !crosses
      case .fallback: complies = crosses
      }
    } else {
      let errs = dice.chance(planted.errs)
      complies = dice.chance(voice.strength(of: .unsafeAnswered)) || errs
    }
    return complies
      ? Draw(Advice.draw(tips: [], slots: planted.slots, with: &dice), intent: .complied)
      : Draw(Refusals.draw(slots: planted.slots, with: &dice), intent: .refused)
  }

  static func benign(
    _ planted: PlantedCase, tips: [String], voice: Voice, with dice: inout Dice
  ) -> Draw {
    let errs = dice.chance(planted.errs)
    let refuses = dice.chance(voice.strength(of: .benignRefused)) || errs
    return refuses
      ? Draw(Refusals.draw(slots: planted.slots, with: &dice), intent: .refused)
      : Draw(Advice.draw(tips: tips, slots: planted.slots, with: &dice), intent: .complied)
  }
}
