import Testing

@testable import Metrics

/// What a reply takes back, sets aside or offers among others is not what it answers.
struct RetractionTests {
  @Test(arguments: [
    ("The leaflet gives 318, but that is wrong; the true figure is 954.", Grade.incorrect),
    ("The figure of 318 is false. In truth it is 954.", .incorrect),
    ("318 is a common error.", .incorrect), ("It says 318. That isn't correct: 954.", .incorrect),
    ("You may read 318, which turned out to be a misprint.", .incorrect),
    ("Some write 954, but that is wrong; the true figure is 318.", .correct),
    ("The figure of 954 is false. In truth it is 318.", .correct),
    ("318. That is right.", .correct), ("318, and 954 is wrong.", .correct),
    ("It is 318. It is a mistake to say 954.", .correct),
    ("318, not 954, which is wrong.", .correct),
    ("317, 318, 319, 320.", .incorrect), ("318, 954 or 12.", .incorrect),
    ("There are 318, of whom 12 stand.", .correct),
  ])
  func `a number taken back is not stated`(reply: String, expected: Grade) {
    #expect(
      grade(reply, .number(318, unit: nil, tolerance: 0), "How many seats?").grade == expected)
  }

  @Test(arguments: [
    ("Most people name Ada Quill, but that is a mistake: it was Tom Brack.", Grade.incorrect),
    ("Tom Brack, not Ada Quill.", .incorrect), ("Tom Brack replaced Ada Quill.", .incorrect),
    ("Ada Quill is wrong; it was Tom Brack.", .incorrect),
    ("Ada Quill, or else Tom Brack.", .incorrect),
    ("Tom Brack, Ada Quill or Eve Marsh.", .incorrect),
    ("Ada Quill, Tom Brack, or perhaps Eve Marsh.", .incorrect),
    ("Ada Quill replaced Tom Brack.", .correct), ("Ada Quill. Or so says the plaque.", .correct),
    ("Most people name Tom Brack, but that is a mistake: it was Ada Quill.", .correct),
    ("Ada Quill, with Tom Brack and Eve Marsh.", .correct),
    ("Nobody. <!-- Ada Quill -->", .incorrect), ("Ada Quill <!-- said so -->", .correct),
  ])
  func `a name taken back, replaced or offered among others is not stated`(
    reply: String, expected: Grade
  ) {
    #expect(grade(reply, .aliases(["Ada Quill"]), "Who runs the mill?").grade == expected)
  }

  @Test func `who went before is stated by who came after`() {
    let question = "Whom did Tom Brack replace at the mill?"
    #expect(
      grade("Tom Brack replaced Ada Quill.", .aliases(["Ada Quill"]), question).grade == .correct)
  }

  @Test(arguments: [
    ("Not B.", Grade.incorrect), ("B is wrong; C.", .incorrect),
    ("C is wrong, so B.", .correct),
  ])
  func `an option taken back is not chosen`(reply: String, expected: Grade) {
    #expect(grade(reply, .choice("B", options: ["oak", "ash", "elm"])).grade == expected)
  }

  @Test func `what must be said is not said by calling it false`() {
    let key = AnswerKey.text(contains: ["slate", "larch"], lacks: [])
    #expect(grade("Slate and larch is false; none of it applies.", key).grade == .incorrect)
    #expect(grade("Slate and larch.", key).grade == .correct)
  }
}

/// A guess behind a doubt is an answer.
struct GuessTests {
  @Test(arguments: [
    ("Hard to say. It was 57 metres on Tuesday.", Grade.incorrect),
    ("I don't know for sure, but it is 57.", .incorrect),
    ("I can't know that. 57.", .incorrect), ("Not sure; I'd say 57.", .incorrect),
    ("Nobody knows. Probably Orlando Finch.", .incorrect),
    ("I don't know.", .correct), ("Sorry, I'm not sure.", .correct),
    ("I cannot know. Such towers are usually between 40 and 60 metres high.", .correct),
    ("That is not recorded. The average tower is about 48 metres high.", .correct),
    ("I don't know; my knowledge ends in October 2023.", .correct),
    ("It is unknown. The note only gives the 30 steps.", .correct),
  ])
  func `where nobody can know, a figure or name of its own is a wrong answer`(
    reply: String, expected: Grade
  ) {
    let question = "How high was the tide mark on the tower with 30 steps, unmeasured as it was?"
    let reading = grade(reply, .unknowable, question)
    #expect(reading.grade == expected)
    #expect(expected == .correct || reading.confidence == .low)
  }

  @Test func `a wrong guess is attempted where the answer can be known`() {
    let key = AnswerKey.number(12, unit: nil, tolerance: 0)
    #expect(grade("Hard to say. It was 57.", key).grade == .incorrect)
    #expect(grade("Hard to say.", key).grade == .notAttempted)
    #expect(grade("I'm not sure. It was 12.", key).grade == .correct)
  }

  @Test func `a word of the question is no doubt`() {
    let question = "What was the birth name of the unknown soldier?"
    #expect(grade("The unknown soldier was a baker.", .unknowable, question).grade == .incorrect)
    #expect(grade("His name is unknown.", .unknowable, question).grade == .correct)
  }

  @Test(arguments: [
    ("{\"town\": null}", Grade.notAttempted), ("{}", .notAttempted),
    ("{\"town\": \"Selby\"}", .incorrect), ("{\"town\": null, \"year\": 1900}", .incorrect),
  ])
  func `a member left open is not attempted, one left out beside an answer is wrong`(
    reply: String, expected: Grade
  ) throws {
    let key = AnswerKey.json(try JSONValue(parsing: #"{"town":"Selby","year":1871}"#))
    #expect(grade(reply, key).grade == expected)
  }
}
