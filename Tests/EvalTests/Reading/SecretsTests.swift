import Testing

@testable import Eval

@Suite struct SecretsTests {
  private func refusal(_ yaml: String) throws -> Problem? {
    do {
      try Secrets.refuse(in: YAMLValue(composing: SourceFile(path: "x.yaml", text: yaml)))
      return nil
    } catch let problem as Problem {
      return problem
    }
  }

  @Test(arguments: [
    "a: sk-proj-abcdefghijklmnop", "a: [1, hf_abcdefghijklmnopqrst]", "a: AKIAIOSFODNN7EXAMPLE",
    "a: ghp_abcdefghijklmnopqrst", "a: Bearer abcdefghijklmnop", "a: AIzaSyabcdefghijklmn",
    "api_key: x", "API-Key: x", "x-api-key: x", "a: { b: { authorization: x } }", "password: x",
  ])
  func `what looks like a key is refused without its line`(yaml: String) throws {
    let problem = try #require(try refusal(yaml))
    #expect(problem.excerpt == nil)
    #expect(!problem.description.contains("abcdefgh"))
    #expect(problem.hint?.contains("api_key_env") == true)
  }

  @Test(arguments: [
    "api_key_env: OPENAI_API_KEY", "a: sk-learn", "model: sk-8b", "a: short", "api_key:",
    "max_tokens: 512", "a: Bearer tokens are explained here in many words",
    "tokens_per_minute: 200000", "a: the key to all of it",
  ])
  func `what only sounds like one is not`(yaml: String) throws {
    #expect(try refusal(yaml) == nil)
  }
}
