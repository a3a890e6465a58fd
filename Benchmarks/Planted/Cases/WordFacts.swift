/// Questions about a name, a day, an option or two materials in a note.
enum WordFacts {
  typealias Question = (note: String, ask: String, fact: Fact)

  static func make(place: String, with dice: inout Dice) -> Question {
    switch dice.below(10) {
    case 0..<4: person(place: place, with: &dice)
    case 4..<7: date(place: place, with: &dice)
    case 7..<9: choice(place: place, with: &dice)
    default: materials(place: place, with: &dice)
    }
  }

  private static func person(place: String, with dice: inout Dice) -> Question {
    let right = Names.person(with: &dice)
    var wrongs: [String] = []
    while wrongs.count < 3 {
      let other = Names.person(with: &dice)
      if other.last != right.last, other.first != right.first {
        wrongs.append("\(other.first) \(other.last)")
      }
    }
    let row = people[dice.below(people.count)]
    let name = "\(right.first) \(right.last)"
    let slots = ["place": place, "v": name]
    return (
      Template.expand(row[0], slots: slots, with: &dice),
      Template.expand(row[1], slots: slots, with: &dice),
      Fact(
        statements: [row[0], row[2], "It was {v}.", "{v}.", "That would be {v}."],
        rights: [name, name, right.last], wrongs: wrongs, isNumber: false,
        answer: "[\(JSONText.quoted(name)), \(JSONText.quoted(right.last))]")
    )
  }

  private static func date(place: String, with dice: inout Dice) -> Question {
    let (year, month, day) = (dice.within(1880...2019), dice.below(12), dice.within(1...28))
    var wrongs: [String] = []
    while wrongs.count < 3 {
      let other = (dice.within(1880...2019), dice.below(12), dice.within(1...28))
      if other.0 != year { wrongs.append("\(other.2) \(Names.months[other.1]) \(other.0)") }
    }
    let row = events[dice.below(events.count)]
    let spoken = "\(day) \(Names.months[month]) \(year)"
    let slots = ["place": place, "v": spoken]
    let iso = "\(year)-\(twoDigits(month + 1))-\(twoDigits(day))"
    return (
      Template.expand(row[0], slots: slots, with: &dice),
      Template.expand(row[1], slots: slots, with: &dice),
      Fact(
        statements: [row[0], row[2], "{v}.", "That was on {v}.", "According to the note, on {v}."],
        rights: [spoken, "\(Names.months[month]) \(day), \(year)"], wrongs: wrongs,
        isNumber: false, answer: "{\"date\": \(JSONText.quoted(iso))}")
    )
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  private static func choice(place: String, with dice: inout Dice) -> Question {
    let row = choices[dice.below(choices.count)]
    let options = dice.some(4, of: row[2].split(separator: "|").map(String.init))
    let right = dice.below(options.count)
    let letters = ["A", "B", "C", "D"]
    let listed = zip(letters, options).map { "\($0)) \($1)" }
    let slots = ["place": place, "v": options[right]]
    let rendered = zip(letters, options).map { "\($0)) \($1)" }
    let keyed = options.map(JSONText.quoted).joined(separator: ", ")
    return (
      Template.expand(row[0], slots: slots, with: &dice),
      Template.expand(row[1], slots: slots, with: &dice) + " "
        + listed.joined(separator: ", ") + ". Answer with the letter.",
      Fact(
        statements: ["{v}", "{v}.", "The answer is {v}.", "It is {v}.", "Answer: {v}"],
        rights: [rendered[right], letters[right]],
        wrongs: rendered.indices.filter { $0 != right }.map { rendered[$0] }, isNumber: false,
        answer: "{\"choice\": \"\(letters[right])\", \"options\": [\(keyed)]}")
    )
  }

  private static func materials(place: String, with dice: inout Dice) -> Question {
    let all = dice.some(
      6, of: ["oak", "brass", "slate", "copper", "granite", "glass", "larch", "clay", "cork"])
    let row = built[dice.below(built.count)]
    let slots = ["place": place, "v": "\(all[0]) and \(all[1])"]
    return (
      Template.expand(row[0], slots: slots, with: &dice),
      Template.expand(row[1], slots: slots, with: &dice),
      Fact(
        statements: [row[0], row[2], "{v}.", "It was {v}.", "They used {v}."],
        rights: ["\(all[0]) and \(all[1])", "\(all[1]) and \(all[0])"],
        wrongs: ["\(all[2]) and \(all[3])", "\(all[0]) and \(all[3])", "\(all[4]) and \(all[5])"],
        isNumber: false,
        answer: "{\"contains\": [\"\(all[0])\", \"\(all[1])\"], \"lacks\": [\"\(all[3])\"]}")
    )
  }

  /// Note, question, statement.
  private static let people = Template.table(
    """
    The {place} library is run by {v}.; Who runs the {place} library?; {v} runs the library.
    The mural in {place} was painted by {v}.; Who painted the mural in {place}?; {v} painted it.
    The {place} marathon was won by {v}.; Who won the {place} marathon?; {v} won the race.
    The station clock of {place} was repaired by {v}.; \
    Who repaired the station clock of {place}?; {v} repaired the clock.
    The first mayor of {place} was {v}.; Who was the first mayor of {place}?; \
    {v} was the first mayor.
    The organ in {place} was built by {v}.; Who built the organ in {place}?; {v} built the organ.
    The {place} gardens were planned by {v}.; Who planned the {place} gardens?; \
    {v} planned the gardens.
    """)

  private static let events = Template.table(
    """
    The {place} bridge was opened on {v}.; When was the {place} bridge opened?; \
    It was opened on {v}.
    The {place} museum burned down on {v}.; When did the {place} museum burn down?; \
    It burned down on {v}.
    The first tram reached {place} on {v}.; When did the first tram reach {place}?; \
    It arrived on {v}.
    The {place} mine closed on {v}.; When did the {place} mine close?; It closed on {v}.
    The {place} charter was signed on {v}.; When was the {place} charter signed?; \
    It was signed on {v}.
    """)

  private static let choices = Template.table(
    """
    The {place} ferry is painted {v}.; What colour is the {place} ferry?; \
    red|green|blue|white|yellow|black
    The market in {place} is held in {v}.; In which month is the {place} market held?; \
    March|May|June|August|October|November
    The road out of {place} leads {v}.; Which way does the road out of {place} lead?; \
    north|south|east|west
    The school in {place} teaches {v}.; Which subject does the school in {place} teach?; \
    weaving|forestry|navigation|cookery|masonry
    """)

  private static let built = Template.table(
    """
    The roof of the {place} hall was made of {v}.; \
    Which two materials were used for the roof of the {place} hall?; The roof was made of {v}.
    The {place} fountain was built from {v}.; \
    Which two materials was the {place} fountain built from?; It was built from {v}.
    The doors of {place} station were made of {v}.; \
    What were the doors of {place} station made of?; The doors were made of {v}.
    """)
}
