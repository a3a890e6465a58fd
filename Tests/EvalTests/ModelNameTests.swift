import Testing

@testable import Eval

struct ModelNameTests {
  @Test(arguments: [
    ("gpt-4o", "gpt-4o-2024-11-20"), ("gpt-4o", "openai/gpt-4o"), ("GPT-4o", "gpt-4o-latest"),
    ("anthropic.claude-3-5-sonnet-20241022-v2:0", "claude-3-5-sonnet-20241022-v2:0"),
    ("gemini-2.0-flash", "models/gemini-2.0-flash-001"), ("gpt-4", "gpt-4-0613"),
    ("gpt-4", "gpt-4-1106-preview"), ("mistral-large-latest", "mistral-large-2411"),
    ("llama-3.3", "Llama-3.3"),
  ])
  func `one model by two names`(asked: String, served: String) {
    #expect(ModelName(served).isVersion(of: ModelName(asked)))
    #expect(ModelName(asked).isVersion(of: ModelName(served)))
  }

  @Test(arguments: [
    ("gpt-4o", "gpt-4o-mini"), ("gpt-4", "gpt-4o"), ("gpt-4o", "meta-llama/Llama-3.3-70B"),
    ("claude-3", "claude-3-5-sonnet"), ("gpt-4", "gpt-4-turbo"), ("smart", "gpt-4o"),
    ("llama-3.1-8b", "llama-3.1-70b"), ("mistral-large-latest", "mistral-small-latest"),
  ])
  func `two models`(asked: String, served: String) {
    #expect(!ModelName(served).isVersion(of: ModelName(asked)))
    #expect(!ModelName(asked).isVersion(of: ModelName(served)))
  }

  @Test func `versions of one model are not a mixture`() {
    #expect(ModelName.distinct([]).isEmpty)
    #expect(
      ModelName.distinct(["gpt-4o", "gpt-4o-2024-08-06", "llama", "openai/gpt-4o"])
        == ["gpt-4o", "llama"])
  }
}
