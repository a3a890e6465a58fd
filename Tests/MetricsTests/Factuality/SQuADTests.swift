import Testing

@testable import Metrics

struct SQuADTests {
  /// The rules of SQuAD's evaluation script v1.1/v2, re-implemented in Python.
  @Test(arguments: [
    ("The Eiffel Tower", "Eiffel Tower", 1.0, 1.0, "eiffel tower"),
    ("in Paris, France", "Paris", 0.0, 0.5, "in paris france"),
    ("$1,200.50", "1200.50", 1.0, 1.0, "120050"),
    ("The answer is 42.", "42", 0.0, 0.5, "answer is 42"),
    ("U.S.A.", "USA", 1.0, 1.0, "usa"),
  ])
  func `exact match and F1`(
    prediction: String, gold: String, em: Double, f1: Double, normalized: String
  ) {
    #expect(SQuAD.exactMatch(prediction, [gold]) == em)
    #expect(abs(SQuAD.f1(prediction, [gold]) - f1) < 1e-12)
    #expect(SQuAD.normalized(prediction) == normalized)
  }

  @Test
  func `the best reference counts, and two empty sides are equal`() {
    #expect(SQuAD.exactMatch("Paris", ["London", "paris!"]) == 1)
    #expect(SQuAD.f1("the", ["a"]) == 1)
    #expect(SQuAD.f1("the", ["Paris"]) == 0)
    #expect(SQuAD.f1("Paris", []) == 0)
  }

  @Test
  func `a dash beyond ASCII stays, a hyphen glues`() {
    #expect(SQuAD.normalized("3–4") == "3–4")
    #expect(SQuAD.normalized("3-4") == "34")
  }
}
