import Foundation
import StubServer
import Synchronization
import Testing

/// What was answered once is never asked again, however the program ended.
@Suite struct ResumeTests {
  private let folder: TemporaryFolder
  private let locum: Locum

  init() throws {
    folder = try TemporaryFolder()
    locum = Locum(in: folder)
  }

  private func configure(_ server: StubServer, cases: Int, samples: Int) throws {
    try folder.write("suite.yaml", Suites.tone(cases))
    try folder.write(
      "locum.yaml",
      """
      version: 1
      targets:
        primary: { adapter: openai-compatible, model: p, base_url: "\(server.baseURL)" }
        fallback: { adapter: openai-compatible, model: f, base_url: "\(server.baseURL)" }
      sampling: { samples: \(samples) }
      limits: { concurrency: 8 }
      suites: [suite.yaml]

      """)
  }

  /// Does something to a program when the server has had so many requests.
  ///
  /// On the server's own thread, for the tests' threads may be busy at that moment.
  private final class Fate: Sendable {
    private let state = Mutex<(index: Int, blow: (@Sendable () -> Void)?)>((0, nil))

    func strike(at index: Int, _ blow: @escaping @Sendable () -> Void) {
      state.withLock { $0 = (index, blow) }
    }

    func reached(_ index: Int) {
      let blow = state.withLock { state -> (@Sendable () -> Void)? in
        guard index >= state.index else { return nil }
        defer { state.blow = nil }
        return state.blow
      }
      blow?()
    }
  }

  @Test func `the second run asks nobody, --fresh asks everything anew`() async throws {
    let server = try StubServer.answering()
    defer { server.stop() }
    try configure(server, cases: 6, samples: 4)
    let first = try await locum("run")
    #expect(server.log.requests == 48)
    // Every trial is asked for itself, with a seed of its own.
    #expect(Set(server.log.latest.compactMap(\.seed)).count == 48)
    let second = try await locum("run")
    #expect(server.log.requests == 48)
    #expect(second.stdout == first.stdout)
    #expect(second.code == first.code)
    #expect(second.stderr.contains("resuming  48 replies are already stored"))
    let fresh = try await locum("run", "--fresh")
    #expect(server.log.requests == 96)
    #expect(fresh.code == first.code)
    #expect(Set(server.log.latest.compactMap(\.seed)).count == 96)
    // What was asked last is what goes on from now on.
    _ = try await locum("run")
    #expect(server.log.requests == 96)
  }

  @Test func `only failures are asked again`() async throws {
    let server = try StubServer.responding { request in
      request.index < 60 && request.question.hasSuffix(" 3")
        ? .failure(400, message: "no") : .chat("Certainly.")
    }
    defer { server.stop() }
    try configure(server, cases: 6, samples: 5)
    _ = try await locum("run")
    #expect(server.log.requests == 60)
    let second = try await locum("run")
    #expect(second.stderr.contains("resuming  50 replies are already stored"))
    #expect(server.log.requests == 70)
    #expect(server.log.latest.suffix(10).allSatisfy { $0.question.hasSuffix(" 3") })
  }

  @Test func `more samples ask for the further ones only`() async throws {
    let server = try StubServer.answering()
    defer { server.stop() }
    try configure(server, cases: 6, samples: 4)
    _ = try await locum("run")
    _ = try await locum("run", "--samples", "5")
    #expect(server.log.requests == 60)
  }

  @Test func `Ctrl-C ends with 130 and keeps what came`() async throws {
    let fate = Fate()
    let server = try StubServer.responding { request in
      fate.reached(request.index)
      return .chat("Certainly.", delay: 0.02)
    }
    defer { server.stop() }
    try configure(server, cases: 80, samples: 5)
    let running = try locum.start(
      ["record", "--target", "primary", "-o", "out.jsonl", "--suite", "suite.yaml"])
    fate.strike(at: 60) { running.interrupt() }
    let outcome = try await running.outcome()
    #expect(outcome.code == 130)
    #expect(!outcome.wasKilled)
    #expect(outcome.stderr.contains("every reply so far is kept"))
    let asked = server.log.requests
    #expect(asked < 400)

    let second = try await locum(
      "record", "--target", "primary", "-o", "out.jsonl", "--suite", "suite.yaml")
    #expect(second.code == 0)
    let resumed = try #require(resumption(second.stderr))
    // At most the eight under way were given up.
    #expect(resumed >= asked - 8)
    #expect(outcome.stderr.contains("wrote     \(resumed) replies"))
    #expect(server.log.requests == asked + 400 - resumed)
    #expect(try lines("out.jsonl").count == 400)
  }

  /// The power goes at ten moments: what the screen had counted as done is there afterwards, and the
  /// last one asks for exactly what is missing.
  @Test func `a killed process loses nothing it had counted as done`() async throws {
    let fate = Fate()
    let server = try StubServer.responding { request in
      fate.reached(request.index)
      return .chat("Certainly.", delay: 0.005)
    }
    defer { server.stop() }
    try configure(server, cases: 120, samples: 5)
    let arguments = ["record", "--target", "primary", "-o", "out.jsonl", "--suite", "suite.yaml"]
    // Requests until the end comes, drawn once from 0 … 90.
    var promised = 0
    for patience in [0, 41, 7, 66, 23, 88, 1, 54, 35, 72] {
      let before = server.log.requests
      let terminal = try PseudoTerminal()
      let running = try locum.start(arguments, progress: terminal)
      fate.strike(at: before + patience) { running.kill9() }
      let outcome = try await running.outcome()
      #expect(outcome.wasKilled && outcome.code == SIGKILL)
      promised = max(promised, counted(terminal.text))
      #expect(!FileManager.default.fileExists(atPath: folder.path("out.jsonl")))
    }
    let before = server.log.requests
    let last = try await locum(arguments)
    #expect(last.code == 0, "\(last.stderr)")
    let resumed = try #require(resumption(last.stderr))
    #expect(resumed >= promised)
    // Each kill gave up what was under way, and what had come since the last commit.
    #expect(resumed > 0)
    #expect(server.log.requests - before == 600 - resumed)
    #expect(Set(server.log.latest.compactMap(\.seed)).count == 600)
    let trials = try lines("out.jsonl").map { "\($0.case)/\($0.sample)" }
    #expect(trials.count == 600)
    #expect(Set(trials).count == 600)
    #expect(last.stderr.contains("wrote     600 replies and 0 failures"))
  }

  private struct Line: Decodable {
    var `case`: String
    var sample: Int
  }

  private func lines(_ name: String) throws -> [Line] {
    try String(contentsOfFile: folder.path(name), encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }

  /// The number in `resuming  341 replies are already stored`.
  private func resumption(_ stderr: String) -> Int? {
    guard let line = stderr.split(separator: "\n").first(where: { $0.contains("resuming") }) else {
      return nil
    }
    return line.split(separator: " ").compactMap { Int($0) }.first
  }

  /// The largest `341 / 600` on a screen.
  private func counted(_ screen: String) -> Int {
    let words = screen.split { $0 == " " || $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    return zip(words, words.dropFirst()).compactMap { $1 == "/" ? Int($0) : nil }.max() ?? 0
  }
}
