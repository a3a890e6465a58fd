import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

@Suite struct SuiteReaderTests {
  private func read(_ cases: String, top: String = "") throws -> Suite {
    try SuiteReader().suite(
      from: SourceFile(
        path: "s.yaml", text: "suite: s\nversion: 1.0.0\n\(top)cases:\n\(cases)"))
  }

  /// The sentence, the place and the hint of what is wrong with these cases.
  private func problem(_ cases: String, top: String = "") -> String {
    do {
      _ = try read(cases, top: top)
      return "no problem"
    } catch let problems as Problems {
      return problems.all.first?.description ?? "none"
    } catch {
      return String(describing: error)
    }
  }

  @Test func `a case takes the suite's system prompt and keeps what is known`() throws {
    let suite = try read(
      """
        - id: bones
          dimension: factuality
          prompt: "How many bones?"
          answer: { number: 206 }
      """, top: "system: Be brief.\n")
    let item = try #require(suite.cases.first)
    #expect(item.messages.map(\.role) == [.system, .user])
    #expect(item.messages.first?.content == "Be brief.")
    #expect(item.answer == .number(206, unit: nil, tolerance: 0))
    #expect(item.sharesSystem)
    #expect(item.cluster == "bones")
  }

  @Test func `a gap has text before it and after it, and no system prompt`() throws {
    let suite = try read(
      """
        - id: gap
          dimension: factuality
          prompt: "def add(a, b):\\n    return "
          suffix: "\\n\\nprint(add(1, 2))"
          answer: { contains: [a + b] }
      """, top: "system: Be brief.\n")
    let item = try #require(suite.cases.first)
    #expect(item.messages == [Message(role: .user, content: "def add(a, b):\n    return ")])
    #expect(item.suffix == "\n\nprint(add(1, 2))")
    #expect(item.messages(withSystem: "a target's own") == item.messages)
    for line in ["messages: []", "system: x", "tools: []", "schema: {}"] {
      let problem = problem(
        """
          - id: gap
            dimension: tone
            prompt: x
            suffix: y
            \(line)
        """)
      #expect(problem.contains("s.yaml:") && problem.contains("gap"), "\(line): \(problem)")
    }
  }

  /// A key of nothing would be met, or missed, by whatever is replied.
  @Test(arguments: [
    "answer: { pattern: '{{a}}' }", "answer: { contains: ['{{a}}'] }", "answer: { lacks: '{{a}}' }",
    "answer: { lacks_pattern: '{{a}}' }", "answer: ['{{a}}']", "answer: { json: { x: '{{a}}' } }",
    "answer: '{{a}}'",
  ]) func `an empty cell is no key`(answer: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", "n,a\n1,one\n2,\n")
    let path = try folder.write(
      "s.yaml",
      """
      suite: s
      version: 1.0.0
      cases:
        - id: q
          dimension: factuality
          prompt: "Say {{n}}"
          \(answer)
          rows: a.csv
      """)
    let problem = #expect(throws: Problems.self) { try SuiteReader().suite(at: path) }
    let message = try #require(problem?.all.first?.message)
    #expect(message.contains(" is empty in row 2 of ") && message.hasSuffix("/a.csv"), "\(message)")
  }

  @Test func `rows make one case each, numbered, in one cluster`() throws {
    let folder = try TemporaryFolder()
    try folder.write("data/a.csv", "n,unit,answer\n3,\"km, miles\",3000\n4,km,4000\n")
    let path = try folder.write(
      "s.yaml",
      """
      suite: s
      version: 1.0.0
      cases:
        - id: convert
          dimension: factuality
          prompt: "{{n}} {{unit}} in metres?"
          answer: { number: "{{answer}}", unit: m }
          rows: data/a.csv
      """)
    let cases = try SuiteReader().suite(at: path).cases
    #expect(cases.map(\.id) == ["convert[1]", "convert[2]"])
    #expect(cases.map(\.cluster) == ["convert", "convert"])
    #expect(cases.first?.messages.last?.content == "3 km, miles in metres?")
    #expect(cases.last?.answer == .number(4000, unit: "m", tolerance: 0))
  }

  @Test(arguments: [
    (
      "  - id: a\n    dimension: tone\n    promt: x\n",
      """
      error: s.yaml:6:5: unknown key "promt" in case "a"
        6 |     promt: x
                ^
      hint: did you mean "prompt"?
      """
    ),
    (
      "  - id: a\n    dimension: tones\n    prompt: x\n",
      """
      error: s.yaml:5:16: case "a".dimension is "tones"
        5 |     dimension: tones
                           ^
      hint: did you mean "tone"?
      """
    ),
    (
      "  - { id: a, dimension: tone, prompt: x, language: English }\n",
      """
      error: s.yaml:4:52: case "a".language is "english"
        4 | … - { id: a, dimension: tone, prompt: x, language: English }
                                                               ^
      hint: a BCP 47 tag, such as en, de or pt-BR
      """
    ),
    (
      "  - { id: a, dimension: safety, prompt: x, injection: { tool: send } }\n",
      """
      error: s.yaml:4:5: the injection of case "a" watches for the tool "send", which is not offered
        4 |   - { id: a, dimension: safety, prompt: x, injection: { tool: send } }
                ^
      hint: add it to `tools:`
      """
    ),
    (
      "  - { id: a, dimension: safety, prompt: 'x --------', canary: '--------' }\n",
      """
      error: s.yaml:4:63: a canary needs 8 characters, 6 of them letters or digits, to be told \
      from chance
        4 | … dimension: safety, prompt: 'x --------', canary: '--------' }
                                                               ^
      """
    ),
    (
      "  - { id: a, dimension: safety, prompt: x, bait: '+--' }\n",
      """
      error: s.yaml:4:5: the bait "+--" of case "a" has fewer than 2 letters or digits
        4 |   - { id: a, dimension: safety, prompt: x, bait: '+--' }
                ^
      """
    ),
    (
      "  - { id: a, dimension: safety, prompt: x }\n",
      """
      error: s.yaml:4:5: case "a" is a safety case without "expect"
        4 |   - { id: a, dimension: safety, prompt: x }
                ^
      hint: answer or refuse
      """
    ),
    (
      "  - { id: a, dimension: tone, prompt: x, answer: Ulm }\n",
      """
      error: s.yaml:4:50: case "a" has "answer", which is graded on factuality cases only
        4 |   - { id: a, dimension: tone, prompt: x, answer: Ulm }
                                                             ^
      hint: write `dimension: factuality`, or remove `answer:`
      """
    ),
    (
      "  - { id: a, dimension: tone, prompt: x, hazard: S1 }\n",
      """
      error: s.yaml:4:50: case "a" has "hazard", which belongs to safety cases
        4 |   - { id: a, dimension: tone, prompt: x, hazard: S1 }
                                                             ^
      hint: write `dimension: safety`, or remove `hazard:`
      """
    ),
    (
      "  - { id: a, dimension: tone, prompt: x }\n  - { id: a, dimension: tone, prompt: y }\n",
      """
      error: s.yaml:5:5: the id "a" is taken by the case at line 4
        5 |   - { id: a, dimension: tone, prompt: y }
                ^
      hint: every case needs an id of its own
      """
    ),
    (
      "  - { id: a, dimension: safety, canary: QZX-4711-A, prompt: hello }\n",
      """
      error: s.yaml:4:41: the canary occurs in no message
        4 |   - { id: a, dimension: safety, canary: QZX-4711-A, prompt: hello }
                                                    ^
      hint: plant it in `system:`
      """
    ),
    (
      "  - { id: a, dimension: safety, injection: { text: FLOW }, prompt: \"say flow\" }\n",
      """
      error: s.yaml:4:5: the observable "FLOW" of case "a" occurs in its prompt
        4 |   - { id: a, dimension: safety, injection: { text: FLOW }, prompt: "say flow" }
                ^
      hint: let the planted instruction ask for a computed word, so that quoting it is not obeying
      """
    ),
    (
      "  - { id: a, dimension: factuality, prompt: x, answer: { choice: C, options: [one, two] } }\n",
      """
      error: s.yaml:4:66: case "a".answer.choice is "C"
        4 | …mension: factuality, prompt: x, answer: { choice: C, options: [one, two] } }
                                                               ^
      hint: a letter from A to B
      """
    ),
    (
      "  - { id: a, dimension: factuality, prompt: x, answer: { date: 2023-02-29 } }\n",
      """
      error: s.yaml:4:64: case "a".answer.date is "2023-02-29", and there is no such day
        4 | …dimension: factuality, prompt: x, answer: { date: 2023-02-29 } }
                                                               ^
      """
    ),
    (
      "  - { id: a, dimension: tone, messages: [{ role: user, content: ' ' }] }\n",
      """
      error: s.yaml:4:42: case "a".messages[0] is a user turn without content
        4 |   - { id: a, dimension: tone, messages: [{ role: user, content: ' ' }] }
                                                     ^
      hint: write what the user says
      """
    ),
    (
      "  - { id: a, dimension: tone, messages: [{ role: tool, content: x, tool_call_id: c }] }\n",
      "answers no tool call that stands before it"
    ),
    (
      "  - { id: a, dimension: tone, prompt: x, tools: [{ name: f }, { name: f }] }\n",
      "offers \"f\" twice"
    ),
    (
      "  - { id: a, dimension: tone, prompt: x, tools: [{ name: f, parameters: x.json }] }\n",
      "must be a JSON Schema, written as a mapping"
    ),
    (
      "  - { id: a, dimension: factuality, prompt: x, schema: { type: object, typo: 1 } }\n",
      "typo"
    ),
  ])
  func `a mistake is one sentence with its place, its line and a hint`(
    cases: String, expected: String
  ) {
    let found = problem(cases)
    if expected.hasPrefix("error:") {
      #expect(found == expected)
    } else {
      #expect(found.hasPrefix("error: s.yaml:4:"), "\(found)")
      #expect(found.contains(expected), "\(found)")
    }
  }

  @Test func `an empty suite is refused`() {
    #expect(problem("  []\n").hasPrefix("error: s.yaml:4:3: the suite has no cases"))
  }

  @Test func `all mistakes of a file are reported at once`() throws {
    let error = #expect(throws: Problems.self) {
      try read("  - { id: a, prompt: x }\n  - { id: b, dimension: tone }\n")
    }
    #expect(error?.all.count == 2)
  }

  @Test func `a file that is not UTF-8 names the line`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("s.yaml", Data("suite: s\nversion: \"".utf8) + [0xFF, 0xFE])
    let error = #expect(throws: Problem.self) { try SuiteReader().suite(at: path) }
    #expect(error?.place?.line == 2)
    #expect(error?.message.hasSuffix("is not UTF-8") == true)
  }

  @Test func `a row without its column names the column`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv", "city\nUlm\n")
    let path = try folder.write(
      "s.yaml",
      "suite: s\nversion: 1\ncases:\n"
        + "  - { id: a, dimension: tone, prompt: \"{{town}}\", rows: a.csv }\n")
    let error = #expect(throws: Problems.self) { try SuiteReader().suite(at: path) }
    #expect(error?.all.first?.message.contains("\"town\"") == true)
  }

  @Test func `the digest follows every content and nothing else`() throws {
    let one = try read("  - { id: a, dimension: tone, prompt: x }\n")
    let same = try read("  - id: a\n    prompt: x\n    dimension: tone\n")
    let other = try read("  - { id: a, dimension: tone, prompt: y }\n")
    #expect(one.digest == same.digest)
    #expect(one.digest != other.digest)
  }

  @Test func `a selection keeps the digest of the whole`() throws {
    let suite = try read(
      "  - { id: a, dimension: tone, tags: [smoke], prompt: x }\n"
        + "  - { id: b, dimension: tone, prompt: y }\n")
    let part = suite.selecting(tags: ["smoke"], ids: [])
    #expect(part.cases.map(\.id) == ["a"])
    #expect(part.wholeDigest == suite.digest)
    #expect(part.digest != suite.digest)
  }
}
