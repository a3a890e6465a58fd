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
}
