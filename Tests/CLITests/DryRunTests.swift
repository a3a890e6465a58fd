import Foundation
import StubServer
import Testing

@Suite struct DryRunTests {
  @Test func `a dry run asks nobody, stores nothing and names every host`() async throws {
    let folder = try TemporaryFolder()
    let locum = Locum(in: folder)
    let servers = try (0..<3).map { _ in try StubServer.answering() }
    defer { servers.forEach { $0.stop() } }
    try folder.write("suite.yaml", Suites.tone(30))
    let outcome = try await locum(
      "run", "--dry-run", "--suite", "suite.yaml", "--primary", servers[0].target("p"),
      "--fallback", servers[1].target("f"), "--fallback", servers[2].target("g"))
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(servers.map(\.log.requests) == [0, 0, 0])
    #expect(servers.map(\.log.connections) == [0, 0, 0])
    let lines = outcome.stdout.split(separator: "\n")
    let hosts = try #require(lines.first { $0.hasPrefix("hosts ") })
    for server in servers { #expect(hosts.contains("127.0.0.1:\(server.port)")) }
    #expect(outcome.stdout.contains("30 cases × 5 samples"))
    #expect(lines.count { $0.contains("150 replies") } == 3)
    #expect(outcome.stdout.contains("tokens in"))
    #expect(!FileManager.default.fileExists(atPath: folder.path(".locum")))
  }

  @Test func `recordings are no hosts`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("suite.yaml", Suites.tone(1))
    let line = #"{"case":"c0","sample":0,"reply":{"text":"Hello","stop":"finished"}}"# + "\n"
    try folder.write("a.jsonl", line)
    let outcome = try await Locum(in: folder)(
      "run", "--dry-run", "--suite", "suite.yaml", "--primary", "recording:a.jsonl", "--fallback",
      "recording:a.jsonl")
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(outcome.stdout.contains("none: nobody is asked"))
    #expect(
      outcome.stdout.contains("1 cases × 1 samples") || outcome.stdout.contains("1 case × 1 sample")
    )
  }

  @Test func `what bends the comparison is said before anyone is asked`() async throws {
    let folder = try TemporaryFolder()
    let server = try StubServer.answering()
    defer { server.stop() }
    var locum = Locum(in: folder)
    locum.environment = ["ANTHROPIC_API_KEY": "sk-test-0000", "GATEWAY_SECRET": "pk-hidden-4242"]
    try folder.write(
      "suite.yaml",
      Suites.tone(2) + """
          - id: with-tool
            dimension: tone
            prompt: Look it up.
            tools: [{ name: look_up }]

        """)
    func write(_ maxCost: String) throws {
      try folder.write(
        "locum.yaml",
        """
        version: 1
        targets:
          primary: { adapter: anthropic, model: claude-opus-5, base_url: "\(server.baseURL)" }
          fallback:
            adapter: openai-compatible
            model: m
            base_url: "\(server.baseURL)"
            capabilities: { tools: false }
            headers: { x-secret-thing: { env: GATEWAY_SECRET } }
        suites: [suite.yaml]
        \(maxCost)

        """)
    }
    try write("limits: { concurrency: 2, attempts: 1 }")
    let dry = try await locum("run", "--dry-run")
    #expect(dry.code == 0, "\(dry.stderr)")
    for line in [
      "2 of 3 cases × 5 samples", "1 case skipped on every side: needs tools, lacking at fallback",
      "primary: temperature is not sent", "primary: seed is not sent", "cost unknown",
    ] {
      #expect(dry.stdout.contains(line), "\(line)")
    }
    let run = try await locum("run", "--format", "json")
    let said = try #require(run.stderr.range(of: "note      primary: seed is not sent"))
    let done = try #require(run.stderr.range(of: "10 / 10"))
    #expect(said.lowerBound < done.lowerBound)
    #expect(run.stdout.contains("needs tools"))
    #expect(server.log.latest.contains { $0.header("x-secret-thing") == "pk-hidden-4242" })
    #expect(!(run.stdout + run.stderr).contains("pk-hidden"))
    let asked = server.log.requests
    try write("limits: { max_cost: 1 }")
    let refused = try await locum("run")
    #expect(refused.code == 64 && refused.stderr.contains("unknown"))
    #expect(server.log.requests == asked)
  }
}
