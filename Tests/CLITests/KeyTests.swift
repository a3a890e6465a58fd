import Foundation
import StubServer
import Testing

/// No key ever reaches a file or a screen, although the server repeats it in every place it can.
@Suite struct KeyTests {
  private static let key = "sk-planted-4f1c9a7e3b2d8056aa11"

  private let folder: TemporaryFolder
  private var locum: Locum

  init() throws {
    folder = try TemporaryFolder()
    locum = Locum(in: folder)
    locum.environment = ["LOCUM_TEST_KEY": Self.key]
  }

  private static func echo(_ request: StubRequest) -> StubResponse {
    let authorization = request.header("authorization") ?? "none"
    let bare = authorization.split(separator: " ").last.map(String.init) ?? "none"
    switch request.index % 4 {
    case 0:
      return .chat("You sent \(authorization), that is \(bare).", model: bare)
    case 1:
      return .failure(
        401, message: "Incorrect API key provided: \(bare) (\(authorization))", code: bare,
        headers: [("x-request-id", bare)])
    case 2: return StubResponse(text: "not JSON but \(authorization)")
    default:
      return StubResponse(
        headers: [("Content-Type", "application/json"), ("x-request-id", bare)],
        text: """
          {"model":"\(bare)","system_fingerprint":"\(bare)","choices":[{"message":{"content":"\(bare)",\
          "refusal":"\(bare)","reasoning_content":"\(authorization)","tool_calls":[{"id":"\(bare)",\
          "type":"function","function":{"name":"\(bare)","arguments":"{\\"k\\":\\"\(bare)\\"}"}}]},\
          "finish_reason":"stop"}]}
          """)
    }
  }

  private func filesWithKey() throws -> [String] {
    let needles = [Self.key, String(Self.key.dropFirst(3).prefix(20))].map { Data($0.utf8) }
    return try FileManager.default.subpathsOfDirectory(atPath: folder.url.path).filter { path in
      guard let data = FileManager.default.contents(atPath: folder.path(path)) else { return false }
      return needles.contains { data.range(of: $0) != nil }
    }
  }

  @Test(arguments: [false, true])
  func `a key that the server echoes stays out of everything`(stream: Bool) async throws {
    let server = try StubServer.responding { request in
      stream && request.index % 2 == 0
        ? .chatStream([request.header("authorization") ?? "", " ", Self.key], model: Self.key)
        : Self.echo(request)
    }
    defer { server.stop() }
    try folder.write("suite.yaml", Suites.tone(12))
    try folder.write(
      "locum.yaml",
      """
      version: 1
      targets:
        primary:
          adapter: openai-compatible
          model: p
          base_url: "\(server.baseURL)"
          api_key_env: LOCUM_TEST_KEY
          stream: \(stream)
        fallback:
          adapter: openai-compatible
          model: f
          base_url: "\(server.baseURL)"
          api_key_cmd: [printenv, LOCUM_TEST_KEY]
          limits: { attempts: 1 }
      sampling: { samples: 2 }
      limits: { attempts: 2 }
      suites: [suite.yaml]

      """)
    let reports = ["--junit", "o.xml", "--html", "o.html", "--json", "o.json", "--csv", "o.csv"]
    var shown: [Locum.Outcome] = []
    shown.append(try await locum(["run", "--markdown", "o.md"] + reports))
    shown.append(try await locum("run", "--format", "json"))
    shown.append(try await locum("record", "--target", "primary", "-o", "o.jsonl"))
    for number in 0..<12 { shown.append(try await locum("show", "last", "c\(number)")) }
    shown.append(try await locum("targets", "--ping"))
    shown.append(try await locum("targets"))
    shown.append(try await locum("runs"))
    shown.append(try await locum("run", "--dry-run"))
    // The server did get it: there was something to leak.
    let sent = server.log.latest.compactMap { $0.header("authorization") }
    #expect(sent.count == server.log.requests)
    #expect(sent.allSatisfy { $0 == "Bearer \(Self.key)" })
    for outcome in shown {
      #expect(!outcome.stdout.contains("planted-4f1c"))
      #expect(!outcome.stderr.contains("planted-4f1c"))
    }
    let found = try filesWithKey()
    #expect(found.isEmpty, "\(found)")
    #expect(FileManager.default.fileExists(atPath: folder.path(".locum/runs.sqlite")))
  }

  @Test func `a key is not sent over plain HTTP to another machine`() async throws {
    try folder.write("suite.yaml", Suites.tone(1))
    try folder.write(
      "locum.yaml",
      """
      version: 1
      targets:
        primary:
          adapter: openai-compatible
          model: p
          base_url: "http://192.0.2.1/v1"
          api_key_env: LOCUM_TEST_KEY
        fallback: { adapter: vllm, model: f }
      suites: [suite.yaml]

      """)
    let outcome = try await locum("run")
    #expect(outcome.code == 64)
    #expect(outcome.stderr.contains("primary"))
    #expect(!outcome.stderr.contains("planted"))
  }
}
