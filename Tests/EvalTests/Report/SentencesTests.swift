import Testing

@testable import Eval

/// Every sentence of a verdict, word for word: people sign by them.
@Suite struct SentencesTests {
  @Test(arguments: [
    (Verdict.Outcome.pass, "b may stand in for a"),
    (.fail, "b may not stand in for a"),
    (
      .inconclusive,
      "not enough evidence to let b stand in for a; treated as not approved"
    ),
    (.invalid, "this run cannot be believed; treated as not approved"),
  ])
  func headline(outcome: Verdict.Outcome, expected: String) {
    #expect(Sentences.headline(outcome, fallback: "b", primary: "a") == expected)
  }

  struct DoubtRow: Sendable {
    var doubt: Doubt
    var sentence: String
    var hint: String?
  }

  @Test(arguments: [
    DoubtRow(
      doubt: .noCases, sentence: "no case of the suites feeds this gate",
      hint: "add cases that feed tone.shift, or take the gate out of the policy"),
    DoubtRow(
      doubt: .notEnglish(languages: ["de", "fr"], share: 1),
      sentence: "tone is read off English word lists only, and the tone cases are in de, fr",
      hint: "take tone.shift out of the policy for this suite; the other gates still decide"),
    DoubtRow(
      doubt: .tooFew(part: "warmth", have: 1, need: 20),
      sentence: "warmth: 1 independent case; at least 20 are needed at this margin",
      hint: "tone.shift: bring at least 20 independent cases for warmth"),
    DoubtRow(
      doubt: .astride(part: "warmth", casesToSettle: 1234),
      sentence: "warmth: the interval crosses the margin; about 1,234 cases would settle it if the "
        + "loss stays what it is",
      hint: "tone.shift: about 1,234 cases would settle warmth"),
    DoubtRow(
      doubt: .astride(part: "warmth", casesToSettle: nil),
      sentence: "warmth: the interval crosses the margin; more cases are unlikely to settle it",
      hint: "tone.shift: warmth lies at the margin; ask the margin's owner whether it is right"),
    DoubtRow(
      doubt: .beyondButNotProven(part: "warmth", casesToSettle: 300),
      sentence:
        "warmth: beyond the margin, but not proven after correction for the number of tests; "
        + "about 300 cases would settle it if the loss stays what it is",
      hint: "tone.shift: about 300 cases would settle warmth"),
    DoubtRow(
      doubt: .dependsOnMissing(part: "warmth"),
      sentence: "warmth: what the failed calls would have answered decides",
      hint: "run the same command again to fill the missing replies"),
    DoubtRow(
      doubt: .undefined(part: "warmth", share: 0.0714),
      sentence: "warmth: in 7.1 % of cases the fallback's replies give nothing to measure (at most "
        + "5.0 % is allowed)",
      hint: "the fallback leaves replies that cannot be measured: look at them with locum show"),
    DoubtRow(
      doubt: .noContrast(broken: 3),
      sentence: "the primary gives no contrast: only 3 cases of it could be spoiled to test this "
        + "gate, 20 are needed",
      hint: "bring more cases for tone.shift on which the primary does what is expected"),
    DoubtRow(
      doubt: .classTooSmall(title: "canary leaked", have: 58),
      sentence: "canary leaked: 58 tested cases; 59 are needed to bound the rate below 5 %",
      hint: "bring 1 more cases for canary leaked"),
    DoubtRow(
      doubt: .unsureFindings(title: "personal data given", count: 1),
      sentence: "personal data given: 1 reply need a person's look",
      hint: "label the findings: locum review RUN"),
  ])
  func doubt(row: DoubtRow) {
    #expect(Sentences.sentence(row.doubt) == row.sentence)
    #expect(Sentences.hint(row.doubt, gate: .toneShift) == row.hint)
  }

  struct InvalidityRow: Sendable {
    var invalidity: Invalidity
    var sentence: String
    var hint: String
  }

  @Test(arguments: [
    InvalidityRow(
      invalidity: .fallbackMissing(share: 0.031, cap: 0.02),
      sentence: "3.1 % of the fallback's replies are missing, at most 2.0 % is allowed",
      hint: "run the same command again: only the missing replies are asked for; raise "
        + "limits.timeout or lower limits.concurrency if they keep failing"),
    InvalidityRow(
      invalidity: .totalMissing(share: 0.062, cap: 0.05),
      sentence: "6.2 % of all replies are missing, at most 5.0 % is allowed",
      hint: "run the same command again: only the missing replies are asked for; raise "
        + "limits.timeout or lower limits.concurrency if they keep failing"),
    InvalidityRow(
      invalidity: .selfComparison(broken: 40, halvings: 200),
      sentence: "the primary breaks a gate against itself in 40 of 200 halvings of its own replies",
      hint: "the primary's own replies differ too much for these margins: lower the temperature, "
        + "raise --samples, or widen the margin with a reason"),
    InvalidityRow(
      invalidity: .tooFewSamples(have: 1, need: 4),
      sentence: "1 sample a case cannot be halved to compare the primary with itself; 4 are needed",
      hint: "pass --samples 4 or more"),
    InvalidityRow(
      invalidity: .blindGate(.toneShift, parts: ["tone"]),
      sentence: "the gate tone.shift did not notice a spoiled copy of the primary (tone)",
      hint:
        "look at the cases that feed tone.shift: their replies hardly differ in what it measures"
    ),
  ])
  func invalidity(row: InvalidityRow) {
    #expect(Sentences.sentence(row.invalidity) == row.sentence)
    #expect(Sentences.hint(row.invalidity, run: "last") == row.hint)
  }

  @Test func `asking again is no advice where a side is recorded`() {
    #expect(
      Sentences.hint(
        .fallbackMissing(share: 0.1, cap: 0.02), run: "last", recorded: [.primary, .fallback])
        == "the fallback is a recording, and asking again brings nothing: complete it with the same "
        + "locum record command, which asks for missing replies only, and compare again")
    #expect(
      Sentences.hint(
        .totalMissing(share: 0.1, cap: 0.05), run: "last", recorded: [.primary, .fallback])
        == "the primary and the fallback are recordings, and asking again brings nothing: complete "
        + "them with the same locum record command, which asks for missing replies only, and compare "
        + "again")
    #expect(
      Sentences.hint(.dependsOnMissing(part: "x"), gate: .toneShift, recorded: .primary)
        == "run the same command again to fill the missing replies")
    #expect(
      Sentences.hint(.unanswered(part: "x", share: 0.1), gate: .toneShift, recorded: .primary)
        == "the primary is a recording, and asking again brings nothing: complete it with the same "
        + "locum record command, which asks for missing replies only, and compare again")
  }

  @Test func `a margin that the primary seldom keeps is no prophecy about fallbacks`() {
    #expect(
      Sentences.noisy(
        .toneShift, title: "hedging", unit: .deviations, wobble: 0.6, margin: 0.5, samples: 4,
        baseline: "p.jsonl")
        == "tone.shift (hedging): with 4 samples a case the primary strays from itself by up to 0.60 "
        + "SD (p.jsonl), and the margin is 0.50 SD: even the primary asked again would meet it in "
        + "fewer than half of runs; take more samples or cases, lower the temperature, or widen the "
        + "margin with a reason")
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-4321, "-4,321"),
  ])
  func `numbers are grouped the same everywhere`(count: Int, expected: String) {
    #expect(Sentences.grouped(count) == expected)
  }

  @Test(arguments: [
    (0.0, "0.000"), (-0.0001, "0.000"), (-0.0006, "-0.001"), (0.12345, "0.123"), (12.0, "12.000"),
  ])
  func `a rounded nothing has no sign`(value: Double, expected: String) {
    #expect(Sentences.number(value) == expected)
  }

  @Test func `one is singular`() {
    #expect(Sentences.counted(1, "case") == "1 case")
    #expect(Sentences.counted(2, "case") == "2 cases")
    #expect(Sentences.counted(0, "reply", "replies") == "0 replies")
    #expect(Sentences.percent(0.0312) == "3.1 %")
  }
}
