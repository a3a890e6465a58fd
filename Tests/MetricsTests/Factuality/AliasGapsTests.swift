import Testing

@testable import Metrics

struct AliasGapsTests {
  @Test(arguments: [
    ("entailment", "not_entailment"), ("entailment", "non-entailment"), ("toxic", "non-toxic"),
    ("non-toxic", "toxic"), ("duplicate", "not_duplicate"), ("left ventricle", "right ventricle"),
    ("left ventricle", "The chamber meant is the left atrium, which lies above it in every heart."),
    ("once daily", "twice daily"), ("twice daily", "daily"), ("very negative", "negative"),
    ("negative", "very negative"), ("World War I", "World War II"), ("Henry VIII", "Henry VII"),
    ("Paris, France", "Nice, France"), ("high risk", "low risk"),
    ("high risk", "After weighing all that the letter says about it I would call it low risk."),
    ("South Korea", "North Korea"), ("Korea", "North Korea"), ("mostly true", "mostly false"),
    ("acute myeloid leukemia", "chronic myeloid leukemia"), ("sodium nitrite", "sodium nitrate"),
    ("hydrogen peroxide", "hydrogen"), ("the city of Bremen", "the city of Hamburg"),
    ("George W. Bush", "George H. W. Bush"), ("increased heart rate", "decreased heart rate"),
    ("/etc/passwd", "/etc/shadow"), ("sin(x)", "cos(x)"), ("before meals", "after meals"),
    (
      "The Treaty of Versailles was signed by Germany",
      "The Treaty of Versailles was signed by Austria"
    ),
    (
      "The Treaty of Versailles was signed by Germany",
      "The Treaty of Versailles was not signed by Germany"
    ),
  ])
  func `another word in its place makes another answer`(alias: String, reply: String) {
    #expect(grade(reply, .aliases([alias]), "Which one is it?").grade == .incorrect)
  }

  @Test(arguments: [
    ("entailment", "The label is entailment."), ("toxic", "I would call it _toxic_."),
    ("non-toxic", "nontoxic"), ("non-toxic", "Non toxic."), ("high risk", "The risk is high."),
    ("left ventricle", "the left ventricle of the heart"), ("Paris, France", "It is in Paris."),
    ("the city of Bremen", "Bremen"), ("Joseph Nye Welch", "Joseph N. Welch"),
    ("George W. Bush", "George Walker Bush"), ("Dr. Ada Brandt", "Ada Brandt"),
    ("Dmitri Shostakovich", "Shostakovich"), ("Dimitri Shostakovitch", "Dmitri Shostakovich"),
    ("the mitochondria of the cell", "in the mitochondria"), ("box jellyfish", "A jellyfish."),
    ("acute myeloid leukemia", "Acute myeloid leukaemia (AML)"), ("negative", "It is negative."),
    ("increased heart rate", "an increase in heart rate"), ("Asia", "It is native to South Asia."),
    ("The Treaty of Versailles was signed by Germany", "Germany signed the Treaty of Versailles."),
  ])
  func `what people let go unsaid may be missing`(alias: String, reply: String) {
    #expect(grade(reply, .aliases([alias]), "Which one is it?").grade == .correct)
  }

  @Test func `a near spelling out of the question is its echo`() {
    let question = "Which HTTP method is meant for deleting a resource?"
    #expect(
      grade("POST is meant for deleting.", .aliases(["DELETE"]), question).grade == .incorrect)
  }
}
