import Testing

@testable import Eval

@Suite struct SpellingTests {
  @Test(arguments: [
    ("temprature", "did you mean \"temperature\"?"),
    ("tmeperature", "did you mean \"temperature\"?"),
    ("Seed", "did you mean \"seed\"?"),
    ("stopp", "did you mean \"stop\"?"),
    ("frequency", "known: temperature, seed, stop"),
    ("", "known: temperature, seed, stop"),
    (String(repeating: "x", count: 100_000), "known: temperature, seed, stop"),
  ])
  func `a near miss is suggested, anything else gets the list`(word: String, hint: String) {
    #expect(suggestion(for: word, among: ["temperature", "seed", "stop"]) == hint)
  }

  @Test func `equally near words are decided by the alphabet`() {
    #expect(nearest(to: "cat", among: ["car", "bat", "cab"]) == "bat")
  }
}
