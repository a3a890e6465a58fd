import Testing

@testable import Adapters

struct CompletionCaptureTests {
  private static let folder = "completions/captures"

  @Test(arguments: Fixture.names(in: folder))
  func `A real server's answer is understood`(_ name: String) throws {
    let kind = try Fixture.json("\(Self.folder)/\(name).json")["dialect"]?.string
    let dialect =
      switch kind {
      case "generate": OllamaGenerate.dialect
      case "infill": Infill.dialect
      default: Completions.dialect()
      }
    try Capture("\(Self.folder)/\(name)").check(dialect, lengths: ["length"])
  }

  @Test func `There are captures of each kind`() {
    #expect(Fixture.names(in: Self.folder).count == 12)
  }

  @Test func `A model that knows no marks for gaps is not asked again`() throws {
    let capture = try Capture("\(Self.folder)/llamacpp-gemma-3-270m-infill")
    let error = try #require(Infill.dialect.decode(capture.response).error)
    #expect(error.status == 501 && !error.isWorthRetrying)
    #expect(error.message.contains("Infill is not supported by this model"))
  }
}

struct CompletionReplyTests {
  /// As Mistral's API reference gives a fill-in-the-middle response.
  @Test func `Mistral says its text in a message`() throws {
    let dialect = try #require(Adapter.named("mistral-fim")?.dialect)
    let reply = try dialect.decode(
      #"{"id":"1","model":"codestral-latest","choices":[{"index":0,"message":{"role":"assistant","#
        + #""content":"a + b"},"finish_reason":"stop"}],"usage":{"prompt_tokens":8,"#
        + #""completion_tokens":3}}"#
    ).get()
    #expect(reply.text == "a + b" && reply.usage == Usage(input: 8, output: 3))
  }

  /// As the server's documentation describes `/completion`, whose answer `/infill` shares.
  @Test(arguments: [
    (#""stop_type":"eos""#, Reply.Stop.finished), (#""stop_type":"word""#, .finished),
    (#""stop_type":"limit""#, .length), (#""stopped_limit":true"#, .length),
    (#""stop_type":"none""#, .other),
  ])
  func `llama.cpp's reasons for stopping`(_ reason: String, _ expected: Reply.Stop) throws {
    let body =
      #"{"content":"a + b","stop":true,"model":"m","tokens_predicted":3,"tokens_evaluated":8,"#
      + #""timings":{"cache_n":2},\#(reason)}"#
    let reply = try Infill.dialect.decode(body).get()
    #expect(reply.text == "a + b" && reply.stop == expected && reply.served == "m")
    #expect(reply.usage == Usage(input: 8, output: 3, cached: 2))
    let stream =
      "data: {\"content\":\"a +\",\"stop\":false}\n\ndata: {\"content\":\" b\",\"stop\":false}\n\n"
      + "data: \(body.replacing("a + b", with: ""))\n\n"
    #expect(try Infill.dialect.decode(stream: stream).get() == reply)
  }

  @Test func `A streamed gap that is cut, or fails, is an error`() {
    let piece = "data: {\"content\":\"a\",\"stop\":false}\n\n"
    #expect(Infill.dialect.decode(stream: piece).error?.isWorthRetrying == true)
    let failed = Infill.dialect.decode(
      stream: piece + "data: {\"error\":{\"code\":500,\"message\":\"out of slots\"}}\n\n"
    ).error
    #expect(failed?.kind == .server && failed?.message == "out of slots")
  }

  @Test func `Petals fails with status 200`() throws {
    let reply = try Petals.dialect.decode(#"{"ok":true,"outputs":" Paris."}"#).get()
    #expect(reply.text == " Paris." && reply.stop == .other && reply.usage == nil)
    let error = Petals.dialect.decode(
      #"{"ok":false,"traceback":"Traceback (most recent call last):\n  File x\nKeyError: 'm'\n"}"#
    ).error
    #expect(error?.kind == .server && error?.message == "KeyError: 'm'")
  }
}
