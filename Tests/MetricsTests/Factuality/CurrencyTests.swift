import Testing

@testable import Metrics

/// An amount counts in its own currency and with its own sign.
struct CurrencyTests {
  @Test(arguments: [
    ("€52", Grade.correct), ("52 euros", .correct), ("EUR 52", .correct), ("52", .correct),
    ("- €52", .correct), ("-€52", .incorrect), ("€-52", .incorrect), ("minus €52", .incorrect),
    ("\u{2212}52 euros", .incorrect), ("52 US dollars", .incorrect),
    ("52 Swiss francs", .incorrect),
    ("52 Canadian dollars", .incorrect), ("52 kroner", .incorrect), ("52 zloty", .incorrect),
    ("52 lira", .incorrect), ("52p", .incorrect), ("5200 cents", .correct),
  ])
  func `an amount in euros`(amount: String, expected: Grade) {
    let key = AnswerKey.number(52, unit: "EUR", tolerance: 0)
    #expect(grade("It costs \(amount).", key, "What does it cost?").grade == expected)
    #expect(grade(amount, key, "What does it cost?").grade == expected)
  }

  @Test(arguments: [
    ("52p", 0.52), ("52 pence", 0.52), ("£52", 52), ("52 British pounds", 52),
  ])
  func `pence are hundredths of a pound`(amount: String, pounds: Double) {
    let key = AnswerKey.number(pounds, unit: "GBP", tolerance: 0)
    #expect(grade(amount, key).grade == .correct)
  }

  @Test func `an hour is no price`() {
    let quantity = QuantityParser.quantities(in: "at 5 p.m. or 5p.m.").first
    #expect(quantity?.units.isEmpty == true)
  }

  @Test(arguments: [
    ("63 cm²", Grade.correct), ("0.0063 m²", .correct), ("63 m²", .incorrect),
    ("63 gallons", .incorrect),
  ])
  func `an area is one in any unit of area`(reply: String, expected: Grade) {
    let key = AnswerKey.number(63, unit: "cm²", tolerance: 0.001)
    #expect(grade(reply, key, "How large?").grade == expected)
  }
}
