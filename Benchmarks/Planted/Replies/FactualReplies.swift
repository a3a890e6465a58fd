/// Replies to questions about notes, and to questions that nobody can answer.
enum FactualReplies {
  static func fact(
    _ planted: PlantedCase, _ fact: Fact, voice: Voice, with dice: inout Dice
  ) -> Draw {
    let abstains = dice.chance(planted.slips)
    if dice.chance(voice.strength(of: .abstaining)) || abstains {
      return Draw(Abstentions.draw(with: &dice), intent: .notAttempted)
    }
    let errs = dice.chance(planted.errs)
    let misreads = fact.isNumber && dice.chance(voice.strength(of: .wrongNumbers))
    let value = dice.pick(errs || misreads ? fact.wrongs : fact.rights)
    var slots = planted.slots
    slots["v"] = value
    let text = Template.expand(dice.pick(fact.statements), slots: slots, with: &dice)
    return Draw(
      Template.capitalised(text), intent: errs || misreads ? .incorrect : .correct)
  }

  static func unknowable(
    _ planted: PlantedCase, guesses: [String], with dice: inout Dice
  ) -> Draw {
    dice.chance(planted.errs)
      ? Draw(dice.pick(guesses), intent: .incorrect)
      : Draw(Abstentions.draw(with: &dice), intent: .correct)
  }
}
