import Metrics
import Testing

@Suite struct FormatMetricTests {
  private func score(_ metric: Metric, _ text: String) -> Double? {
    metric.measure(Exchange(facts: Facts(dimension: .tone), response: Response(text: text))).value
  }

  @Test(arguments: [
    ("", 0.0), ("One two", 2), ("`a b` and\n\n```\nlet x\n```", 5), ("| a |\n| - |\n| b |", 2),
    ("well-known", 1), ("漢字", 2), ("https://a.b/c", 1), ("😀 !!!", 0),
  ])
  func `words count everything`(_ text: String, _ expected: Double) {
    #expect(score(.words, text) == expected)
  }

  @Test(arguments: [
    ("Plain text.", 0.0, 0.0, 0.0, 0.0), ("- item", 1, 0, 0, 0), ("3) item", 1, 0, 0, 0),
    ("1️⃣ item", 1, 0, 0, 0), ("a) item", 1, 0, 0, 0), ("2024. That was the year", 0, 0, 0, 0),
    ("-5 degrees", 0, 0, 0, 0), ("*emphasis* here", 0, 0, 0, 0), ("## Title", 0, 1, 0, 0),
    ("#hashtag", 0, 0, 0, 0), ("Title\n=====", 0, 1, 0, 0), ("**Title**", 0, 0, 0, 0),
    ("Hi 😊", 0, 0, 1, 0), ("✔️ done", 0, 0, 1, 0), ("✔ done", 0, 0, 0, 0), ("© 2024 ™", 0, 0, 0, 0),
    ("`😊`", 0, 0, 0, 0), ("```\n- x 😊\n# y\n```", 0, 0, 0, 1), ("```\nunclosed", 0, 0, 0, 1),
    ("inline ```code``` here", 0, 0, 0, 0), ("> - item", 1, 0, 0, 0),
  ])
  func `structure is present or not`(
    _ text: String, _ list: Double, _ heading: Double, _ emoji: Double, _ fence: Double
  ) {
    #expect(score(.list, text) == list)
    #expect(score(.heading, text) == heading)
    #expect(score(.emoji, text) == emoji)
    #expect(score(.codeFence, text) == fence)
  }
}
