import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

@Suite struct SuiteTextTests {
  @Test(arguments: [
    (ImportFormat.promptfoo, "promptfoo/promptfooconfig.yaml"), (.jsonl, "support.jsonl"),
    (.openaiEvals, "evals-samples.jsonl"), (.openaiEvals, "evals-registry.yaml"),
    (.inspect, "inspect-dataset.json"), (.inspect, "inspect-log.json"),
    (.lmEval, "lm-eval-samples.jsonl"),
  ])
  func `what is written reads back as the same suite`(
    _ format: ImportFormat, _ name: String
  ) throws {
    let imported = try ImportFixture.imported(format, name)
    #expect(imported.unmapped.isEmpty)
    let folder = try TemporaryFolder()
    try imported.write(to: folder.path("suite.yaml"), recording: folder.path("r.jsonl"))
    let read = try SuiteReader().suite(at: folder.path("suite.yaml"))
    #expect(read == imported.suite)
    #expect(read.cases == imported.suite.cases)
    #expect(Validation(paths: [folder.path("suite.yaml")]).problems.isEmpty)
  }

  @Test(arguments: [
    "two\nlines", " leading", "trailing ", "tab\tand\nline", "cr\r\nlf", "\u{85}next\u{2028}line\n",
    "# no comment", "- no list", "yes", "null", "~", "{{ braces }}", "\"quoted\"", "\u{1B}[31m",
    "end\n\n", "\n\nstart",
    "\n    set in\n    ", "a\n  ", "  a\n b", "\n", "a\n\n  \n\tb\n ", "a: b\n  c: |\n",
    "emoji 😀 and é", "'", "%d", "206", "\u{0}",
  ])
  func `any text survives being written`(_ text: String) throws {
    let item = Case(
      id: text + "x", dimension: .factuality, messages: [Message(role: .user, content: text + "?")],
      answer: .aliases([text + "a"]))
    let turns = [
      Message(role: .user, content: "b" + text), Message(role: .assistant, content: "c" + text),
      Message(role: .user, content: "d" + text),
    ]
    let cases = [
      item, Case(id: "turns", dimension: .tone, messages: turns),
      Case(id: "prompt", dimension: .tone, messages: [Message(role: .user, content: "e" + text)]),
      Case(id: "last", dimension: .tone, messages: turns),
    ]
    let written = SuiteText(
      suite: Suite(name: "s", version: "1", cases: cases), head: ["a\nb"])
    let read = try SuiteReader().suite(from: SourceFile(path: "s.yaml", text: written.text))
    #expect(read.cases == written.suite.cases)
    #expect(read.cases.first?.messages.first?.content == text + "?")
  }

  @Test(arguments: [
    AnswerKey.number(1e-7, unit: "km", tolerance: 0.01), .number(206, unit: nil, tolerance: 0),
    .date("1969-07-20"), .aliases(["a", "b"]), .text(contains: ["a"], lacks: ["b"]),
    .text(contains: [], lacks: ["b"]), .choice("B", options: ["x", "y"]), .pattern("^\\d+$"),
    .patterns(all: ["a", "b"], none: []), .patterns(all: ["a"], none: ["(?i:b)"]),
    .patterns(all: [], none: ["b", "c"]), .context("a\nb", aliases: []),
    .context("a", aliases: ["b"]), .json(["a": [1, 2.5, nil as JSONValue? ?? .null, true]]),
    .unknowable, .falsePremise(aliases: ["never"]),
    .falsePremise(aliases: ["eight legs"], premise: ["spiders have six legs"]),
  ])
  func `every answer key survives being written`(_ key: AnswerKey) throws {
    let item = Case(
      id: "x", dimension: .factuality, messages: [Message(role: .user, content: "q")], answer: key)
    let written = SuiteText(suite: Suite(name: "s", version: "1", cases: [item]), head: [])
    let read = try SuiteReader().suite(from: SourceFile(path: "s.yaml", text: written.text))
    #expect(read.cases.first?.answer == key)
  }

  @Test func `what all cases share stands once`() throws {
    let system = Message(role: .system, content: "Be brief.")
    let cases = ["a", "b"].map {
      Case(
        id: $0, dimension: .tone, language: "de",
        messages: [system, Message(role: .user, content: $0)])
    }
    let text = SuiteText(suite: Suite(name: "s", version: "1", cases: cases), head: []).text
    #expect(text.components(separatedBy: "Be brief.").count == 2)
    #expect(text.components(separatedBy: "language: de").count == 2)
  }
}
