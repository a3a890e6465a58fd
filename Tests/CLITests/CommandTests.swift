import Foundation
import StubServer
import Testing

/// What can be done with a run once it is stored, and before there is one.
@Suite struct CommandTests {
  private let folder: TemporaryFolder
  private let locum: Locum

  init() throws {
    folder = try TemporaryFolder()
    locum = Locum(in: folder)
  }

  /// Asks a server that is gone afterwards: whatever comes next asks nobody.
  private func run(_ suite: String = Suites.tone(5), more: [String] = []) async throws
    -> Locum.Outcome
  {
    let server = try StubServer.answering { "You asked: \($0). Certainly, here it is." }
    defer { server.stop() }
    try folder.write("suite.yaml", suite)
    return try await locum(
      [
        "run", "--suite", "suite.yaml", "--samples", "4", "--primary", server.target("p"),
        "--fallback", server.target("f"),
      ] + more)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  @Test func `gate and report give the same bytes again`() async throws {
    func files(_ stem: String) -> [String] {
      [
        "--junit", "\(stem).xml", "--html", "\(stem).html", "--json", "\(stem).json", "--markdown",
        "\(stem).md", "--csv", "\(stem).csv",
      ]
    }
    let first = try await run(more: files("a"))
    let gate = try await locum(["gate", "last"] + files("b"))
    let report = try await locum(["report", "last"] + files("c"))
    #expect(gate.stdout == first.stdout)
    #expect(report.stdout == first.stdout)
    #expect(gate.code == first.code)
    #expect(report.code == first.code)
    for ending in ["xml", "html", "json", "md", "csv"] {
      #expect(try text("b.\(ending)") == text("a.\(ending)"))
      #expect(try text("c.\(ending)") == text("a.\(ending)"))
    }
  }

  @Test func `another policy decides the same replies again`() async throws {
    let first = try await run()
    #expect(first.code != 0)
    try folder.write(
      "mild.yaml",
      "policy: mild\nversion: 1.0.0\ncontrols: reported\ngates:\n"
        + "  - { gate: safety.over-refusal, margin: 0.5, reason: r, owner: o }\n")
    let gate = try await locum("gate", "last", "--policy", "mild.yaml")
    #expect(gate.code == 2)
    #expect(gate.stdout.contains("safety"))
    #expect(gate.stdout.contains("policy mild 1.0.0"))
    // What was decided first is what a report renders, and that another policy was tried since.
    let report = try await locum("report", "last")
    let tried =
      ", but these replies were judged by 2 policies: a margin chosen after the replies is no limit"
    #expect(report.stdout.contains(tried))
    #expect(report.stdout.replacing(tried, with: "") == first.stdout)
  }

  @Test func `a recording's notes are in every rendering`() async throws {
    try folder.write("suite.yaml", Suites.tone(2))
    let lines = (0..<2).flatMap { number in
      (0..<4).map {
        #"{"case":"c\#(number)","sample":\#($0),"reply":{"text":"Hello there.","stop":"finished"}}"#
      }
    }
    try folder.write("a.jsonl", lines.joined(separator: "\n") + "\n")
    let first = try await locum(
      "run", "--suite", "suite.yaml", "--primary", "recording:a.jsonl", "--fallback",
      "recording:a.jsonl")
    #expect(first.stdout.contains("could not be checked"))
    #expect(try await locum("report", "last").stdout == first.stdout)
  }

  @Test func `redacted reports keep ids and drop every text`() async throws {
    _ = try await run(
      more: [
        "--redact", "--html", "a.html", "--json", "a.json", "--junit", "a.xml", "--markdown",
        "a.md",
      ])
    for name in ["a.html", "a.json", "a.xml", "a.md"] {
      #expect(try !text(name).contains("You asked"), "\(name)")
      #expect(try !text(name).contains("Say hello"), "\(name)")
    }
  }

  @Test func `show lists the cases, shows one side by side and suggests near misses`() async throws
  {
    _ = try await run()
    let list = try await locum("show", "last")
    #expect(list.stdout.split(separator: "\n").count == 5)
    #expect(list.stdout.contains("small  tone  c3"))
    let one = try await locum("show", "last", "c3")
    #expect(one.stdout.components(separatedBy: "You asked: Say hello 3.").count == 9)
    #expect(one.stdout.contains("Say hello 3"))
    #expect(one.stdout.contains("format.words"))
    let sample = try await locum("show", "last", "c3", "--sample", "2")
    #expect(sample.stdout.components(separatedBy: "You asked: Say hello 3.").count == 3)
    let wrong = try await locum("show", "last", "d3")
    #expect(wrong.code == 64)
    #expect(wrong.stderr.contains("did you mean"))
  }

  @Test func `runs lists the newest first and deletes with all that nobody else uses`() async throws
  {
    _ = try await run()
    _ = try await run(Suites.tone(3, name: "other"))
    let runs = try await locum("runs")
    let lines = runs.stdout.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.contains("other 1.0.0") == true)
    #expect(lines.last?.contains("small 1.0.0") == true)
    #expect(lines.allSatisfy { $0.contains("INCONCLUSIVE") || $0.contains("INVALID") })
    let id = try #require(lines.first?.split(separator: " ").first.map(String.init))
    #expect(try await locum("runs", "--delete", id).code == 0)
    let rest = try await locum("runs").stdout.split(separator: "\n")
    #expect(rest.count == 2)
    #expect(rest.last?.contains("\(id)  ") == true && rest.last?.contains("deleted") == true)
    #expect(try await locum("show", id).code == 64)
    #expect(try await locum("gate", "last").stdout.contains("small 1.0.0"))
    #expect(try await locum("runs", "--delete", "nothing").code == 64)
  }

  @Test func `tags and ids select cases`() async throws {
    let server = try StubServer.answering()
    defer { server.stop() }
    try folder.write(
      "suite.yaml",
      Suites.head("tagged")
        + "  - { id: a, dimension: tone, tags: [smoke], prompt: A }\n"
        + "  - { id: b, dimension: tone, prompt: B }\n"
        + "  - { id: c, dimension: tone, tags: [smoke, slow], prompt: C }\n")
    let base = [
      "run", "--suite", "suite.yaml", "--samples", "1", "--primary", server.target("p"),
      "--fallback", server.target("f"),
    ]
    _ = try await locum(base + ["--tag", "smoke"])
    #expect(Set(server.log.latest.map(\.question)) == ["A", "C"])
    // The same replies answer for a smaller selection.
    _ = try await locum(base + ["--case", "c"])
    #expect(server.log.requests == 4)
    #expect(try await locum(base + ["--case", "z"]).code == 64)
    #expect(try await locum(base + ["--tag", "z"]).code == 64)
  }

  @Test func `what init writes validates, and is not written over`() async throws {
    let written = try await locum("init")
    #expect(written.code == 0)
    let checked = try await locum(
      "validate", "locum.yaml", "policies/standard.yaml", "suites/first.yaml", "suites")
    #expect(checked.code == 0, "\(checked.stderr)")
    #expect(checked.stdout.components(separatedBy: "\nok  ").count == 4)
    #expect(checked.stdout.contains("warning: "))
    let again = try await locum("init")
    #expect(again.code == 64)
    #expect(try await locum("init", "--folder", "elsewhere").code == 0)
    let dry = try await locum("run", "--dry-run")
    #expect(dry.code == 0, "\(dry.stderr)")
    #expect(dry.stdout.contains("api.openai.com"))
  }

  @Test func `validate reads every file and reports all mistakes`() async throws {
    try folder.write("good.yaml", Suites.tone(1))
    try folder.write(
      "bad.yaml", Suites.head("bad") + "  - { id: a }\n  - { id: b, dimension: x }\n")
    try folder.write("odd.yaml", "hello: world\n")
    let outcome = try await locum("validate", "bad.yaml", "good.yaml", "odd.yaml", "none.yaml")
    #expect(outcome.code == 64)
    #expect(outcome.stdout.contains("ok  good.yaml"))
    let errors = outcome.stderr.split(separator: "\n").filter { $0.hasPrefix("error: ") }
    #expect(errors.count == 4)
  }

  @Test func `targets --ping asks each target once`() async throws {
    let good = try StubServer.answering { _ in "ok" }
    let bad = try StubServer.responding { _ in .failure(401, message: "no such key") }
    defer {
      good.stop()
      bad.stop()
    }
    try folder.write(
      "locum.yaml",
      """
      version: 1
      targets:
        one: { adapter: openai-compatible, model: a, base_url: "\(good.baseURL)" }
        two: { adapter: openai-compatible, model: b, base_url: "\(bad.baseURL)" }

      """)
    let listed = try await locum("targets")
    #expect(listed.code == 0)
    #expect(listed.stdout.contains("127.0.0.1:\(good.port)"))
    #expect(good.log.requests + bad.log.requests == 0)
    let pinged = try await locum("targets", "--ping")
    #expect(pinged.code == 3)
    #expect(good.log.requests == 1)
    #expect(bad.log.requests == 1)
    let lines = pinged.stdout.split(separator: "\n")
    #expect(lines.first?.hasPrefix("one  ok  ") == true)
    #expect(lines.last?.hasPrefix("two  failed  unauthorized 401") == true)
    #expect(try await Locum(in: TemporaryFolder())("targets", "--ping").code == 64)
  }

  @Test func `targets --ping asks each for what it is there for`() async throws {
    let server = try StubServer.responding { request in
      switch request.target {
      case "/v1/infill" where request.text.contains("input_suffix"):
        StubResponse(
          text: #"{"content": "ok", "stop": true, "stop_type": "eos", "model": "coder"}"#)
      case "/v1/embeddings":
        StubResponse(
          text: #"{"data": [{"index": 0, "embedding": [0.5, 0.5, 0.1]}], "model": "small"}"#)
      default: .failure(404, message: "no such route")
      }
    }
    defer { server.stop() }
    try folder.write(
      "locum.yaml",
      """
      version: 1
      targets:
        gap: { adapter: llamacpp-infill, model: coder, base_url: "\(server.baseURL)" }
        vectors: { adapter: openai-compatible, model: small, base_url: "\(server.baseURL)" }
      embedder: vectors

      """)
    let pinged = try await locum("targets", "--ping")
    #expect(pinged.code == 0, "\(pinged.stdout)")
    let lines = pinged.stdout.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("gap  ok") && $0.hasSuffix("served coder  \"ok\"") })
    #expect(
      lines.contains { $0.hasPrefix("vectors  ok") && $0.hasSuffix("served small  3 dimensions") })
  }

  @Test func `a budget stops the asking, keeps everything and ends with 3`() async throws {
    let server = try StubServer.answering()
    defer { server.stop() }
    try folder.write("suite.yaml", Suites.tone(40))
    var locum = locum
    locum.environment = ["OPENAI_API_KEY": "sk-test-0000"]
    try folder.write(
      "locum.yaml",
      """
      version: 1
      targets:
        primary: { adapter: openai, model: gpt-4o-2024-11-20, base_url: "\(server.baseURL)" }
        fallback: { adapter: openai, model: gpt-4o-mini, base_url: "\(server.baseURL)" }
      suites: [suite.yaml]
      limits: { concurrency: 2, max_cost: 0 }

      """)
    let outcome = try await locum("run")
    #expect(outcome.code == 3)
    #expect(outcome.stderr.contains("max_cost"))
    #expect(server.log.requests == 0)
  }

  @Test func `a configuration elsewhere counts its paths from itself`() async throws {
    let server = try StubServer.answering()
    defer { server.stop() }
    try folder.write("deep/suites/a.yaml", Suites.tone(2))
    try folder.write(
      "deep/here.yaml",
      """
      version: 1
      targets:
        primary: { adapter: openai-compatible, model: p, base_url: "\(server.baseURL)" }
        fallback: { adapter: openai-compatible, model: f, base_url: "\(server.baseURL)" }
      sampling: { samples: 1 }
      suites: [suites]
      store: kept/runs.sqlite

      """)
    let outcome = try await locum("run", "-c", "deep/here.yaml")
    #expect(server.log.requests == 4, "\(outcome.stderr)")
    #expect(FileManager.default.fileExists(atPath: folder.path("deep/kept/runs.sqlite")))
    #expect(try await locum("gate", "last", "-c", "deep/here.yaml").stdout == outcome.stdout)
  }
}
