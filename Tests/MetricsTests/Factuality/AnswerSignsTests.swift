import Metrics
import Testing

/// The same words with another sign, currency, operator or a "not" are another answer.
@Suite struct AnswerSignsTests {
  private func grade(_ key: String, _ reply: String) -> Grade? {
    let score = Metric.grade.measure(
      Exchange(
        facts: Facts(dimension: .factuality, question: "What is it?", answer: .aliases([key])),
        response: Response(text: reply)))
    return score.value.flatMap { Grade(rawValue: Int($0)) }
  }

  @Test(arguments: [
    ("-5", "5"), ("5", "It is -5."), ("minus 5", "5"), ("-$40", "$40"), ("5 USD", "5 EUR"),
    ("x<5", "x>5"), ("n+1", "n-1"), ("n-1", "n+1"), ("O+", "O-"), ("C#", "C++"), ("C", "It is C#."),
    ("not guilty", "guilty"), ("10^-5", "10^5"), ("$40", "It costs €40."),
    ("-3 degrees", "3 degrees"),
  ])
  func `another sign is another answer`(key: String, reply: String) {
    #expect(grade(key, reply) == .incorrect, "\(reply) for \(key)")
  }

  @Test(arguments: [
    ("-5", "It is -5."), ("-5", "\u{2212}5"), ("-5", "The answer is minus 5."), ("minus 5", "-5"),
    ("5", "5"), ("5", "**5**"), ("5", "x = 5"), ("5", "It lies between 3-5: 5."),
    ("$40", "40 dollars"),
    ("5 USD", "$5"), ("40", "$40"), ("x<5", "We get x < 5."), ("n+1", "The next one is `n + 1`."),
    ("C++", "It was written in C++17."), ("C#", "C#, by Microsoft"), ("O+", "Type O+."),
    ("not guilty", "He was found not guilty."), ("Apollo 11", "Apollo-11"), ("F-16", "an F-16 jet"),
    ("Paris", "**Paris**"), ("1969", "July 20, 1969"), ("+44", "+44"), ("10^-5", "about $10^{-5}$"),
  ])
  func `the same answer in another dress stays right`(key: String, reply: String) {
    #expect(grade(key, reply) == .correct, "\(reply) for \(key)")
  }
}
