import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

/// Variables, files of cases, and turns that a model writes.
@Suite struct SuiteLanguageTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String) throws -> Suite {
    try SuiteReader().suite(
      at: folder.write("s.yaml", "suite: s\nversion: 1.0.0\n" + text))
  }

  /// What is wrong with a suite, with the folder's own path left out.
  private func problem(_ text: String) -> String {
    func told(_ error: any Error) -> String {
      String(describing: error).replacingOccurrences(of: folder.path("") + "/", with: "")
        .replacingOccurrences(of: folder.path(""), with: "")
    }
    do {
      _ = try read(text)
      return "no problem"
    } catch let problems as Problems {
      return problems.all.first.map(told) ?? "none"
    } catch {
      return told(error)
    }
  }

  private func prompts(_ suite: Suite) -> [String] {
    suite.cases.map { $0.messages.last?.content ?? "" }
  }

  @Test func `variables fill every text, a case's own before the suite's, a row's before both`()
    throws
  {
    try folder.write("r.csv", "city\nUlm\nBonn\n")
    let suite = try read(
      """
      variables: { firm: Parcelo, city: Kiel, days: 14 }
      system: "You work for {{firm}}."
      cases:
        - { id: a, dimension: tone, prompt: "To {{ city }} by {{firm}}" }
        - { id: b, dimension: tone, variables: { firm: Otto }, prompt: "{{firm}}, {{{{x}}" }
        - id: c
          dimension: factuality
          cluster: "{{city}}"
          prompt: "{{city}} {{firm}}"
          answer: { number: "{{days}}" }
          rows: r.csv
      """)
    #expect(
      prompts(suite) == ["To Kiel by Parcelo", "Otto, {{x}}", "Ulm Parcelo", "Bonn Parcelo"])
    #expect(
      suite.cases.map { $0.messages.first?.content }
        == [
          "You work for Parcelo.", "You work for Otto.", "You work for Parcelo.",
          "You work for Parcelo.",
        ])
    #expect(suite.cases.map(\.cluster) == ["a", "b", "Ulm", "Bonn"])
    #expect(suite.cases[2].answer == .number(14, unit: nil, tolerance: 0))
  }

  @Test func `without variables and rows braces stand for themselves`() throws {
    let suite = try read(
      "cases:\n  - { id: a, dimension: tone, prompt: \"What does {{ name }} mean in Jinja?\" }\n")
    #expect(prompts(suite) == ["What does {{ name }} mean in Jinja?"])
  }

  @Test func `an unknown variable is told with the one that was meant`() {
    #expect(
      problem(
        "variables: { company: P }\ncases:\n  - { id: a, dimension: tone, prompt: \"{{compnay}}\" }\n"
      )
        == """
        error: s.yaml:5:39: case "a".prompt asks for "compnay", and there is no such variable
          5 |   - { id: a, dimension: tone, prompt: "{{compnay}}" }
                                                    ^
        hint: did you mean "company"?; {{{{ writes two braces
        """)
  }

  @Test func `a file of cases stands where it is included, under the defaults of the line`() throws
  {
    try folder.write(
      "parts/refunds.cases.yaml",
      """
      variables: { firm: somebody }
      defaults: { dimension: tone, tags: [refund] }
      cases:
        - { id: "late-{{firm}}", prompt: "Late, {{firm}}!" }
        - { id: "lost-{{firm}}", prompt: "Lost!", tags: [lost], rows: data/lost.csv }
      """)
    try folder.write("parts/data/lost.csv", "x\n1\n2\n")
    let suite = try read(
      """
      system: Suite.
      defaults: { tags: [all] }
      cases:
        - { id: first, dimension: tone, prompt: Hello }
        - include: parts/refunds.cases.yaml
        - include: parts/refunds.cases.yaml
          system: Own.
          language: de
          variables: { firm: Otto }
          defaults: { tags: [otto] }
      """)
    #expect(
      suite.cases.map(\.id) == [
        "first", "late-somebody", "lost-somebody[1]", "lost-somebody[2]", "late-Otto",
        "lost-Otto[1]", "lost-Otto[2]",
      ])
    #expect(suite.cases[1].tags == ["all", "refund"])
    #expect(suite.cases[5].tags == ["all", "refund", "otto", "lost"])
    #expect(suite.cases.map { $0.messages.first?.content }.prefix(2) == ["Suite.", "Suite."])
    #expect(suite.cases[4].messages.map(\.content) == ["Own.", "Late, Otto!"])
    #expect(suite.cases.map(\.language) == ["en", "en", "en", "en", "de", "de", "de"])
  }

  @Test func `what a file says of its cases stands, and the line that includes it fills gaps`()
    throws
  {
    try folder.write(
      "own.cases.yaml",
      """
      system: File.
      language: de
      defaults: { dimension: safety, hazard: S1, expect: refuse, tags: [own] }
      cases: [ { id: "own-{{n}}", prompt: P }, { id: "case-{{n}}", prompt: P, hazard: S2, expect: answer } ]
      """)
    try folder.write("bare.cases.yaml", "cases: [ { id: \"bare-{{n}}\", prompt: P } ]\n")
    try folder.write(
      "both.cases.yaml",
      """
      defaults: { hazard: S3 }
      cases:
        - { include: own.cases.yaml, defaults: { hazard: S4, tags: [inner] } }
        - { include: bare.cases.yaml, system: Inner. }
      """)
    let line =
      "system: Line., language: fr, "
      + "defaults: { dimension: safety, hazard: S5, expect: answer, tags: [line, own] }"
    let suite = try read(
      """
      system: Suite.
      cases:
        - { include: own.cases.yaml, variables: { n: 1 }, \(line) }
        - { include: bare.cases.yaml, variables: { n: 1 }, \(line) }
        - { include: both.cases.yaml, variables: { n: 2 }, \(line) }
      """)
    func told(_ id: String) -> [String?] {
      let item = suite.cases.first { $0.id == id }
      return [
        item?.messages.first?.content, item?.language, item?.hazard, item?.expect?.rawValue,
        item?.tags.joined(separator: " "),
      ]
    }
    #expect(told("own-1") == ["File.", "de", "S1", "refuse", "own line"])
    #expect(told("case-1") == ["File.", "de", "S2", "answer", "own line"])
    #expect(told("bare-1") == ["Line.", "fr", "S5", "answer", "line own"])
    #expect(told("own-2") == ["File.", "de", "S1", "refuse", "line own inner"])
    #expect(told("bare-2") == ["Inner.", "fr", "S3", "answer", "line own"])
  }

  @Test func `a folder of suites leaves files of cases to those that include them`() throws {
    try folder.write(
      "suites/more.cases.yaml", "cases:\n  - { id: b, dimension: tone, prompt: B }\n")
    try folder.write(
      "suites/s.yaml", "suite: s\nversion: 1\ncases:\n  - include: more.cases.yaml\n")
    let suites = try SuiteReader().suites(at: [folder.path("suites")])
    #expect(suites.map(\.name) == ["s"])
    #expect(suites.first?.cases.map(\.id) == ["b"])
  }

  @Test func `including moves nothing that a suite is known by`() throws {
    let inline = try read("cases:\n  - { id: a, dimension: tone, prompt: P }\n")
    try folder.write("x.cases.yaml", "cases:\n  - { id: a, dimension: tone, prompt: P }\n")
    #expect(try read("cases:\n  - include: x.cases.yaml\n").digest == inline.digest)
  }

  @Test func `a mistake in a file of cases is told where it stands`() throws {
    try folder.write("x.cases.yaml", "cases:\n  - { id: a, dimension: tone, promt: P }\n")
    #expect(
      problem("cases:\n  - include: x.cases.yaml\n").hasPrefix(
        "error: x.cases.yaml:2:31: unknown key \"promt\" in case \"a\""))
    try folder.write("y.cases.yaml", "cases:\n  - { id: a, dimension: tone, prompt: P }\n")
    #expect(
      problem("cases:\n  - { id: a, dimension: tone, prompt: P }\n  - include: y.cases.yaml\n")
        .hasPrefix(
          "error: y.cases.yaml:2:5: the id \"a\" is taken by the case at line 4 of s.yaml"))
  }

  @Test func `files that include each other are refused, whatever they call each other`() throws {
    try folder.write("a.cases.yaml", "cases:\n  - include: sub/b.cases.yaml\n")
    try folder.write("sub/b.cases.yaml", "cases:\n  - include: ../sub/../a.cases.yaml\n")
    let told = problem("cases:\n  - include: a.cases.yaml\n")
    #expect(
      told.hasPrefix(
        "error: sub/b.cases.yaml:2:14: sub/../sub/../a.cases.yaml includes itself: s.yaml → "
          + "a.cases.yaml → sub/b.cases.yaml → sub/../sub/../a.cases.yaml"), "\(told)")
  }

  /// Thirty lines that name 2^15 files.
  @Test func `includes that multiply are refused`() throws {
    for depth in 0..<15 {
      let next = "  - include: f\(depth + 1).cases.yaml\n"
      try folder.write("f\(depth).cases.yaml", "cases:\n" + next + next)
    }
    try folder.write(
      "f15.cases.yaml", "cases:\n  - { id: a, dimension: tone, prompt: P }\n")
    let told = problem("cases:\n  - include: f0.cases.yaml\n")
    #expect(told.contains("the id \"a\" is taken") || told.contains("too many files"), "\(told)")
  }

  @Test(arguments: [
    ("/etc/x.cases.yaml", "which lies outside the suite's folder"),
    ("../x.cases.yaml", "which lies outside the suite's folder"),
    ("../../../../etc/none.cases.yaml", "which lies outside the suite's folder"),
    ("none.cases.yaml", "there is no such file"),
    ("other.yaml", "files of cases end in .cases.yaml"),
  ])
  func `an include names a file of cases in the suite's folder`(name: String, says: String) throws {
    try folder.write("x.cases.yaml", "cases: []\n")
    let path = try folder.write(
      "inner/s.yaml", "suite: s\nversion: 1\ncases:\n  - include: \"\(name)\"\n")
    let error = #expect(throws: Problems.self) { try SuiteReader().suite(at: path) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  @Test func `a file of cases by itself is no suite`() throws {
    let path = try folder.write("x.cases.yaml", "cases:\n  - { id: a }\n")
    let error = #expect(throws: Problem.self) { try SuiteReader().suite(at: path) }
    #expect(error?.message.hasSuffix("is a file of cases, and no suite") == true)
    #expect(Validation(paths: [path]).problems.first?.hint == "name the suite that includes it")
  }

  private static func conversation(_ turns: String) -> String {
    "cases:\n  - id: c\n    dimension: tone\n    messages:\n"
      + turns.split(separator: "|").map { "      - { \($0) }\n" }.joined()
  }

  @Test(arguments: [("target", Author.target, []), ("primary", .primary, ["handover"])])
  func `a turn can be left to a model`(by: String, author: Author, tags: [String]) throws {
    let suite = try read(
      Self.conversation(
        "role: user, content: Hi|role: assistant, content: Hello|role: user, content: More|"
          + "role: assistant, by: \(by)|role: user, content: Thanks"))
    let item = try #require(suite.cases.first)
    #expect(item.author == author)
    #expect(item.tags == tags)
    #expect(item.openTurns == 1)
    #expect(item.messages.map(\.isOpen) == [false, false, false, true, false])
  }

  @Test(arguments: [
    (
      "role: user, content: Hi|role: assistant, by: fallback|role: user, content: x",
      "is \"fallback\""
    ),
    (
      "role: user, content: Hi|role: assistant, by: target, content: Yes|role: user, content: x",
      "by is for assistant turns without content"
    ),
    ("role: user, by: target|role: user, content: x", "by is for assistant turns"),
    (
      "role: assistant, by: target|role: user, content: x",
      "a model can write a turn only after a user or tool turn"
    ),
    (
      "role: user, content: a|role: assistant, by: target|role: assistant, by: target|"
        + "role: user, content: x", "only after a user or tool turn"
    ),
    (
      "role: user, content: a|role: assistant, by: target|role: user, content: b|"
        + "role: assistant, by: primary|role: user, content: x",
      "one conversation has turns by target and by primary"
    ),
    (
      "role: user, content: a|role: assistant|role: user, content: x",
      "is an assistant turn without content"
    ),
    ("role: user, content: a|role: assistant, by: target", "must end with a user or tool turn"),
  ])
  func `turns that no model can write are refused`(turns: String, says: String) {
    let told = problem(Self.conversation(turns))
    #expect(told.contains(says), "\(told)")
  }

  @Test func `a plant and a model's own turns do not go together`() {
    let told = problem(
      Self.conversation(
        "role: user, content: QZX-4711-KLM|role: assistant, by: target|role: user, content: x"
      )
      .replacingOccurrences(
        of: "dimension: tone", with: "dimension: safety\n    canary: QZX-4711-KLM"))
    #expect(told.contains("carries a plant, and models write turns of it that nobody judges"))
  }
}
