import Foundation
import StubServer
import Testing

/// Judge and embedder: asked after the replies, named beforehand, never asked again.
@Suite struct HelperTests {
  private let folder: TemporaryFolder
  private let locum: Locum

  init() throws {
    folder = try TemporaryFolder()
    locum = Locum(in: folder)
  }

  /// Replies, grades and embeds, by what it is asked.
  private static func answer(_ request: StubRequest) -> StubResponse {
    if request.target.hasSuffix("/embeddings") {
      return StubResponse(
        text: #"{"model":"e","data":[{"index":0,"embedding":[1,0.5,0.25]}]}"#)
    }
    return .chat(request.text.contains("You grade one answer") ? "CORRECT" : "It is blue.")
  }

  @Test func `helpers are asked once and the verdict needs them no more`() async throws {
    let server = try StubServer.responding { Self.answer($0) }
    let cases = (0..<3).map {
      "  - { id: c\($0), dimension: factuality, prompt: \"Which colour \($0)?\", answer: blue }\n"
    }
    try folder.write("suite.yaml", Suites.head("colours") + cases.joined())
    try folder.write(
      "policy.yaml",
      "policy: helped\nversion: 1.0.0\ncontrols: reported\ngates:\n"
        + "  - { gate: meaning.similarity, margin: 0.05, reason: r, owner: o }\n"
        + "  - { gate: judge.incorrect, margin: 0.05, reason: r, owner: o }\n")
    try folder.write(
      "locum.yaml",
      """
      version: 1
      targets:
        primary: { adapter: openai-compatible, model: p, base_url: "\(server.baseURL)" }
        fallback: { adapter: openai-compatible, model: f, base_url: "\(server.baseURL)" }
        grader: { adapter: openai-compatible, model: claude-x, base_url: "\(server.baseURL)" }
        vectors: { adapter: openai-compatible, model: e, base_url: "\(server.baseURL)" }
      judge: grader
      embedder: vectors
      sampling: { samples: 2 }
      suites: suite.yaml
      policy: policy.yaml
      """)
    let dry = try await locum("run", "--dry-run")
    #expect(dry.stdout.contains("judge     grader"))
    #expect(dry.stdout.contains("embedder  vectors"))
    let first = try await locum("run", "--quiet")
    #expect(first.code == 2)
    #expect(first.stdout.contains("the judge grader is not calibrated: 0 labels"))
    let asked = server.log.latest
    // 12 replies; the words are the same everywhere, so each question is judged once, thrice.
    #expect(asked.count { $0.text.contains("You grade one answer") } == 3 * 3)
    #expect(asked.count { $0.target.hasSuffix("/embeddings") } == 1)
    #expect(asked.count == 12 + 9 + 1)
    let again = try await locum("run", "--quiet")
    #expect(server.log.latest.count == asked.count)
    server.stop()
    let gate = try await locum("gate", "last")
    #expect(gate.stdout == again.stdout)
    #expect(gate.code == 2)
  }

  @Test func `a policy whose helpers nobody names says so before anyone is asked`() async throws {
    try folder.write("suite.yaml", Suites.tone(2))
    try folder.write("policy.yaml", Policies.only("meaning.similarity", margin: 0.05))
    let dry = try await locum(
      "run", "--dry-run", "--suite", "suite.yaml", "--policy", "policy.yaml", "--primary",
      "vllm:a@http://127.0.0.1:9/v1", "--fallback", "vllm:b@http://127.0.0.1:9/v1")
    #expect(dry.stdout.contains("no embedder is configured"))
  }
}
