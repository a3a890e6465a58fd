import Metrics
import Testing

@testable import Eval

/// Targets of the LM Evaluation Harness that are whole solutions.
@Suite struct FinalAnswerTests {
  @Test(
    arguments: [
      ("He has 18.\n#### 18", .number(18, unit: nil, tolerance: 0)),
      ("#### $1,080", .number(1080, unit: nil, tolerance: 0)),
      ("#### -3.5", .number(-3.5, unit: nil, tolerance: 0)),
      ("Half of it.\n#### 1/2", .number(0.5, unit: nil, tolerance: 0)),
      ("#### -3/4", .number(-0.75, unit: nil, tolerance: 0)),
      ("So 30 percent.\n#### 30%", .number(30, unit: "%", tolerance: 0)),
      ("#### 12.5 percent", .number(12.5, unit: "%", tolerance: 0)),
      ("#### Paris\n", .aliases(["Paris"])),
      ("#### 3:30", .aliases(["3:30"])),
      ("#### nan", .aliases(["nan"])),
      ("#### 1/0", .aliases(["1/0"])),
      ("#### 0x1F", .aliases(["0x1F"])),
      ("#### 4\nand more", .number(4, unit: nil, tolerance: 0)),
      (#"So $x = \boxed{\frac{3}{8}}$."#, .number(0.375, unit: nil, tolerance: 0)),
      (#"\boxed{7} no, \boxed{-\dfrac{1}{4}}"#, .number(-0.25, unit: nil, tolerance: 0)),
      (#"\boxed{25\%}"#, .number(25, unit: "%", tolerance: 0)),
      (#"\boxed{\{1,2\}}"#, .aliases([#"\{1,2\}"#])),
      (#"\boxed{"#, nil), ("####", nil), ("#### \n ", nil), ("18", nil), ("", nil),
    ] as [(String, AnswerKey?)])
  func `the answer alone is the key, never the solution`(_ text: String, _ key: AnswerKey?) {
    #expect(FinalAnswer.key(endingIn: text) == key)
  }

  private func imported(_ samples: [(target: String, reply: String, score: String)]) throws
    -> ImportedSuite
  {
    let lines = samples.enumerated().map { index, one in
      "{\"doc_id\": \(index), \"target\": \"\(one.target)\", \"arguments\": [[\"Q\(index)?\", {}]], "
        + "\"resps\": [[\"\(one.reply)\"]], \"exact_match\": \(one.score)}"
    }
    return try ImportFixture.imported(
      .lmEval, text: lines.joined(separator: "\n"), as: "a.jsonl")
  }

  @Test func `a key that a right reply does not meet is named`() throws {
    let imported = try imported([
      ("Half.\\n#### 1/2", "1/2", "1.0"), ("#### 30%", "30%", "1.0"), ("#### 18", "19", "0.0"),
      ("Lima", "It is Quito.", "1.0"), ("#### 18", "18", "1.0"),
    ])
    let note = try #require(imported.note)
    #expect(
      note.contains("Of 4 cases") && note.contains("1 has a key") && note.contains("\"doc-3\""))
    #expect(imported.text.contains("# \(note)"))
  }

  @Test func `nothing is said where right replies meet their keys, or none was scored`() throws {
    #expect(try imported([("#### 18", "18", "1.0"), ("Lima", "Quito", "0.0")]).note == nil)
    #expect(try imported([("Lima", "Quito", "[1, 2]")]).note == nil)
  }
}
