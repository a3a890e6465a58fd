import Foundation
import StubServer
import Testing

/// From another tool's file to a verdict, and from a run to another tool's frame.
@Suite struct ImportCommandTests {
  private let folder: TemporaryFolder
  private let locum: Locum

  init() throws {
    folder = try TemporaryFolder()
    locum = Locum(in: folder)
  }

  private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("examples/import")

  private static func example(_ name: String) -> String {
    examples.appendingPathComponent(name).path
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  @Test(
    arguments: [
      (["import", "promptfoo", example("promptfooconfig.yaml"), "--drop-unmapped"], 5, nil),
      (["import", "openai-evals", example("desk-evals.yaml")], 2, nil),
      (["import", "inspect", example("inspect-log.json"), "--recording", "r.jsonl"], 1, 2),
      (["import", "lm-eval", example("samples_desk.jsonl"), "--recording", "r.jsonl"], 1, 1),
      (["import", "jsonl", example("desk.jsonl")], 4, nil),
      (
        [
          "import", "csv", example("desk.csv"), "--column", "prompt=question", "--column",
          "answer=solution",
        ], 2, nil
      ),
      (["suite", "from-logs", example("gateway.jsonl"), "--recording", "r.jsonl"], 2, 3),
    ] as [([String], Int, Int?)])
  func `each example becomes a suite that validates and runs`(
    _ arguments: [String], _ cases: Int, _ replies: Int?
  ) async throws {
    let made = try await locum(arguments + ["-o", "desk.yaml"])
    #expect(made.code == 0, "\(made.stderr)")
    #expect(made.stdout.contains("wrote desk.yaml: \(cases) \(cases == 1 ? "case" : "cases")"))
    let valid = try await locum("validate", "desk.yaml")
    #expect(valid.code == 0, "\(valid.stderr)")
    let server = try StubServer.answering { "You asked: \($0)." }
    defer { server.stop() }
    var primary = server.target("p")
    if let replies {
      #expect(made.stdout.contains("wrote r.jsonl: \(replies) repl"))
      primary = "recording:r.jsonl"
    }
    let run = try await locum(
      "run", "--suite", "desk.yaml", "--samples", "2", "--primary", primary, "--fallback",
      server.target("f"))
    #expect([2, 3].contains(run.code), "\(run.stdout)\(run.stderr)")
    #expect(run.stdout.contains("INCONCLUSIVE") || run.stdout.contains("INVALID"))
  }

  @Test func `what has no equivalent is listed, and nothing is written`() async throws {
    let path = Self.example("promptfooconfig.yaml")
    let refused = try await locum("import", "promptfoo", path, "-o", "desk.yaml")
    #expect(refused.code == 64)
    #expect(refused.stdout.isEmpty)
    #expect(refused.stderr.contains("\(path):26:9: llm-rubric asks another model to judge"))
    #expect(refused.stderr.contains("--drop-unmapped"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("desk.yaml")))
    let readme = try String(contentsOfFile: Self.example("README.md"), encoding: .utf8)
    let screen = refused.stderr.replacing(Self.examples.path, with: "examples/import")
    #expect(readme.contains(screen), "\(screen)")
  }

  @Test func `a file that is there is not written over`() async throws {
    try folder.write("desk.yaml", "mine")
    let arguments = ["import", "jsonl", Self.example("desk.jsonl"), "-o", "desk.yaml"]
    let refused = try await locum(arguments)
    #expect(refused.code == 64)
    #expect(try text("desk.yaml") == "mine")
    #expect(try await locum(arguments + ["--force"]).code == 0)
  }

  @Test func `logs lose personal values and say what was done`() async throws {
    let made = try await locum(
      "suite", "from-logs", Self.example("gateway.jsonl"), "-o", "desk.yaml", "--recording",
      "r.jsonl")
    #expect(made.stderr.contains("4 lines read: 3 answered, 1 without an answer (line"))
    #expect(made.stderr.contains("Taken out: 3 email."))
    for name in ["desk.yaml", "r.jsonl"] { #expect(!(try text(name)).contains("@example.org")) }
  }

  @Test func `a run is exported sample by sample`() async throws {
    let server = try StubServer.answering { "You asked: \($0), \"no\"?" }
    try folder.write("suite.yaml", Suites.tone(3))
    let run = try await locum(
      "run", "--suite", "suite.yaml", "--samples", "2", "--primary", server.target("p"),
      "--fallback", server.target("f"))
    server.stop()
    #expect(run.code != 64)
    let csv = try await locum("export", "last", "-o", "a.csv")
    #expect(csv.code == 0, "\(csv.stderr)")
    #expect(csv.stderr.contains("wrote 12 rows to a.csv"))
    let lines = try await locum("export", "last")
    #expect(lines.stdout.split(separator: "\n").count == 12)
    #expect(lines.stdout.contains("\"side\":\"primary\""))
    #expect(lines.stdout.contains("\"tone.warmth\":"))
    let redacted = try await locum("export", "last", "--redact", "--format", "csv")
    #expect(redacted.stdout.split(separator: "\r\n").count == 13)
    #expect(!redacted.stdout.contains("You asked"))
    #expect(try text("a.csv").contains("You asked"))
  }
}
