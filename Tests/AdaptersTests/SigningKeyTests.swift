import Foundation
import StubServer
import Testing

@testable import Adapters

/// Keys of several parts, from the environment and from a command, to the signed request.
struct SigningKeyTests {
  private static let pair = [
    "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret/with+signs0",
    "AWS_REGION": "eu-west-1",
  ]

  private func key(
    _ variables: [String: String], command: [String]? = nil, named: String? = nil
  ) async throws -> APIKey? {
    let adapter = try #require(Adapter.named("bedrock"))
    let endpoint = Endpoint(
      adapter: "bedrock", model: "m", apiKeyEnv: named, apiKeyCommand: command)
    return try await APIKey.find(for: endpoint, adapter: adapter) { variables[$0] }
  }

  @Test func `A pair of keys from the environment`() async throws {
    let plain = try #require(try await key(Self.pair))
    #expect(
      plain.parts == [
        "AccessKeyId": "AKIDEXAMPLE", "SecretAccessKey": "secret/with+signs0",
        "Region": "eu-west-1",
      ])
    var temporary = Self.pair
    temporary["AWS_SESSION_TOKEN"] = " token0\n"
    #expect(try await key(temporary)?.parts["SessionToken"] == "token0")
  }

  /// As boto3 prefers it.
  @Test func `A bearer key goes before a pair`() async throws {
    var both = Self.pair
    both["AWS_BEARER_TOKEN_BEDROCK"] = "bearer-0"
    let found = try #require(try await key(both))
    #expect(found.text == "bearer-0" && found.parts.isEmpty)
  }

  @Test func `A pair as the AWS command line exports it`() async throws {
    // The form of `aws configure export-credentials`.
    let output = """
      {"Version": 1, "AccessKeyId": "ASIA0", "SecretAccessKey": "s0", "SessionToken": "t0",
       "Expiration": "2026-11-21T13:00:00+00:00"}
      """
    let found = try #require(
      try await key(["AWS_REGION": "us-east-1"], command: ["printf", "%s", output]))
    #expect(
      found.parts == [
        "AccessKeyId": "ASIA0", "SecretAccessKey": "s0", "SessionToken": "t0",
        "Region": "us-east-1",
      ])
    let word = try await key([:], command: ["printf", "bearer-0"])
    #expect(word?.text == "bearer-0")
  }

  @Test(arguments: [
    ([:], "AWS_BEARER_TOKEN_BEDROCK"), (["AWS_ACCESS_KEY_ID": "A"], "SecretAccessKey"),
    (["AWS_SECRET_ACCESS_KEY": "S"], "AccessKeyId"), (["AWS_SESSION_TOKEN": "T"], "AccessKeyId"),
    (["AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "two words"], "SecretAccessKey"),
  ])
  func `Half a key is an error that says which half`(
    _ variables: [String: String], _ words: String
  ) async {
    let error = await #expect(throws: EndpointError.self) { try await key(variables) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.hint.contains("AWS_SECRET_ACCESS_KEY") == true || words == "SecretAccessKey")
    #expect(error?.message.contains("two words") == false)
  }

  @Test func `A variable that is named must be set, whatever else there is`() async {
    let error = await #expect(throws: EndpointError.self) {
      try await key(Self.pair, named: "MY_KEY")
    }
    #expect(error?.message.contains("MY_KEY") == true)
  }

  @Test(arguments: [#"{"AccessKeyId":"A"}"#, #"{"AccessKeyId":"A","SecretAccessKey":7}"#, "{}"])
  func `A command that prints half a key is an error`(_ output: String) async {
    await #expect(throws: EndpointError.self) {
      try await key([:], command: ["printf", "%s", output])
    }
  }

  @Test func `An address without a region needs one to sign for`() throws {
    let endpoint = Endpoint(adapter: "bedrock", model: "m", baseURL: "https://gateway.test")
    var variables = Self.pair
    try Adapter.check(endpoint) { variables[$0] }
    variables["AWS_REGION"] = nil
    let error = #expect(throws: EndpointError.self) {
      try Adapter.check(endpoint) { variables[$0] }
    }
    #expect(error?.message.contains("region") == true)
    variables = ["AWS_BEARER_TOKEN_BEDROCK": "bearer-0"]
    try Adapter.check(endpoint) { variables[$0] }
  }

  @Test func `No part of it is in a reply, an error or a description; the region is no secret`()
    async throws
  {
    var variables = Self.pair
    variables["AWS_SESSION_TOKEN"] = "session-token-0"
    try await withServer { request in
      let echo = "AKIDEXAMPLE secret/with+signs0 session-token-0 eu-west-1"
      return request.index == 0
        ? StubResponse(status: 403, text: #"{"message":"\#(echo)"}"#)
        : StubResponse(
          text: #"{"output":{"message":{"content":[{"text":"\#(echo)"}]}},"stopReason":"end_turn"}"#
        )
    } _: { server in
      let endpoint = Endpoint.make(
        adapter: "bedrock", baseURL: server.baseURL, limits: Limits(attempts: 1))
      let model = try await Adapter.model(
        for: endpoint, transport: .curl(), environment: { [variables] in variables[$0] })
      let clean = "[key] [key] [key] eu-west-1"
      #expect(await ask(model).error?.message == clean)
      #expect(try await model.reply(to: .make()).text == clean)
      var dumped = ""
      dump(model, to: &dumped)
      #expect(!dumped.contains("secret/with") && !dumped.contains("session-token-0"))
      let request = try #require(server.log.latest.last)
      let sent = try #require(request.header("authorization"))
      #expect(sent.contains("/eu-west-1/bedrock/aws4_request"))
      #expect(sent.contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token"))
      #expect(!request.headers.contains { $0.value.contains("secret/with") })
    }
  }
}
