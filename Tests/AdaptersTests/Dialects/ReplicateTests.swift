import Testing

@testable import Adapters

struct ReplicateRequestTests {
  private static let version = "5c7d5dc6dd8bf75c1acaa8565735e7986bc5b66206b55cca93cb72c9bf15ccaa"

  private static func capture(_ name: String, _ prompt: Prompt) -> Conformance {
    Conformance(
      file: "replicate/sdk/\(name)", adapter: "replicate", prompt: prompt,
      key: ("authorization", "Bearer sk-dummy"))
  }

  private static let terse = Prompt.make(
    system: Conformance.terse, sampling: Sampling(maxTokens: 16))

  @Test func `Sends what the official client sends`() async throws {
    try await Self.capture("replicate-01-official-model", .make(sampling: Sampling(maxTokens: 16)))
      .check(model: "org/model")
    try await Self.capture("client-version-wait", Self.terse).check(model: Self.version)
    try await Self.capture("client-version-wait", Self.terse).check(model: "o/m:\(Self.version)")
    try await Self.capture("client-deployment", Self.terse).check(model: "deployments/org/app")
  }

  @Test func `Asks after a prediction and stops it where the official client does`() throws {
    let body = #"{"id":"p1","status":"processing","urls":{"get":"https://evil.test/p1"}}"#
    let response = HTTPResponse(status: 201, body: Array(body.utf8))
    let endpoint = Endpoint.make(baseURL: "https://example.test/v1")
    let step = try #require(Replicate.followUp(response, endpoint, 1))
    for (request, name) in [(step.request, "client-poll"), (step.abandon, "client-cancel")] {
      let captured = try Fixture.json("replicate/sdk/\(name).json")
      #expect(request?.method == captured["method"]?.string)
      #expect(request?.url == "https://example.test" + (captured["path"]?.string ?? ""))
      #expect(request?.body.isEmpty == true && request?.headers["content-type"] == nil)
    }
  }

  @Test func `Asks ever less often, and no more once it has ended`() {
    func wait(_ status: String, _ exchanges: Int, code: Int = 200) -> Double? {
      let body = Array(#"{"id":"p","status":"\#(status)"}"#.utf8)
      return Replicate.followUp(HTTPResponse(status: code, body: body), .make(), exchanges)?.wait
    }
    #expect([1, 2, 3, 4, 5, 99].map { wait("starting", $0) } == [0.5, 1, 2, 4, 4, 4])
    for status in ["succeeded", "failed", "canceled", "aborted", "", "new"] {
      #expect(wait(status, 1) == nil)
    }
    #expect(wait("starting", 1, code: 500) == nil)
  }

  @Test func `An id that is a path stays one segment`() throws {
    let body = Array(#"{"id":"../x?y","status":"starting"}"#.utf8)
    let step = try #require(Replicate.followUp(HTTPResponse(status: 200, body: body), .make(), 1))
    #expect(step.request.url.hasSuffix("/v1/predictions/..%2Fx%3Fy"))
  }

  @Test(arguments: [(60.0, "wait=30", "60s"), (1.5, "wait=1", "5s"), (600, "wait=60", "600s")])
  func `The server waits for half of the time limit and ends at its end`(
    _ timeout: Double, _ wait: String, _ end: String
  ) throws {
    let endpoint = Endpoint.make(model: "o/m", limits: Limits(timeout: timeout))
    let request = try Replicate.dialect(.prompt).request(.make(), endpoint)
    #expect(request.headers["Prefer"] == wait && request.headers["Cancel-After"] == end)
  }

  @Test func `Sampling as most models call it, and as one endpoint does`() throws {
    let sampling = Sampling(
      temperature: 0.5, topP: 0.9, maxTokens: 16, seed: 7, stop: ["END", "###"])
    var endpoint = Endpoint.make(model: "o/m")
    endpoint.extraBody = #"{"input":{"max_tokens":null,"max_new_tokens":16}}"#
    let request = try Replicate.dialect(.prompt).request(.make(sampling: sampling), endpoint)
    #expect(
      Conformance.comparable(try JSONReader.read(request.body))
        == Conformance.comparable([
          "input": [
            "prompt": "Say ok.", "temperature": 0.5, "top_p": 0.9, "seed": 7,
            "stop_sequences": "END,###", "max_new_tokens": 16,
          ]
        ]))
  }

  /// The names are those of the input schema of `openai/gpt-4o` on replicate.com.
  @Test func `A conversation goes to the models that take one`() throws {
    var prompt = Conformance.conversation
    prompt.sampling = Sampling(temperature: 0, maxTokens: 16)
    let request = try Replicate.dialect(.messages).request(prompt, .make(model: "openai/gpt-4o"))
    let input = try #require(try JSONReader.read(request.body)["input"])
    #expect(input["messages"]?.array?.count == 4 && input["prompt"] == nil)
    #expect(
      input["messages"]?.array?.first
        == ["role": "system", "content": .string(Conformance.terse)])
    #expect(input["max_completion_tokens"] == 16)
  }

  @Test func `What cannot be said is refused before anything is sent`() {
    let stop = Prompt.make(sampling: Sampling(stop: ["a,b"]))
    let answered = Prompt.make(tools: [Conformance.weather])
    var results = Prompt.make()
    results.messages.append(Message(role: .tool, content: "x", toolCallID: "a"))
    let refused: [(Replicate.Input, Prompt)] = [
      (.prompt, Conformance.conversation), (.prompt, stop), (.prompt, answered),
      (.messages, answered), (.messages, results),
    ]
    for (form, prompt) in refused {
      let error = #expect(throws: ModelError.self) {
        try Replicate.dialect(form).request(prompt, .make(model: "o/m"))
      }
      #expect(error?.kind == .rejected && error?.attempts == 0 && error?.isWorthRetrying == false)
    }
  }
}

struct ReplicateReplyTests {
  private let dialect = Replicate.dialect(.prompt)

  private func prediction(_ status: String, _ more: String = "") -> String {
    #"{"id":"p1","model":"o/m","version":"v1","status":"\#(status)","error":null,"logs":""\#(more)}"#
  }

  @Test(arguments: [#"["o","","k"]"#, #""ok""#])
  func `An answer in fragments or in one piece`(_ output: String) throws {
    let more = """
      ,"output":\(output),"input":{"prompt":"x","max_tokens":16},\
      "metrics":{"predict_time":0.4,"input_token_count":9,"output_token_count":2}
      """
    let reply = try dialect.decode(prediction("succeeded", more)).get()
    #expect(
      reply
        == Reply(
          text: "ok", stop: .finished, usage: Usage(input: 9, output: 2), served: "o/m",
          fingerprint: "v1", requestID: "p1"))
  }

  @Test func `That the limit was reached shows in the count alone`() throws {
    let more = #","output":"ok","input":{"max_tokens":2},"metrics":{"output_token_count":2}"#
    #expect(try dialect.decode(prediction("succeeded", more)).get().stop == .length)
    let renamed = #","output":"ok","input":{"max_new_tokens":2},"metrics":{"output_token_count":2}"#
    #expect(try dialect.decode(prediction("succeeded", renamed)).get().stop == .length)
    let silent = #","output":"ok","input":{"max_tokens":2}"#
    #expect(try dialect.decode(prediction("succeeded", silent)).get().stop == .finished)
  }

  @Test(arguments: ["null", "{}", "[1]", "7", #"[["a"]]"#])
  func `Output that is no text is unreadable`(_ output: String) throws {
    let error = try #require(
      dialect.decode(prediction("succeeded", #","output":\#(output)"#)).error)
    #expect(error.kind == .unreadable && !error.isWorthRetrying)
  }

  @Test func `An empty list of fragments is an empty answer`() throws {
    let reply = try dialect.decode(prediction("succeeded", #","output":[]"#)).get()
    #expect(reply.text.isEmpty)
  }

  @Test(arguments: [
    ("failed", ModelError.Kind.server), ("canceled", .timeout), ("aborted", .timeout),
    ("starting", .unreadable), ("what", .unreadable),
  ])
  func `A prediction without an answer is an error`(
    _ status: String, _ kind: ModelError.Kind
  ) throws {
    let body = prediction(status).replacing(#""error":null"#, with: #""error":"CUDA\nbroke""#)
    let error = try #require(dialect.decode(body).error)
    #expect(error.kind == kind)
    if kind == .server { #expect(error.message == "CUDA broke" && error.requestID == "p1") }
  }

  @Test func `What Replicate's filter stops is a filtered reply`() throws {
    let words = "The input or output was flagged as sensitive. Please try again. (E005)"
    let body = prediction("failed").replacing(#""error":null"#, with: #""error":"\#(words)""#)
    let reply = try dialect.decode(body).get()
    #expect(reply.stop == .filtered && reply.text.isEmpty && reply.requestID == "p1")
    #expect(reply.filters.map(\.blocked) == [true])
  }

  @Test(arguments: [
    (402, ModelError.Kind.quotaExhausted, false), (422, .rejected, false),
    (429, .rateLimited, true),
  ])
  func `A problem keeps its words`(_ status: Int, _ kind: ModelError.Kind, _ again: Bool) throws {
    let body = #"{"title":"T","detail":"No such luck.","status":\#(status),"retry_after":3}"#
    let error = try #require(dialect.decode(body, status: status).error)
    #expect(error.kind == kind && error.message == "No such luck." && error.retryAfter == 3)
    #expect(error.isWorthRetrying == again)
  }
}
