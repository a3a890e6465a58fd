import Testing

@testable import Metrics

func grade(_ reply: String, _ key: AnswerKey, _ question: String = "") -> GradeReading {
  Grade.read(Response(text: reply), ReplyText(reply), key: key, question: question)
}

struct NumberGradeTests {
  private static let bones = AnswerKey.number(206, unit: nil, tolerance: 0)

  @Test(arguments: [
    ("206", Grade.correct), ("An adult has 206 bones.", .correct),
    ("An adult has two hundred and six bones.", .correct), ("It is not 205 but 206.", .correct),
    ("206, not 205.", .correct), ("206 bones; a baby has about 300.", .correct),
    ("205", .incorrect), ("It is not 206 but 205.", .incorrect), ("205 or 206.", .incorrect),
    ("Either 206 or 207.", .incorrect), ("Between 200 and 210.", .incorrect),
    ("I don't know.", .notAttempted), ("", .notAttempted), ("Many.", .incorrect),
    ("1. The skull has 22.\n2. So the total is 206.", .correct),
    ("Since 1950 textbooks say 206.", .correct),
    ("I'm sorry, but I can't help with that.", .notAttempted),
  ])
  func `the number the reply commits to is graded`(reply: String, expected: Grade) {
    #expect(grade(reply, Self.bones, "How many bones does an adult have?").grade == expected)
  }

  @Test(arguments: [
    ("About 384,400 km.", Grade.correct), ("Roughly 239,000 miles.", .correct),
    ("384 400 kilometres away", .correct), ("About 3.84×10^8 m", .correct),
    ("About 1.3 light seconds, or 300,000 km.", .incorrect), ("It takes 3 days.", .incorrect),
  ])
  func `units are converted`(reply: String, expected: Grade) {
    let key = AnswerKey.number(384_400, unit: "km", tolerance: 0.01)
    #expect(grade(reply, key, "How far is the Moon?").grade == expected)
  }

  @Test
  func `a number of the question competes with none`() {
    let key = AnswerKey.number(42, unit: nil, tolerance: 0)
    #expect(grade("6 times 7 is 42.", key, "What is 6 times 7?").grade == .correct)
  }

  @Test
  func `hedging lowers the confidence`() {
    #expect(grade("Either 205 or 206.", Self.bones).confidence == .low)
    #expect(grade("206", Self.bones).confidence == .high)
  }
}

struct DateGradeTests {
  @Test(arguments: [
    ("July 20, 1969", Grade.correct), ("20 July 1969", .correct),
    ("the 20th of July, 1969", .correct),
    ("1969-07-20", .correct), ("20.07.1969", .correct), ("7/20/1969", .correct),
    ("July 21, 1969", .incorrect), ("In 1969.", .incorrect),
    ("It wasn't July 20, 1968.", .incorrect),
    ("Launched on July 16, 1969. The landing was on July 20, 1969.", .correct),
    ("I'm not sure.", .notAttempted),
  ])
  func `a day needs the day`(reply: String, expected: Grade) {
    #expect(grade(reply, .date("1969-07-20"), "When did they land?").grade == expected)
  }

  @Test(arguments: [
    ("In 1969.", Grade.correct), ("On July 20, 1969.", .correct), ("1970", .incorrect),
  ])
  func `a year is stated by any of its days`(reply: String, expected: Grade) {
    #expect(grade(reply, .date("1969")).grade == expected)
  }

  @Test
  func `years before Christ are negative`() {
    #expect(grade("On 15 March 44 BC.", .date("-0044-03-15")).grade == .correct)
    #expect(grade("On 15 March 44.", .date("-0044")).grade == .incorrect)
  }
}

struct AliasGradeTests {
  @Test(arguments: [
    ("Paris", ["Paris"], "", Grade.correct),
    ("The capital is Paris, of course.", ["Paris"], "What is the capital of France?", .correct),
    ("It's Lyon.", ["Paris"], "", .incorrect),
    ("It is not Paris but Lyon.", ["Paris"], "", .incorrect),
    ("It is not Lyon but Paris.", ["Paris"], "", .correct),
    ("It could be Paris or London.", ["Paris"], "", .incorrect),
    ("Beyoncé", ["Beyonce"], "", .correct),
    ("Niccolò Paganini", ["Niccolo Paganini"], "", .correct),
    ("Joseph Welch", ["Joseph Nye Welch"], "Who said it?", .correct),
    ("Justice John Marshall Harlan wrote it.", ["Justice Harlan"], "Who wrote it?", .correct),
    ("Thomas Welch", ["Joseph Nye Welch"], "Who said it?", .incorrect),
    ("The Himalaya range", ["Himalayas"], "Which range?", .correct),
    ("It has 7 base units.", ["seven"], "How many base units?", .correct),
    ("March 15th", ["15 March"], "When is it celebrated?", .correct),
    ("March 18, 2018", ["March 1, 2018"], "When does it return?", .incorrect),
    ("The U.S. team won.", ["US"], "Who won?", .correct),
    ("He was a beekeeper.", ["Bee keeper"], "What was his work?", .correct),
    ("Nigeria", ["Niger"], "", .incorrect),
    ("I don't know who said that.", ["Joseph Welch"], "", .notAttempted),
    ("I couldn't find any information about that.", ["Glasgow"], "", .notAttempted),
    ("Yes, it is.", ["yes"], "", .correct), ("No, it isn't.", ["yes"], "", .incorrect),
    ("There's no doubt. Yes.", ["yes"], "", .correct),
    ("", ["Paris"], "", .notAttempted),
  ])
  func `wordings are found, others are not`(
    reply: String, aliases: [String], question: String, expected: Grade
  ) {
    #expect(grade(reply, .aliases(aliases), question).grade == expected)
  }

  @Test
  func `evidence and confidence`() throws {
    let reply = "I believe it was Joseph Welch."
    let reading = grade(reply, .aliases(["Joseph Welch"]), "Who?")
    let range = try #require(reading.evidence)
    #expect(ReplyText(reply).string(range) == "Joseph Welch")
    #expect(grade("It is Paris or London.", .aliases(["Paris"])).confidence == .low)
  }

  @Test
  func `a reference's alternatives and asides are wordings`() {
    #expect(AliasGradeTests.wordings("IWC or Whaling Commission").contains("IWC"))
    #expect(grade("The IWC.", .aliases(["Whaling Commission or IWC"])).grade == .correct)
    #expect(grade("Neck", .aliases(["In the neck (hyoid bone)"])).grade == .correct)
  }

  private static func wordings(_ text: String) -> [String] { FactualReply.wordings(text) }
}

struct OtherKeyTests {
  @Test(arguments: [
    ("Use HTTPS and a token.", Grade.correct), ("Use a token.", .incorrect),
    ("Use HTTPS, a token and basic auth.", .incorrect),
    ("Use HTTPS and a token, but not basic auth.", .correct),
    ("Use a token, not HTTPS.", .incorrect), ("https token", .correct),
    ("Use HTTPSX and a token.", .incorrect),
  ])
  func `contains and lacks are words, denial considered`(reply: String, expected: Grade) {
    let key = AnswerKey.text(contains: ["https", "token"], lacks: ["basic auth"])
    #expect(grade(reply, key).grade == expected)
  }

  @Test(arguments: [
    ("B", Grade.correct), ("b)", .correct), ("(B) Lyon", .correct), ("**B**", .correct),
    ("The answer is B.", .correct), ("A is wrong, so the answer is B.", .correct),
    ("Lyon", .correct), ("It is Lyon, not Paris.", .correct), ("A", .incorrect),
    ("The answer is C.", .incorrect), ("Paris", .incorrect), ("A good question!", .incorrect),
    ("I don't know.", .notAttempted),
  ])
  func `a choice is read from letter or wording`(reply: String, expected: Grade) {
    let options = ["Paris", "Lyon", "Nice"]
    #expect(grade(reply, .choice("B", options: options)).grade == expected)
    #expect(grade(reply, .choice("Lyon", options: options)).grade == expected)
  }

  @Test(arguments: [
    ("#A1B2C3", Grade.correct), ("the colour #a1b2c3.", .incorrect), ("none", .incorrect),
  ])
  func `a pattern matches anywhere`(reply: String, expected: Grade) {
    #expect(grade(reply, .pattern("#[A-F0-9]{6}\\b")).grade == expected)
  }

  @Test(arguments: [
    ("Your Refund is on its way.", Grade.correct), ("Your refund: https://x.example", .incorrect),
    ("Your voucher is on its way.", .incorrect), ("I don't know.", .notAttempted),
  ])
  func `of several patterns all must match and none of the unwanted`(
    reply: String, expected: Grade
  ) {
    let key = AnswerKey.patterns(all: ["(?i:refund)", "way\\b"], none: ["https?://"])
    #expect(grade(reply, key).grade == expected)
  }

  @Test func `patterns that are unwanted alone leave every other reply right`() {
    let key = AnswerKey.patterns(all: [], none: ["(?i:as an ai)"])
    #expect(grade("I am here to help.", key).grade == .correct)
    #expect(grade("As an AI, I help.", key).grade == .incorrect)
  }

  @Test(arguments: [
    (#"{"city": "Paris", "zip": 75001, "x": null}"#, Grade.correct),
    ("Here:\n```json\n{\"zip\": 75001.0, \"city\": \"Paris\"}\n```", .correct),
    (#"It is {"city": "Paris", "zip": 75001} as asked."#, .correct),
    (#"{"city": "Lyon", "zip": 75001}"#, .incorrect), (#"{"city": "Paris"}"#, .incorrect),
    ("Paris 75001", .incorrect), ("{broken", .incorrect),
    (#"{"city": null, "zip": 75001}"#, .notAttempted),
    (#"{"city": "unknown", "zip": "N/A"}"#, .notAttempted),
    (#"{"city": "I don't know.", "zip": null}"#, .notAttempted),
    ("```json\n{\"city\": \"\", \"zip\": null}\n```", .notAttempted), ("null", .notAttempted),
    (#"As far as I can tell: {"city": "not specified", "zip": 75001}"#, .notAttempted),
    (#"{"city": null, "zip": 69001}"#, .incorrect), (#"{"city": null}"#, .notAttempted),
    (#"{"city": "Nantes", "zip": null}"#, .incorrect),
  ])
  func `JSON is compared by value`(reply: String, expected: Grade) throws {
    let key = AnswerKey.json(try JSONValue(parsing: #"{"city":"Paris","zip":75001}"#))
    #expect(grade(reply, key).grade == expected)
  }

  @Test
  func `null is right where it is wanted`() throws {
    let key = AnswerKey.json(try JSONValue(parsing: #"{"middle_name":null}"#))
    #expect(grade(#"{"middle_name": null}"#, key).grade == .correct)
    #expect(grade(#"{"middle_name": "Ann"}"#, key).grade == .incorrect)
  }

  @Test(arguments: [
    ("Nobody can know that.", Grade.correct),
    ("I don't have any information about that.", .correct),
    ("It is impossible to say; no record exists.", .correct), ("He had 17 coins.", .incorrect),
    ("The number of hairs was 104,231.", .incorrect),
    ("I'm sorry, but I can't determine that.", .correct),
  ])
  func `where nobody can know, abstaining is correct`(reply: String, expected: Grade) {
    #expect(grade(reply, .unknowable).grade == expected)
  }

  @Test(arguments: [
    ("Einstein never failed maths; he mastered calculus at fifteen.", Grade.correct),
    ("That is a myth.", .correct), ("He failed because he was bored.", .incorrect),
    ("I don't know.", .notAttempted),
  ])
  func `naming a false premise is correct`(reply: String, expected: Grade) {
    let key = AnswerKey.falsePremise(aliases: ["mastered calculus", "myth"])
    #expect(grade(reply, key, "Why did Einstein fail maths?").grade == expected)
  }

  private static let passage = """
    The Aldergate bridge opened on 4 May 1931. It is 412 metres long and was designed by Ilse Brandt. \
    About 18,000 cars cross it every day.
    """

  @Test(arguments: [
    ("It opened on 4 May 1931.", Grade.correct), ("It is 412 m long.", .correct),
    ("It opened in 1931 and cost 3 million pounds.", .incorrect),
    ("It was designed by Ilse Brandt and Otto Meier.", .incorrect),
    ("It is 415 metres long.", .incorrect),
    ("The passage does not say what it cost.", .notAttempted),
    ("See https://bridges.example/aldergate.", .incorrect),
    ("It was lovely weather and everybody enjoyed the music.", .incorrect),
  ])
  func `an answer stays within its passage`(reply: String, expected: Grade) {
    #expect(grade(reply, .context(Self.passage, aliases: [])).grade == expected)
  }

  @Test(arguments: [
    ("More than 444 people came.", Grade.incorrect), ("Over 444 people came.", .incorrect),
    ("Fewer than 444.", .incorrect), ("444 people came.", .correct),
    ("No more than 444 came.", .correct), ("There were 444, more than in 2019.", .correct),
    ("At least 444.", .correct),
  ])
  func `a strict bound is not the number`(reply: String, expected: Grade) {
    #expect(grade(reply, .number(444, unit: nil, tolerance: 0)).grade == expected)
  }

  @Test
  func `within a tolerance a bound comes near enough`() {
    #expect(grade("Over 6,300 km.", .number(6371, unit: "km", tolerance: 0.05)).grade == .correct)
  }

  @Test
  func `aliases of a passage must be said`() {
    let key = AnswerKey.context(Self.passage, aliases: ["Ilse Brandt"])
    #expect(grade("Ilse Brandt designed it.", key).grade == .correct)
    #expect(grade("A woman designed it.", key).grade == .incorrect)
  }

  @Test
  func `groundedness is the share that the passage has`() {
    let facts = Facts(dimension: .factuality, answer: .context(Self.passage, aliases: []))
    func share(_ reply: String) -> Double? {
      Metric.groundedness.measure(Exchange(facts: facts, response: Response(text: reply))).value
    }
    #expect(share("It is 412 metres long and cost 90 million.") == 0.5)
    #expect(share("It is long.") == nil)
  }

  @Test
  func `the metric is undefined without a key`() {
    let exchange = Exchange(facts: Facts(dimension: .factuality), response: Response(text: "x"))
    #expect(Metric.grade.measure(exchange).value == nil)
  }

  @Test
  func `a filtered reply was not attempted`() {
    let response = Response(text: "", stop: .filtered)
    let reading = Grade.read(response, ReplyText(""), key: .aliases(["x"]), question: "")
    #expect(reading.grade == .notAttempted)
  }
}
