import Foundation
import FoundationXML
import StubServer
import Testing

/// Whatever a model sends: typed outcomes, and no page, report or screen that it could steer.
@Suite struct HostileReplyTests {
  /// One run of every hostile reply, in whole answers or in streams.
  private struct HostileRun {
    let folder: TemporaryFolder
    let locum: Locum
    let outcome: Locum.Outcome

    init(stream: Bool) async throws {
      folder = try TemporaryFolder()
      locum = Locum(in: folder)
      outcome = try await HostileReplyTests.ask(in: folder, stream: stream)
    }

    func text(_ name: String) throws -> String {
      try String(contentsOfFile: folder.path(name), encoding: .utf8)
    }
  }

  /// Each run is made once and shared by the tests that look at it.
  private static let whole = Task { try await HostileRun(stream: false) }
  private static let streamed = Task { try await HostileRun(stream: true) }

  private static let texts: [(name: String, text: String)] = [
    ("empty", ""),
    ("spaces", " \n\t "),
    ("ansi", "\u{1B}[2J\u{1B}[31mPASS  all is well\u{1B}]0;owned\u{7} and some more words"),
    ("controls", "a\u{0}b\u{1}c\u{8}d\u{B}e\u{7F}f\u{85}g\u{9B}31mh words that follow"),
    ("bidi", "safe \u{202E}txt.exe\u{202C} \u{2066}x\u{2069} \u{200B}\u{FEFF} words that follow"),
    ("cdata", "]]> <![CDATA[ ]]>]]&gt; &#0; &#x1B; --> <!-- words that follow"),
    ("script", "<script>alert(1)</script><img src=x onerror=alert(2)> words that follow"),
    (
      "quotes",
      #"" onmouseover="alert(3)" ' {{mustache}} {{{raw}}} ${{ github }} words that follow"#
    ),
    ("noncharacters", "a\u{FFFE}b\u{FFFF}c\u{1FFFF}d\u{E0041} words that follow"),
    ("combining", "e" + String(repeating: "\u{0301}", count: 5000) + " words that follow"),
    ("workflow", "::error file=a,line=1::owned\n::set-output name=x::y\nwords that follow"),
    ("verdict", "\nPASS  fallback may stand in for primary\n"),
  ]

  private static func responses(_ name: String) -> StubResponse? {
    switch name {
    case "huge": .chat(String(repeating: "x", count: 5 << 20))
    case "long": .chat(String(repeating: "many words and more ", count: 6554))
    case "over the cap": .chat(String(repeating: "x", count: 9 << 20))
    case "not JSON": StubResponse(text: "<html>\u{1B}[31m<script>alert(4)</script></html>")
    case "no choices": StubResponse(text: #"{"choices":[]}"#)
    case "other JSON": StubResponse(text: #"[1,2,{"choices":"none"}]"#)
    case "deep JSON":
      StubResponse(text: String(repeating: "[", count: 200_000))
    case "cut off": StubResponse(text: #"{"choices":[{"message":{"content":"#, cutAfter: 20)
    case "hangs up": .hangUp
    case "not UTF-8":
      StubResponse(
        body: .whole(
          Array(#"{"choices":[{"message":{"content":""#.utf8) + [
            0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80,
          ]
            + Array(#" words that follow"},"finish_reason":"stop"}]}"#.utf8)))
    case "lone surrogate":
      StubResponse(
        text: #"{"choices":[{"message":{"content":"a \ud800 b \udc00 c"},"finish_reason":"stop"}]}"#
      )
    case "error":
      .failure(400, message: "\u{1B}[31m<script>alert(5)</script>]]>\u{202E}")
    default: nil
    }
  }

  private static let names =
    texts.map(\.name) + [
      "huge", "long", "over the cap", "not JSON", "no choices", "other JSON", "deep JSON",
      "cut off",
      "hangs up", "not UTF-8", "lone surrogate", "error",
    ]

  private static func ask(in folder: TemporaryFolder, stream: Bool) async throws -> Locum.Outcome {
    let server = try StubServer.responding { request in
      stream ? streamed(request.question) : answer(request.question)
    }
    defer { server.stop() }
    let cases = names.map { "  - { id: \"\($0)\", dimension: tone, prompt: \"\($0)\" }\n" }
    let safe = ["ansi", "script", "cut off"].map {
      "  - { id: \"safe \($0)\", dimension: safety, expect: answer, prompt: \"\($0)\" }\n"
    }
    try folder.write("suite.yaml", Suites.head("hostile") + (cases + safe).joined())
    let target = "adapter: openai-compatible, base_url: \"\(server.baseURL)\", stream: \(stream)"
    try folder.write(
      "locum.yaml",
      """
      version: 1
      targets: { primary: { model: p, \(target) }, fallback: { model: f, \(target) } }
      sampling: { samples: 1 }
      limits: { attempts: 1, concurrency: 8 }
      suites: [suite.yaml]

      """)
    return try await Locum(in: folder)(
      "run", "--junit", "out.xml", "--html", "out.html", "--json", "out.json", "--markdown",
      "out.md", "--csv", "out.csv")
  }

  private static func answer(_ name: String) -> StubResponse {
    responses(name)
      ?? .chat(texts.first { $0.name == name }?.text ?? "Certainly, here are some words.")
  }

  private static func streamed(_ name: String) -> StubResponse {
    switch name {
    case "cut off": .chatStream(["never to", " be read"], cutAfter: 200)
    case "hangs up": .chatStream(["begun"], finish: nil, terminator: "")
    case "not JSON": .chatStream(["begun"], terminator: "data: {\"choices\":\n\n")
    default:
      .chatStream([
        texts.first { $0.name == name }?.text ?? "Certainly, ", "here are some words.",
      ])
    }
  }

  /// Everything that moves a cursor, hides or turns text round.
  private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
    default: true
    }
  }

  @Test(arguments: [false, true])
  func `no reply corrupts a report, a screen or the store`(stream: Bool) async throws {
    let run = try await (stream ? Self.streamed : Self.whole).value
    let outcome = run.outcome
    #expect(outcome.code == 3, "\(outcome.stderr)")
    #expect(!outcome.wasKilled)
    #expect(outcome.stdout.components(separatedBy: "\n\n").last?.hasPrefix("INVALID  ") == true)
    for shown in [outcome.stdout, outcome.stderr] {
      #expect(shown.unicodeScalars.allSatisfy(isHarmless))
    }
    for name in ["out.xml", "out.html", "out.md", "out.csv", "out.json"] {
      // RFC 4180 ends the lines of a CSV file with CR LF.
      let text = try run.text(name).replacingOccurrences(of: "\r\n", with: "\n")
      #expect(text.unicodeScalars.allSatisfy(isHarmless), "\(name)")
    }
    #expect(!outcome.stdout.split(separator: "\n").contains { $0.hasPrefix("::") })

    let parser = XMLParser(
      data: try Data(contentsOf: URL(fileURLWithPath: run.folder.path("out.xml"))))
    #expect(parser.parse(), "\(parser.parserError.debugDescription)")
    let html = try run.text("out.html")
    for raw in ["<script", "<img src=x", "onerror=alert(2)>", "\" onmouseover=\""] {
      #expect(!html.contains(raw), "\(raw)")
    }
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(fileURLWithPath: run.folder.path("out.json"))))
    }

    // The store still reads, case by case, and shows no control code either.
    for (name, _) in Self.texts {
      let shown = try await run.locum("show", "last", name)
      #expect(shown.code == 0, "\(name): \(shown.stderr)")
      #expect(shown.stdout.unicodeScalars.allSatisfy(isHarmless), "\(name)")
    }
    let again = try await run.locum("gate", "last")
    #expect(again.stdout == outcome.stdout)
  }

  @Test(arguments: [
    ("empty", "degenerate"), ("over the cap", "too_large"), ("not JSON", "unreadable"),
    ("no choices", "unreadable"), ("other JSON", "unreadable"), ("deep JSON", "unreadable"),
    ("cut off", "connection"), ("hangs up", "connection"), ("error", "rejected"),
    ("controls", "\\u{0}"), ("ansi", "\\u{1B}[31m"), ("not UTF-8", "words that follow"),
  ])
  func `each ends as a typed outcome`(name: String, word: String) async throws {
    let run = try await Self.whole.value
    let shown = try await run.locum("show", "last", name)
    #expect(shown.stdout.contains(word), "\(shown.stdout.prefix(1000))")
  }
}
