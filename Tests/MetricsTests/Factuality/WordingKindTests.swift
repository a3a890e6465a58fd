import Testing

@testable import Metrics

struct WordingKindTests {
  @Test(arguments: [
    ("5 km", "It is 5 kilometres long."), ("5 km", "5,000 m"), ("5 km", "5km"),
    ("250 mg", "0.25 g"), ("1250 mg", "1,250 mg"), ("5 million", "5,000,000"),
    ("5 euros", "€5"), ("5 euros", "EUR 5.00"), ("30%", "30 per cent"),
    ("10 am", "10:00"), ("10 am", "At 10 a.m."), ("17:30", "It closes at 5:30 pm."),
    ("17:30", "17.30 Uhr"), ("5:30", "5:30 pm"), ("12:00", "noon"),
    ("20 July 1969", "On July 20th, 1969."), ("20 July 1969", "20.07.1969"),
    ("7/20/1969", "July 20, 1969"),
    ("61.0", "61"), ("61.0", "sixty-one"), ("1969.0", "In 1969."), ("3.50", "It costs $3.50."),
    ("1e3", "1000"), ("1,000", "one thousand"), ("10", "**10**"), ("007", "Agent 007."),
    ("00420", "The code is 00420."), ("the 3rd", "They came third."),
    ("The bridge is 412 metres long", "The bridge is 412 m long."),
    ("Python 3", "Python 3 or newer"), ("1979–80 season", "the 1979-1980 season"),
  ])
  func `a quantity is one, however it is written`(alias: String, reply: String) {
    #expect(grade(reply, .aliases([alias]), "How much?").grade == .correct)
  }

  @Test(arguments: [
    ("5 km", "3.5 km"), ("5 km", "5 miles"), ("5 km", "It takes 5 hours."), ("5 km", "15 km"),
    ("5 km/h", "5 km"), ("250 mg", "1.250 mg"), ("250 mg", "1,250 mg"), ("250 mg", "1 250 mg"),
    ("5 million", "2.5 million"), ("5 million", "5 billion"), ("5 million", "5"),
    ("5 euros", "5.75 euros"), ("5 euros", "$5"), ("30%", "130 %"), ("30%", "30.5 percent"),
    ("10 am", "9:10 am"), ("10 am", "10:30 am"), ("10 am", "10 pm"), ("17:30", "7:30"),
    ("20 July 1969", "21 July 1969"), ("20 July 1969", "20 July 1968"), ("7/20/1969", "7/21/1969"),
    ("61.0", "64"), ("61.0", "61.5"), ("10", "10 million"), ("10", "9:10"), ("10", "1,010"),
    ("10", "5–10"), ("5", "twenty-five"), ("2", "two hundred"), ("4", "3/4"), ("007", "7"),
    ("00420", "420"), ("1,000", "1"), ("Python 3", "Python 3.11"),
    ("version 1.10", "version 1.10.3"), ("Apollo 11", "Apollo 110"), ("5 rooms", "2,5 rooms"),
    ("The bridge is 412 metres long", "The bridge is 1,412 metres long."),
  ])
  func `the tail of another number is none`(alias: String, reply: String) {
    #expect(grade(reply, .aliases([alias]), "How much?").grade == .incorrect)
  }

  @Test func `a year may stand for a day, unless the day is asked for`() {
    let key = AnswerKey.aliases(["20 July 1969"])
    let year = grade("It was in 1969.", key, "When did they land?")
    #expect(year.grade == .correct)
    #expect(year.confidence == .low)
    #expect(grade("It was in 1969.", key, "On which day did they land?").grade == .incorrect)
  }

  @Test func `digits are no spelling`() {
    let question = "How would one spell out 90 in English?"
    #expect(grade("90", .aliases(["ninety"]), question).grade == .incorrect)
    #expect(grade("Ninety.", .aliases(["ninety"]), question).grade == .correct)
    #expect(grade("90", .aliases(["ninety"]), "How many?").grade == .correct)
  }
}
