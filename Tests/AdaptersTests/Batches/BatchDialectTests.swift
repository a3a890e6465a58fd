import Testing

@testable import Adapters

struct EmbeddingCaptureTests {
  private static let folder = "embeddings/captures"

  private func dialect(for path: String) -> BatchDialect<[Float]> {
    path == "/api/embed" ? Ollama.embeddings : OpenAI.embeddings
  }

  @Test(arguments: Fixture.names(in: folder))
  func `A real server's vectors are read as Python reads them`(_ name: String) throws {
    let fixture = try Fixture.json("\(Self.folder)/\(name).json")
    let response = HTTPResponse(fixture: fixture["response"] ?? .null)
    let path = try #require(fixture["request"]?["path"]?.string)
    let expected = try #require(fixture["expect"])
    let outcome = dialect(for: path).read(response)
    guard expected != [:] else {
      let error = try #require(outcome.error)
      #expect(error.status == response.status && !error.message.isEmpty)
      return
    }
    let batch = try outcome.get()
    #expect(batch.values.count == expected["count"]?.int)
    #expect(batch.served == expected["model"]?.string)
    #expect(batch.inputTokens == expected["tokens"]?.int)
    for (index, vector) in batch.values.enumerated() {
      let norm = vector.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
      #expect(vector.count == expected["length"]?.int)
      #expect(abs(norm - (expected["norms"]?.array?[index].double ?? 0)) < 1e-5)
      #expect(abs(Double(vector[0]) - (expected["first"]?.array?[index].double ?? 9)) < 1e-7)
      let last = try #require(vector.last)
      #expect(abs(Double(last) - (expected["last"]?.array?[index].double ?? 9)) < 1e-7)
    }
  }

  @Test func `There are captures of numbers, of base64 and of errors`() {
    #expect(Fixture.names(in: Self.folder).count == 5)
  }
}

struct BatchRequestTests {
  private struct Case: Sendable {
    var file: String
    var dialect: @Sendable (Endpoint, [String]) throws -> HTTPRequest
    var base: String
    var extra: String?
    var differences: Set<String> = []
  }

  private static let cases = [
    Case(
      file: "openai-embeddings-01", dialect: { try OpenAI.embeddings.request($1, $0) },
      base: "https://example.test/v1",
      // Without it servers send numbers, which is the API's own default; both are read.
      differences: ["encoding_format"]),
    Case(
      file: "openai-embeddings-02-float-dims", dialect: { try OpenAI.embeddings.request($1, $0) },
      base: "https://example.test/v1/",
      extra: #"{"dimensions":256,"encoding_format":"float"}"#),
    Case(
      file: "openai-moderations-01", dialect: { try OpenAI.moderation.request($1, $0) },
      base: "https://example.test/v1"),
    Case(
      file: "ollama-03-embed", dialect: { try Ollama.embeddings.request($1, $0) },
      base: "https://example.test",
      // The default would cut a long text without a word.
      differences: ["truncate"]),
  ]

  @Test(arguments: cases.indices)
  func `Sends what the official SDK sends`(_ index: Int) throws {
    let item = Self.cases[index]
    let captured = try Fixture.json("embeddings/sdk/\(item.file).json")
    let theirs = try #require(captured["body"]?.members)
    var endpoint = Endpoint.make(
      model: captured["body"]?["model"]?.string ?? "", baseURL: item.base)
    endpoint.extraBody = item.extra
    let texts = try #require(captured["body"]?["input"]?.array).compactMap(\.string)
    let request = try item.dialect(endpoint, texts)
    #expect(request.method == captured["method"]?.string)
    #expect(request.url == "https://example.test" + (captured["path"]?.string ?? ""))
    #expect(request.headers["content-type"] == "application/json")
    let ours = try #require(try JSONReader.read(request.body).members)
    for name in Set(ours.map(\.name)).union(theirs.map(\.name))
      .subtracting(item.differences)
    {
      let (a, b) = (ours.first { $0.name == name }, theirs.first { $0.name == name })
      #expect(
        a.map { Conformance.comparable($0.value) } == b.map { Conformance.comparable($0.value) })
    }
  }

  /// As Hugging Face's documentation of the server gives it.
  @Test func `A Text Embeddings Inference server is asked in its own words`() throws {
    let request = try TextEmbeddings.embeddings.request(
      ["a", "b"], .make(baseURL: "http://x.test"))
    #expect(request.url == "http://x.test/embed")
    #expect(
      try JSONReader.read(request.body)
        == ["inputs": ["a", "b"], "normalize": true, "truncate": false])
  }
}

struct BatchReplyTests {
  private func json(_ text: String, status: Int = 200) -> HTTPResponse {
    HTTPResponse(status: status, body: Array(text.utf8))
  }

  @Test func `Vectors come in the order of the texts, however they were sent`() throws {
    let batch = try OpenAI.embeddings.read(
      json(
        #"{"data":[{"index":1,"embedding":[2]},{"index":0,"embedding":[1]}],"#
          + #""usage":{"total_tokens":7}}"#)
    ).get()
    #expect(batch == Batch(values: [[1], [2]], inputTokens: 7))
    #expect(try TextEmbeddings.embeddings.read(json("[[1,-2.5],[3,4]]")).get().values.count == 2)
  }

  private static let broken = [
    "", "[]", "{}", "null", "{\"data\":", #"{"data":[{"index":0,"embedding":[]}]}"#,
    #"{"data":[{"index":0,"embedding":[NaN]}]}"#, #"{"data":[{"index":0,"embedding":[1e60]}]}"#,
    #"{"data":[{"index":0,"embedding":["1"]}]}"#, #"{"data":[{"index":0,"embedding":"%%"}]}"#,
    #"{"data":[{"index":0,"embedding":"AAAA"}]}"#,
    #"{"data":[{"index":0,"embedding":"AADAfw=="}]}"#,
    #"{"data":[{"index":1,"embedding":[1]}]}"#, #"{"data":[{"index":-1,"embedding":[1]}]}"#,
    #"{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}"#,
  ]

  @Test(arguments: broken)
  func `What holds no usable vectors is unreadable, or no batch of this size`(_ body: String) {
    switch OpenAI.embeddings.read(json(body)) {
    case .success(let batch): #expect(batch.values.isEmpty)
    case .failure(let error): #expect(error.kind == .unreadable)
    }
  }

  @Test func `Errors keep their kind and their words`() {
    let tooLong = TextEmbeddings.embeddings.read(
      json(
        #"{"error":"`inputs` must have less than 512 tokens","error_type":"Validation"}"#,
        status: 413))
    #expect(tooLong.error?.kind == .rejected)
    #expect(tooLong.error?.message == "`inputs` must have less than 512 tokens")
    let missing = Ollama.embeddings.read(json(#"{"error":"model \"x\" not found"}"#, status: 404))
    #expect(missing.error?.kind == .notFound)
    let inside = OpenAI.embeddings.read(json(#"{"error":{"message":"late","code":503}}"#))
    #expect(inside.error?.kind == .server)
  }

  /// The shapes are those of the two providers' API references.
  @Test func `A judgement keeps the provider's names, order, flags and scores`() throws {
    let batch = try OpenAI.moderation.read(
      json(
        #"{"id":"modr-1","model":"omni-moderation-2024-09-26","results":[{"flagged":true,"#
          + #""categories":{"self-harm/intent":true,"hate":false,"illicit":null},"#
          + #""category_scores":{"hate":0.01,"self-harm/intent":0.93,"illicit":null}}]}"#)
    ).get()
    #expect(batch.served == "omni-moderation-2024-09-26")
    #expect(
      batch.values == [
        Moderation(
          isFlagged: true,
          findings: [
            .init(category: "self-harm/intent", isFlagged: true, score: 0.93),
            .init(category: "hate", isFlagged: false, score: 0.01),
          ])
      ])
    let mistral = try OpenAI.moderation.read(
      json(#"{"results":[{"categories":{"pii":true}},{"categories":{"pii":false}}]}"#)
    ).get()
    #expect(mistral.values.map(\.isFlagged) == [true, false])
    for body in [#"{"results":[{}]}"#, "{}", #"{"results":3}"#] {
      #expect(OpenAI.moderation.read(json(body)).error?.kind == .unreadable)
    }
  }
}
