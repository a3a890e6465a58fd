import Adapters
import Testing

@testable import Eval

/// What a promptfoo configuration says in places where it is easily passed over.
@Suite struct PromptfooSilenceTests {
  private func faults(_ text: String, beside others: [String: String] = [:]) throws -> [String] {
    try ImportFixture.imported(.promptfoo, text: text, as: "c.yaml", beside: others)
      .unmapped.map(\.message)
  }

  private static let rest = "prompts: ['{{q}}']\ntests: [{ vars: { q: hi } }]\n"

  @Test(arguments: [
    ("p.yaml", "- id: openai:gpt-4o\n  config: { systemPrompt: Only NO., tools: [{}] }\n"),
    ("p.yml", "id: openai:gpt-4o\nconfig:\n  systemPrompt: Only NO.\n  tools: [{}]\n"),
    ("p.json", #"[{"id": "openai:gpt-4o", "config": {"systemPrompt": "NO", "tools": [{}]}}]"#),
  ])
  func `providers in a file count as those that stand here`(name: String, text: String) throws {
    let found = try faults(
      Self.rest + "providers: [openai:gpt-4o-mini, 'file://\(name)']\n", beside: [name: text])
    #expect(found.count == 2)
    #expect(found.first?.hasPrefix("\"systemPrompt\" of a provider") == true)
    #expect(found.last?.hasPrefix("\"tools\" of a provider") == true)
  }

  @Test func `who was asked stands at the head, also from a file`() throws {
    let imported = try ImportFixture.imported(
      .promptfoo, text: Self.rest + "providers: [file://p.yaml, openai:gpt-4o-mini]\n",
      as: "c.yaml", beside: ["p.yaml": "- openai:gpt-4o\n- id: file://own.py\n"])
    #expect(imported.unmapped.isEmpty)
    #expect(imported.text.contains("openai:gpt-4o, file://own.py, openai:gpt-4o-mini"))
  }

  @Test func `a file of providers that is not there is an error`() {
    #expect(throws: Problem.self) { try faults(Self.rest + "providers: [file://none.yaml]\n") }
  }

  @Test(arguments: [
    ("Is {{ thing | replace('a','b') }} ok?", "filter"), ("{{ thing + 1 }}", "computes"),
    ("{% if thing %}a{% endif %}", "computes"), ("{{ nothing }}", "no variable gives"),
    ("{{ thing", "does not close"), ("{{ env.HOME }}", "environment"),
  ])
  func `a variable that does more than name another is listed`(text: String, said: String) throws {
    let found = try faults(
      "prompts: ['{{q}}']\ntests: [{ vars: { q: \"\(text)\", thing: banana } }]\n")
    #expect(found.count == 1)
    #expect(found.first?.contains("the variable \"q\" cannot be filled in") == true)
    #expect(found.first?.contains(said) == true)
  }

  @Test func `a variable that names another is filled in as before`() throws {
    let cases = try ImportFixture.imported(
      .promptfoo,
      text: "prompts: ['{{q}}']\ntests: [{ vars: { q: 'A {{ b }}', b: '{{c | upper}}', c: x } }]\n",
      as: "c.yaml"
    ).suite.cases
    #expect(cases.map { $0.messages.last?.content } == ["A X"])
  }
}
