import Testing

@testable import Adapters

struct BedrockAnthropicTests {
  private static let key: (name: String, value: String?) = ("authorization", "Bearer sk-dummy")

  private static func capture(_ name: String, stream: Bool = false) -> Conformance {
    Conformance(
      file: "bedrock/sdk/\(name)", adapter: "bedrock-anthropic", baseURL: "https://example.test",
      prompt: .make(system: Conformance.terse, sampling: Sampling(maxTokens: 64)), stream: stream,
      key: key)
  }

  @Test func `Sends what the official SDK sends`() async throws {
    try await Self.capture("boto3-invoke").check(
      model: "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-x-v1:0")
    try await Self.capture("boto3-invoke-stream", stream: true)
      .check(model: "anthropic.claude-x-v1:0")
  }

  @Test func `The version is the endpoint's, where it names one, and stands only in the body`()
    throws
  {
    var endpoint = Endpoint.make(model: "m")
    endpoint.extraBody = #"{"anthropic_version":"bedrock-2099-01-01"}"#
    let request = try BedrockAnthropic.request(for: .make(), to: endpoint)
    let body = try JSONReader.read(request.body)
    #expect(body["anthropic_version"] == "bedrock-2099-01-01" && body["model"] == nil)
    #expect(request.headers["anthropic-version"] == nil && body["max_tokens"] == 4096)
  }

  @Test func `A guardrail's trace is asked for unless the endpoint decides`() throws {
    var endpoint = Endpoint.make()
    func trace() throws -> String? {
      try BedrockAnthropic.request(for: .make(), to: endpoint).headers["X-Amzn-Bedrock-Trace"]
    }
    #expect(try trace() == nil)
    endpoint.headers = ["x-amzn-bedrock-guardrailidentifier": "gr-1"]
    #expect(try trace() == "ENABLED")
    endpoint.headers["X-Amzn-Bedrock-Trace"] = "DISABLED"
    #expect(try trace() == "DISABLED")
  }

  @Test func `A message as Anthropic's own, a refusal among them`() throws {
    let body = """
      {"type":"message","model":"claude-x-1","content":[{"type":"text","text":"No."}],\
      "stop_reason":"refusal","usage":{"input_tokens":9,"output_tokens":2}}
      """
    let reply = try BedrockAnthropic.dialect.decode(body).get()
    #expect(reply.stop == .refused && reply.text == "No." && reply.usage?.input == 9)
  }

  @Test func `A guardrail's block, with the trace of the whole response`() throws {
    let body = """
      {"type":"message","content":[{"type":"text","text":"Sorry."}],"stop_reason":"end_turn",\
      "amazon-bedrock-guardrailAction":"INTERVENED","amazon-bedrock-trace":{"guardrail":{"outputs":\
      [{"gr-1":{"contentPolicy":{"filters":[{"type":"HATE","confidence":"HIGH",\
      "action":"BLOCKED"}]}}}]}}}
      """
    let reply = try BedrockAnthropic.dialect.decode(body).get()
    #expect(reply.stop == .filtered && reply.text.isEmpty && reply.refusal == "Sorry.")
    #expect(
      reply.filters == [
        Filter(stage: .completion, category: "HATE", severity: "HIGH", blocked: true)
      ])
    let passed = body.replacing("INTERVENED", with: "NONE").replacing("BLOCKED", with: "NONE")
    let untouched = try BedrockAnthropic.dialect.decode(passed).get()
    #expect(untouched.text == "Sorry." && untouched.stop == .finished && untouched.filters.isEmpty)
  }

  @Test func `A chunk that is no base64 is damage`() throws {
    var decoder = try #require(
      BedrockAnthropic.dialect.decoder(
        HTTPResponse(status: 200, headers: [.init("Content-Type", "application/octet-stream")])))
    let fixture = try Fixture.json("bedrock/streams/plain.json")
    let bytes = HTTPResponse(fixture: try #require(fixture["response"])).body
    _ = decoder.feed(bytes)
    // Converse's events are none of Claude's: nothing is complete.
    #expect(decoder.finish().error?.kind == .unreadable)
  }
}
