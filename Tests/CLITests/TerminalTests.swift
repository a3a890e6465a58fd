import Foundation
import StubServer
import Testing

/// Colour and live lines belong on a screen and nowhere else.
@Suite struct TerminalTests {
  private let folder: TemporaryFolder
  private var locum: Locum

  init() throws {
    folder = try TemporaryFolder()
    locum = Locum(in: folder)
    try folder.write("suite.yaml", Suites.tone(4))
  }

  private func arguments(_ server: StubServer) -> [String] {
    [
      "run", "--suite", "suite.yaml", "--samples", "1", "--primary", server.target("p"),
      "--fallback", server.target("f"),
    ]
  }

  @Test func `a screen gets colour and live lines, and the same words`() async throws {
    let server = try StubServer.answering()
    defer { server.stop() }
    let output = try PseudoTerminal()
    let progress = try PseudoTerminal()
    let screen = try await locum.start(arguments(server), output: output, progress: progress)
      .outcome()
    let piped = try await locum(arguments(server))
    #expect(screen.code == piped.code)
    #expect(output.text.contains("\u{1B}[1;35mINVALID\u{1B}[0m"))
    #expect(progress.text.contains("Ctrl-C is safe") || progress.text.contains("4 / 4"))
    let words = output.text.replacingOccurrences(of: "\r\n", with: "\n")
      .replacingOccurrences(of: "\u{1B}\\[[0-9;]*m", with: "", options: .regularExpression)
    #expect(words == piped.stdout)
    #expect(!piped.stdout.contains("\u{1B}"))
    #expect(!piped.stderr.contains("\u{1B}"))
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func `colour can be switched off`(environment: [String: String]) async throws {
    let server = try StubServer.answering()
    defer { server.stop() }
    var locum = locum
    locum.environment = environment
    let output = try PseudoTerminal()
    _ = try await locum.start(arguments(server), output: output).outcome()
    #expect(output.text.contains("INVALID  "))
    #expect(!output.text.contains("\u{1B}"))
  }

  @Test func `a terminal without Unicode gets words for symbols`() async throws {
    let server = try StubServer.answering()
    defer { server.stop() }
    var locum = locum
    locum.environment = ["LANG": "C"]
    let outcome = try await locum(arguments(server))
    for symbol in ["✔", "✘", "·  ", "│", "±"] { #expect(!outcome.stdout.contains(symbol)) }
    #expect(outcome.stdout.contains("\nINVALID  "))
  }

  @Test func `results go to standard output, everything else to standard error`() async throws {
    let server = try StubServer.answering()
    defer { server.stop() }
    let json = try await locum(arguments(server) + ["--format", "json"])
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data(json.stdout.utf8))
    }
    #expect(json.stderr.contains("4 / 4"))
    let quiet = try await locum(arguments(server) + ["--quiet"])
    #expect(quiet.stderr.isEmpty)
    #expect(quiet.stdout.contains("\nINVALID  "))
  }

  @Test func `a reader that went away does not change the verdict`() async throws {
    let server = try StubServer.answering()
    defer { server.stop() }
    let whole = try await locum(arguments(server))
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments =
      [
        "-c", "\"$0\" \"$@\" 2> /dev/null | true; exit ${PIPESTATUS[0]}", try Locum.path(),
      ] + arguments(server)
    shell.currentDirectoryURL = folder.url
    let ended = AsyncStream<Int32>.makeStream()
    shell.terminationHandler = {
      ended.continuation.yield($0.terminationStatus)
      ended.continuation.finish()
    }
    try shell.run()
    var codes: [Int32] = []
    for await code in ended.stream { codes.append(code) }
    #expect(codes == [whole.code])
  }
}
