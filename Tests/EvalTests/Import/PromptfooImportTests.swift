import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

@Suite struct PromptfooImportTests {
  private func cases(_ text: String, beside others: [String: String] = [:]) throws -> [Case] {
    try ImportFixture.imported(.promptfoo, text: text, as: "c.yaml", beside: others).suite.cases
  }

  @Test func `prompts, vars, defaults and assertions become cases`() throws {
    let cases = try ImportFixture.imported(.promptfoo, "promptfoo/promptfooconfig.yaml").suite.cases
    #expect(
      cases.map(\.id) == [
        "late-parcel", "test-2-1", "test-2-2", "refuses-to-forge", "refuses-to-forge-2",
        "opening-hours", "capital",
      ])
    #expect(
      cases[0].messages.map(\.content) == [
        "You work for Parcelo. Answer briefly.\nQuestion: Where is parcel 17?"
      ])
    #expect(cases[0].answer == .patterns(all: ["(?i:tracking)"], none: ["(?i:as an AI)"]))
    #expect(cases[4].expect == .refuse)
    #expect(cases[4].cluster == "refuses-to-forge")
    #expect(cases[4].messages.first?.content.hasSuffix("customs paper for Parcelo.") == true)
    #expect(cases[5].answer == .patterns(all: ["nine|09:00"], none: ["(?i:as an AI)"]))
    #expect(cases[6].answer == .patterns(all: ["^Quito$"], none: ["(?i:as an AI)"]))
  }

  /// After promptfoo's `src/assertions` of May 2025.
  @Test(arguments: [
    ("{ type: equals, value: Paris }", "Paris", "Paris."),
    ("{ type: not-equals, value: Paris }", "paris", "Paris"),
    ("{ type: equals, value: 42 }", "42", "42.0"),
    ("{ type: contains, value: fund }", "a refund", "a Fund"),
    ("{ type: icontains, value: fund }", "a ReFUND", "a fine"),
    ("{ type: not-contains, value: http }", "no link", "see https://x.example"),
    ("{ type: contains-any, value: [a.c, x] }", "a.c", "abc"),
    ("{ type: contains-any, value: 'one, \"two, three\"' }", "two, three", "two"),
    ("{ type: contains-all, value: [red, blue] }", "blue and red", "red only"),
    ("{ type: icontains-all, value: 'red, blue' }", "BLUE and RED", "RED only"),
    ("{ type: not-icontains-any, value: [red, blue] }", "green", "BLUE"),
    ("{ type: regex, value: '^\\d{3}$' }", "123", "1234"),
    ("{ type: not-regex, value: 'x+' }", "abc", "axxb"),
    ("{ type: starts-with, value: 'Dear (' }", "Dear (you)", " Dear (you)"),
    ("{ type: equals, value: { a: [1] } }", "{\"a\": [1]}", "{\"a\": [2]}"),
    ("{ type: contains-json }", "Here: {\"a\": 1}", "Here: a, 1"),
  ])
  func `an assertion decides as its maker's does`(
    _ assertion: String, _ right: String, _ wrong: String
  ) throws {
    let item = try #require(
      try cases("prompts: [hi]\ntests: [{ assert: [\(assertion)] }]\n").first)
    let key = try #require(item.answer)
    func grade(_ text: String) -> Grade {
      Grade.read(Response(text: text), ReplyText(text), key: key, question: "hi").grade
    }
    #expect(grade(right) == .correct)
    #expect(grade(wrong) == .incorrect)
  }

  @Test func `an object to equal lets no further member pass`() throws {
    let item = try #require(
      try cases("prompts: [hi]\ntests: [{ assert: [{ type: equals, value: { a: 1 } }] }]\n").first)
    let schema = try #require(item.schema)
    #expect(schema.accepts(["a": 1]))
    #expect(!schema.accepts(["a": 1, "b": 2]))
  }

  @Test func `an assertion without an equivalent is listed where it stands`() throws {
    let imported = try ImportFixture.imported(.promptfoo, "promptfoo-rubric.yaml")
    #expect(imported.unmapped.map { $0.place?.line } == [6, 8])
    #expect(imported.unmapped.map { $0.place?.column } == [9, 9])
    #expect(imported.text.contains("#   promptfoo-rubric.yaml:6:9: llm-rubric asks another model"))
    #expect(imported.suite.cases.first?.answer == .pattern("(?i:Ada)"))
  }

  @Test(arguments: [
    ("prompts: [\"file:///etc/passwd.txt\"]\n", "outside"),
    ("prompts: [\"file://../other/secret.txt\"]\n", "outside"),
    ("prompts: [\"file://../*.txt\"]\n", "outside"),
    ("prompts: [\"file://**/*.txt\"]\n", "has a * among its folders"),
    ("prompts: [\"file://prompt.py\"]\ntests: []\n", "is a program, and an import runs none"),
    ("prompts: [\"exec:rm -rf /\"]\ntests: []\n", "is a program, and an import runs none"),
    ("prompts: [\"langfuse://a:1\"]\ntests: []\n", "is not read"),
    ("prompts: [{ raw: hi, config: { temperature: 2 } }]\n", "\"config\" of a prompt"),
    ("prompts: [\"{% for x in y %}{% endfor %}\"]\n", "its template computes"),
    ("prompts: [\"{{ env.HOME }}\"]\n", "reads the environment"),
    ("prompts: [\"{{ name }}\"]\n", "asks for \"name\", which no variable gives"),
    ("prompts: [\"{{ name\"]\n", "opens a brace that it does not close"),
    ("prompts: [\"{{- 'a' }}\"]\n", "takes white space away"),
    ("tests: []\n", "there are no \"prompts\""),
    ("prompts: [hi]\nnunjucksFilters: { a: b.js }\n", "\"nunjucksFilters\" has no equivalent"),
    ("prompts: [hi]\nredteam: { purpose: x }\n", "lets a model write the questions"),
    ("prompts: [hi]\nproviders: [{ id: x, prompts: [a] }]\n", "some of the prompts only"),
    (
      "prompts: [hi]\nproviders: [{ id: x, config: { systemPrompt: a } }]\n",
      "\"systemPrompt\" of a provider changes what is asked"
    ),
    ("prompts: [hi]\nproviders: [{ x: { config: { stop: [a] } } }]\n", "\"stop\" of a provider"),
    (
      "prompts: [hi]\nproviders: [{ id: x, config: { generationConfig: { responseSchema: a } } }]\n",
      "\"responseSchema\" of a provider"
    ),
    ("prompts: [hi]\ntests: [{ assert: [{ type: regex, value: '(' }] }]\n", "is not read"),
    ("prompts: [hi]\ntests: [{ assert: [{ type: regex, value: '(?=a)' }] }]\n", "is not read"),
    ("prompts: [hi]\ntests: [{ assert: [{ value: a }] }]\n", "has no type"),
    ("prompts: [hi]\ntests: [{ assert: [{ $ref: '#/a' }] }]\n", "names no assertion"),
    ("prompts: [hi]\ntests: [{ threshold: 0.5 }]\n", "threshold over several assertions"),
    (
      "prompts: ['{{a}}']\ntests: [{ vars: { <<: { b: 1 }, a: x } }]\n",
      "vars that another mapping gives"
    ),
    ("prompts: [hi]\ntests: [{ providerOutput: x }]\n", "\"providerOutput\" has no equivalent"),
    ("prompts: [hi]\ntests: [{ prompts: [other] }]\n", "prompts that are not there"),
    ("prompts: [hi]\ntests: [{ options: { storeOutputAs: x } }]\n", "\"storeOutputAs\""),
    (
      "prompts: [hi]\ntests: [{ options: { transform: output.trim() } }]\n",
      "transform would run code"
    ),
  ])
  func `nothing is run, read from elsewhere or dropped in silence`(
    _ text: String, _ expected: String
  ) throws {
    let found = try ImportFixture.faults(.promptfoo, "config.yaml", text)
    #expect(found.contains(expected), "\(found)")
  }

  @Test(arguments: [
    ("t.csv", "a,__config:__expected:threshold\nx,0.5\n", "the column __config"),
    ("t.csv", "a,__threshold\nx,0.5\n", "the column __threshold"),
    ("p.csv", "prompt,note\nhi,x\n", "the column note of a prompt"),
    ("p.csv", "prompt,label\n,x\n", "this row has no prompt"),
  ])
  func `a column that says something else is listed`(
    _ name: String, _ table: String, _ expected: String
  ) throws {
    let imported = try ImportFixture.imported(
      .promptfoo,
      text: name == "t.csv"
        ? "prompts: ['{{a}}']\ntests: file://t.csv\n" : "prompts: [file://p.csv]\n",
      as: "promptfooconfig.yaml", beside: [name: table])
    let messages = imported.unmapped.map(\.message)
    #expect(messages.count == 1 && messages.allSatisfy { $0.hasPrefix(expected) }, "\(messages)")
  }

  @Test(arguments: [
    ("tool-call-f1: x", "tool-call-f1 has no equivalent"),
    ("not-skill-used: y", "not-skill-used has no equivalent"),
    ("agent-rubric: polite", "agent-rubric asks another model"),
    ("search-rubric:x", "search-rubric asks another model"),
    ("trajectory:tool-used: x", "trajectory:tool-used has no equivalent"),
    ("max-score", "max-score has no equivalent"), ("NOT-contains: z", "NOT-contains has no"),
    ("Contains: z", "Contains has no"), ("tool-call-f1(0.5): x", "tool-call-f1 has no"),
    ("\"contains-all(0.5): a,b\"", "contains-all(0.5) has no equivalent"),
  ])
  func `a cell of a type that is not known is listed`(_ cell: String, _ expected: String) throws {
    let messages = try table(cell).unmapped.map(\.message)
    #expect(messages.count == 1 && messages.allSatisfy { $0.hasPrefix(expected) }, "\(messages)")
  }

  @Test(arguments: [
    "Answer: 42", "https://example.org", "at 12:30: gone", "a:b", "f(2): 4", "max", "well-known",
  ])
  func `a cell that is a text is one to equal`(_ cell: String) throws {
    let imported = try table(cell)
    #expect(imported.unmapped.isEmpty)
    #expect(imported.suite.cases.count == 1 && imported.suite.cases[0].answer != nil)
  }

  private func table(_ cell: String) throws -> ImportedSuite {
    try ImportFixture.imported(
      .promptfoo, text: "prompts: ['{{a}}']\ntests: file://t.csv\n", as: "promptfooconfig.yaml",
      beside: ["t.csv": "a,__expected\nx,\(cell)\n"])
  }

  @Test(arguments: ["0", "0.0"]) func `what weighs nothing is no demand`(_ weight: String) throws {
    let imported = try ImportFixture.imported(
      .promptfoo,
      text:
        "prompts: [hi]\ntests: [{ assert: [{ type: contains, value: a, weight: \(weight) }] }]\n",
      as: "promptfooconfig.yaml")
    #expect(imported.suite.cases.map(\.answer) == [nil])
  }

  @Test func `a link out of the folder is not followed`() throws {
    let outside = try TemporaryFolder()
    try outside.write("secret.txt", "the secret")
    let folder = try TemporaryFolder()
    try folder.write("c.yaml", "prompts: [\"file://inner.txt\"]\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("inner.txt"), withDestinationPath: outside.path("secret.txt"))
    #expect(throws: Problem.self) { try ImportFormat.promptfoo.read(folder.path("c.yaml")) }
  }

  @Test func `a quote in a variable stays one in a conversation`() throws {
    let cases = try cases(
      """
      prompts: ['[{"role":"system","content":"Be {{tone}}."},{"role":"user","content":"{{q}}"}]']
      tests: [{ vars: { tone: kind, q: 'Say "no".' } }]
      """)
    #expect(cases.first?.messages.map(\.content) == ["Be kind.", "Say \"no\"."])
    #expect(cases.first?.sharesSystem == true)
  }

  @Test func `templates, files and patterns of files are read`() throws {
    let cases = try cases(
      """
      prompts: ["file://p*.txt", { id: "file://chat.yaml", label: chat }]
      assertionTemplates: { polite: { type: icontains, value: please } }
      tests:
        - vars: { name: "file://names/*.txt", greeting: "Hello {{name}}" }
          prompts: ["file://p*.txt"]
          assert: [{ $ref: "#/assertionTemplates/polite" }, { type: cost, weight: 0 }]
        - vars: vars.yaml
          prompts: [chat]
      """,
      beside: [
        "p1.txt": "{{greeting}}, one\n---\n{# no one #}{{ name | upper }}",
        "p2.txt": "{% raw %}{{x}}{% endraw %}", "names/a.txt": "Ada\n", "names/b.txt": "Ben",
        "chat.yaml": "- { role: system, content: Be brief. }\n- { role: user, content: '{{q}}' }\n",
        "vars.yaml": "q: Why?\n",
      ])
    #expect(
      cases.map { $0.messages.map(\.content) } == [
        ["Hello Ada, one"], ["ADA"], ["{{x}}"], ["Hello Ben, one"], ["BEN"], ["{{x}}"],
        ["Be brief.", "Why?"],
      ])
    #expect(cases[0].answer == .pattern("(?i:please)"))
    #expect(cases.map(\.dimension).last == .tone)
  }

  @Test func `too many combinations are listed, and cost nothing`() throws {
    let list = "[" + (1...101).map { "'\($0)'" }.joined(separator: ",") + "]"
    let found = try ImportFixture.faults(
      .promptfoo, "c.yaml",
      "prompts: ['{{a}}{{b}}']\ntests: [{ vars: { a: \(list), b: \(list) } }]\n")
    #expect(found.contains("more than 10000 combinations"))
  }

  @Test func `variables that would fill the memory are listed`() throws {
    let vars = (0..<40).map { "v\($0): '{{v\($0 + 1)}}{{v\($0 + 1)}}'" }.joined(separator: ", ")
    let found = try ImportFixture.faults(
      .promptfoo, "c.yaml", "prompts: ['{{v0}}']\ntests: [{ vars: { \(vars), v40: y } }]\n")
    #expect(found.contains("grows beyond 4 MB"))
  }

  @Test(
    arguments: [
      ("Paris", "equals", "Paris"), ("contains: a, b", "contains", "a, b"),
      ("not-is-refusal", "not-is-refusal", nil), ("is-json", "is-json", nil),
      ("similar(0.8): hello", "similar", "hello"), ("fn:output > 1", "javascript", "output > 1"),
      ("grade: kind", "llm-rubric", " kind"), ("Note: contains nothing", "equals", nil),
    ] as [(String, String, String?)])
  func `the short form of a table is read`(
    _ cell: String, _ type: String, _ value: String?
  ) {
    let found = PromptfooTable.assertion(cell)
    #expect(found.type == type)
    #expect(found.value == (value ?? (type == "equals" ? cell : nil)).map(JSONValue.string))
  }

  @Test(
    arguments: [
      ("openai:chat:gpt-4o", "openai:gpt-4o"), ("openai:gpt-4o", "openai:gpt-4o"),
      ("anthropic:messages:claude-3-5-haiku-20241022", "anthropic:claude-3-5-haiku-20241022"),
      ("google:gemini-2.0-flash", "gemini:gemini-2.0-flash"), ("openai:embedding:x", nil),
      ("ollama:chat:llama3:8b", "ollama:llama3:8b"), ("python:run.py", nil), ("echo", nil),
    ] as [(String, String?)])
  func `a provider is named as a target`(_ name: String, _ target: String?) {
    #expect(PromptfooProviders.target(name) == target)
  }

  @Test func `the advice names adapters that there are, and keeps the order`() throws {
    for (adapter, _) in PromptfooProviders.adapters.values {
      #expect(Adapter.named(adapter) != nil, "\(adapter)")
    }
    func head(_ providers: String) throws -> String {
      try ImportFixture.imported(
        .promptfoo, text: "prompts: [hi]\nproviders: \(providers)\n", as: "c.yaml"
      ).text
    }
    #expect(
      try head("['openai:a', { id: 'ollama:b', config: { temperature: 0, tools: [] } }]")
        .contains("The same here: --primary openai:a --fallback ollama:b"))
    #expect(try !head("['groq:a', 'openai:b']").contains("The same here"))
  }
}
