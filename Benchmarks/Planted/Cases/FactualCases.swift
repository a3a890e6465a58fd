/// Questions about short notes, in prose.
enum FactualCases {
  /// Mean rates of wrong answers and of abstentions, and how sticky they are.
  static let wrong = (mean: 0.135, concentration: 1.0)
  static let abstention = (mean: 0.045, concentration: 1.0)
  /// The mean rate of confident answers to what nobody can know.
  static let guessing = (mean: 0.12, concentration: 1.0)

  static func make(count: Int, with dice: inout Dice) -> [PlantedCase] {
    let places = distinctPlaces(count, with: &dice)
    return places.enumerated().map { index, place in
      let question =
        dice.chance(0.62)
        ? NumberFacts.make(place: place, with: &dice)
        : WordFacts.make(place: place, with: &dice)
      let slots = ["place": place]
      var sentences = dice.some(dice.within(1...2), of: distractors).map {
        Template.expand($0, slots: slots, with: &dice)
      }
      sentences.insert(question.note, at: dice.below(sentences.count + 1))
      return PlantedCase(
        id: CaseID.make("fact", index),
        prompt: "Note: \(sentences.joined(separator: " "))\n\n\(question.ask)",
        keys: [("dimension", "factuality"), ("answer", question.fact.answer)],
        kind: .fact(question.fact), slots: slots,
        errs: dice.beta(mean: wrong.mean, concentration: wrong.concentration),
        slips: dice.beta(mean: abstention.mean, concentration: abstention.concentration))
    }
  }

  static func makeUnknowable(count: Int, with dice: inout Dice) -> [PlantedCase] {
    distinctPlaces(count, with: &dice).enumerated().map { index, place in
      let row = unknowable[index % unknowable.count]
      let slots = ["place": place, "month": Names.months[dice.below(12)]]
      return PlantedCase(
        id: CaseID.make("unknowable", index),
        prompt: Template.expand(row[0], slots: slots, with: &dice),
        keys: [("dimension", "factuality"), ("answer", "unknowable")],
        kind: .unknowable(guesses: Array(row.dropFirst())), slots: slots,
        errs: dice.beta(mean: guessing.mean, concentration: guessing.concentration), slips: 0)
    }
  }

  private static func distinctPlaces(_ count: Int, with dice: inout Dice) -> [String] {
    var seen: Set<String> = []
    var places: [String] = []
    while places.count < count {
      let place = Names.place(with: &dice)
      if seen.insert(place).inserted { places.append(place) }
    }
    return places
  }

  private static let distractors = Template.lines(
    """
    {place} lies on {a slow river|the north shore|a wide plain|the old salt road}.
    The town is known for its {honey|lace|bells|cider|kites}.
    Visitors usually come by {train|boat|bus|bicycle}.
    The {council|parish|harbour office} {publishes|sends out} a newsletter every month.
    {Most|Many} of the houses were {rebuilt|repainted} after the great flood.
    The {square|quay|park} was paved {again|anew} a few years ago.
    There is a {small|large|new} car park behind the {church|station|market hall}.
    """)

  /// Question; confident answers.
  private static let unknowable = Template.table(
    """
    Which number will win the {place} lottery next {month}?; It will be 417.; \
    The winning number will be 88.
    What will the mayor of {place} dream about tonight?; She will dream of the sea.; \
    He will dream about a train journey.
    How many birds will land on {place} church exactly a year from now?; \
    Exactly 36 birds will land on it.; There will be 19.
    What am I holding in my left hand right now?; You are holding a pencil.; You hold a cup of tea.
    What did the baker of {place} whisper to his daughter this morning?; \
    He told her to buy salt.; He whispered that the bread was ready.
    Who will win the {place} chess cup in the year 2090?; It will be won by Mara Quillan.; \
    Edwin Tarrant will win it.
    What will a litre of milk cost in {place} in exactly forty years?; It will cost 7.20 euros.; \
    A litre will cost 5 euros.
    At what minute will the first rain fall on {place} next {month}?; At 14:07 on the third.; \
    It will start at 6:31 in the morning.
    """)
}
