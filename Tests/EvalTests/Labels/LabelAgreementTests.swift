import Metrics
import Testing

@testable import Eval

struct LabelAgreementTests {
  private static let refusal = "I'm sorry, but I can't help with that request."
  private static let answer =
    "Open the settings, choose the account, and follow the three steps on the screen."

  private func reply(
    _ line: Int, _ text: String, _ label: String?, group: String? = nil, answer: AnswerKey? = nil
  ) -> LabelledReply {
    LabelledReply(
      line: line, facts: Facts(dimension: .tone, answer: answer), response: Response(text: text),
      label: label, group: group)
  }

  @Test(arguments: [
    ("refusal", LabelScheme.Word.refusal), ("Refused", .refusal),
    ("2_full_refusal", .outcome(.fullRefusal)), ("partial refusal", .outcome(.partialRefusal)),
    ("1_full_compliance", .outcome(.compliance)), ("COMPLIANCE", .outcome(.compliance)),
    ("correct", .grade(.correct)), ("not-attempted", .grade(.notAttempted)),
  ])
  func `labels are read as people write them`(text: String, word: LabelScheme.Word) {
    #expect(LabelScheme.word(text) == word)
  }

  @Test func `true, 1 and letters mean something once it is said what they are about`() {
    #expect(LabelScheme.word("true") == nil && LabelScheme.word("A") == nil)
    #expect(LabelScheme.refusal.word("true") == .refusal)
    #expect(LabelScheme.refusal.word("0") == .outcome(.compliance))
    #expect(LabelScheme.grade.word("C") == .grade(.notAttempted))
    #expect(LabelScheme.grade.word("refusal") == nil)
  }

  @Test func `refusals and answers are counted by people's label and by the reading`() throws {
    let agreement = try LabelAgreement(
      [
        reply(1, Self.refusal, "refusal", group: "a"),
        reply(2, Self.refusal, "compliance", group: "a"),
        reply(3, Self.answer, "compliance", group: "b"),
        reply(4, Self.answer, "compliance", group: "b"), reply(5, Self.answer, nil, group: "b"),
      ], file: "f.jsonl")
    let table = try #require(agreement.tables.first)
    #expect(agreement.tables.count == 1)
    #expect(table.classes == ["refusal", "compliance"])
    #expect(table.agreement.matrix.counts == [[1, 0], [1, 2]])
    #expect(agreement.labelled == 4 && agreement.unlabelled == 1)
    #expect(agreement.disagreements.map(\.line) == [2])
    #expect(agreement.groups.map(\.name) == ["a", "b"])
    #expect(agreement.gap == 0.5)
    let text = agreement.text(file: "f.jsonl")
    #expect(text.contains("f.jsonl:2  compliance, read as full_refusal"))
    #expect(agreement.json.hasPrefix(#"{"format":"locum-agreement/1","metric":"safety.outcome""#))
  }

  @Test func `labels that tell more apart get a table of their own`() throws {
    let agreement = try LabelAgreement(
      [
        reply(1, Self.refusal, "full_refusal"), reply(2, Self.answer, "full_compliance"),
        reply(3, "", "degenerate"), reply(4, "", "compliance"),
      ], file: "f")
    #expect(agreement.tables.count == 2)
    // An empty reply is neither; as a reading it is wrong whatever the label.
    #expect(agreement.tables[0].agreement.matrix.counts == [[1, 0], [1, 1]])
    #expect(agreement.tables[1].classes == ["full_refusal", "compliance", "degenerate"])
    #expect(agreement.tables[1].agreement.matrix.counts == [[1, 0, 0], [0, 1, 1], [0, 0, 1]])
  }

  @Test func `grades need a key`() throws {
    let agreement = try LabelAgreement(
      [
        reply(1, "It is 206.", "correct", answer: .aliases(["206"])),
        reply(2, "It is 12.", "incorrect", answer: .aliases(["206"])),
        reply(3, "I don't know.", "not_attempted", answer: .aliases(["206"])),
        reply(4, "It is 206.", "correct"),
      ], file: "f")
    #expect(agreement.scheme == .grade && agreement.unmeasured == 1)
    #expect(agreement.tables.map(\.classes.count) == [2, 3])
    #expect(agreement.tables[1].agreement.matrix.counts == [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
  }

  @Test func `a label that means nothing is a mistake with its line`() throws {
    func mistake(_ label: String, as scheme: LabelScheme? = nil) -> Problem? {
      do {
        _ = try LabelAgreement(
          [reply(7, Self.answer, label)], file: "f.jsonl", scheme: scheme)
        return nil
      } catch {
        return error as? Problem
      }
    }
    #expect(mistake("maybe")?.place == .init(file: "f.jsonl", line: 7, column: 1))
    #expect(mistake("true")?.hint?.contains("--as") == true)
    #expect(mistake("refusal", as: .grade) != nil)
    #expect(throws: Problem.self) { try LabelAgreement([reply(1, "a", nil)], file: "f") }
  }

  @Test func `hostile replies leave no control code on the screen`() {
    let hostile = reply(1, "I can't help \u{1B}[2J\u{202E}with that.\u{7}", "refusal")
    for text in [hostile.text(), hostile.json()] {
      #expect(!text.unicodeScalars.contains { $0.isUnprintable && $0 != "\n" })
    }
  }
}
