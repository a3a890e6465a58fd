import Testing

@testable import Adapters

struct SecretsTests {
  @Test(arguments: [
    ("abc sk-1234567 def", "abc [key] def"), ("sk-1234567sk-1234567", "[key][key]"),
    ("sk-123456", "sk-123456"), ("sssk-1234567", "ss[key]"), ("", ""),
    ("ü sk-1234567 ü", "ü [key] ü"),
  ])
  func `A key is taken out wherever it stands`(_ text: String, _ expected: String) {
    #expect(Secrets(key: APIKey(text: "sk-1234567"), headers: [:]).scrub(text) == expected)
  }

  @Test func `A header's value goes, with and without its scheme`() {
    let secrets = Secrets(
      key: nil, headers: ["Authorization": "Basic dXNlcjpwdw==", "X": "public"])
    #expect(secrets.scrub("Basic dXNlcjpwdw== public") == "[key] public")
    #expect(secrets.scrub("dXNlcjpwdw== public Basic") == "[key] public Basic")
  }

  @Test(arguments: [
    ("Authorization", true), ("x-api-key", true), ("Cookie", true), ("X-Auth-Token", true),
    ("x-portkey-api-key", true), ("x-portkey-virtual-key", true), ("Proxy-Authorization", true),
    ("apikey", true), ("cf-aig-authorization", true),
    ("Content-Type", false), ("X-Trace-Id", false), ("x-portkey-provider", false),
    ("x-portkey-config", false), ("x-author", false),
  ])
  func `Knows which headers work like keys`(_ name: String, _ expected: Bool) {
    #expect(Secrets.isSensitive(name) == expected)
  }

  @Test func `No part of a reply is left out`() {
    let key = "sk-1234567"
    let reply = Reply(
      text: key, stop: .finished, refusal: key, reasoning: key,
      toolCalls: [ToolCall(id: key, name: key, arguments: key)],
      filters: [Filter(stage: .prompt, category: key, severity: key, blocked: false)],
      served: key, fingerprint: key, requestID: key)
    #expect(!"\(Secrets(key: APIKey(text: key), headers: [:]).scrub(reply))".contains(key))
  }
}
