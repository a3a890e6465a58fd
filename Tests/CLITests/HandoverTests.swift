import Foundation
import StubServer
import Synchronization
import Testing

/// A failover in mid-conversation, as the program is used: over HTTP, killed, recorded, replayed.
@Suite struct HandoverTests {
  private let folder: TemporaryFolder
  private let locum: Locum

  init() throws {
    folder = try TemporaryFolder()
    locum = Locum(in: folder)
    try folder.write(
      "suite.yaml",
      """
      suite: calls
      version: 1.0.0
      licence: CC0-1.0
      cases:
        - include: talk.cases.yaml
          variables: { name: Anna }
        - include: talk.cases.yaml
          variables: { name: Bert }
        - { id: single, dimension: tone, prompt: "Good morning." }

      """)
    try folder.write(
      "talk.cases.yaml",
      """
      defaults: { dimension: tone }
      cases:
        - id: "talk-{{name}}"
          messages:
            - { role: user, content: "I am {{name}}." }
            - { role: assistant, by: primary }
            - { role: user, content: "And I moved." }
            - { role: assistant, by: primary }
            - { role: user, content: "Thank you." }

      """)
  }

  /// Replies with the model's name and how much it was shown, so that each turn tells its own past.
  private static func reply(to request: StubRequest) -> String {
    let body = Body(request)
    return "\(body.model) after \(body.messages.count)"
  }

  private struct Body: Decodable {
    struct Message: Decodable, Equatable {
      var role: String
      var content: String?
    }
    var model = ""
    var messages: [Message] = []

    init(_ request: StubRequest) {
      if let read = try? JSONDecoder().decode(Self.self, from: Data(request.body)) { self = read }
    }

    var texts: [String] { messages.compactMap(\.content) }
  }

  private func run(_ server: StubServer, primary: String? = nil) -> [String] {
    [
      "run", "--suite", "suite.yaml", "--samples", "4", "--primary", primary ?? server.target("p"),
      "--fallback", server.target("f"), "--json", "report.json",
    ]
  }

  @Test func `the fallback goes on with what the primary said, and asks for nothing twice`()
    async throws
  {
    let server = try StubServer.responding { .chat(Self.reply(to: $0)) }
    defer { server.stop() }
    _ = try await locum(run(server))
    let asked = server.log.latest.map(Body.init)
    // Two conversations of three turns and one of one: 4 × 7 for the primary, 4 × 3 for the other.
    #expect(asked.count { $0.model == "p" } == 28)
    #expect(asked.count { $0.model == "f" } == 12)
    let handed = asked.filter { $0.model == "f" && $0.messages.count > 1 }
    #expect(handed.count == 8)
    for body in handed {
      #expect(
        body.texts.dropFirst() == ["p after 1", "And I moved.", "p after 3", "Thank you."])
      #expect(body.messages.map(\.role) == ["user", "assistant", "user", "assistant", "user"])
    }
    #expect(Set(server.log.latest.compactMap(\.seed)).count == 40)
    _ = try await locum(run(server))
    #expect(server.log.requests == 40)
    let shown = try await locum("show", "last", "talk-Bert", "--sample", "2")
    #expect(shown.stdout.contains("(written by the primary)"))
    #expect(shown.stdout.contains("before     p after 3"))
    #expect(shown.stdout.contains("text       f after 5"))
  }

  /// The power goes at any moment: what comes after a turn must follow the turn that is stored.
  @Test(arguments: [3, 11, 19])
  func `killed between two turns, the next run goes on from the stored one`(
    index: Int
  ) async throws {
    let fate = Mutex<(@Sendable () -> Void)?>(nil)
    let server = try StubServer.responding { request in
      if request.index >= index { fate.withLock(\.self)?() }
      // No two replies are alike, so that a turn asked for twice would show.
      return .chat("\(Body(request).model) \(request.index)", delay: 0.01)
    }
    defer { server.stop() }
    let first = try locum.start(run(server))
    fate.withLock { $0 = { first.kill9() } }
    #expect(try await first.outcome().wasKilled)
    fate.withLock { $0 = nil }
    let second = try await locum(run(server))
    #expect(second.code != 64)
    #expect(!second.stderr.contains("failed"), "\(second.stderr)")
    for name in ["Anna", "Bert"] {
      for sample in 0..<4 {
        let text = try await locum("show", "last", "talk-\(name)", "--sample", "\(sample)").stdout
        let turns = text.split(separator: "\n").filter { $0.contains("  before     ") }
        // Both sides show the same two turns, and the primary wrote them.
        #expect(turns.count == 4)
        #expect(turns.prefix(2) == turns.suffix(2))
        #expect(turns.allSatisfy { $0.contains("before     p ") })
      }
    }
  }

  @Test func `a recorded primary hands its conversations over without being there`() async throws {
    let server = try StubServer.responding { .chat(Self.reply(to: $0)) }
    defer { server.stop() }
    let record = try await locum(
      "record", "--target", server.target("p"), "--suite", "suite.yaml", "--samples", "4", "-o",
      "p.jsonl")
    #expect(record.stderr.contains("wrote     28 replies and 0 failures"))
    #expect(server.log.requests == 28)
    let asked = try await locum(run(server, primary: "recording:p.jsonl"))
    #expect(asked.code != 64, "\(asked.stderr)")
    #expect(server.log.requests == 40)
    let bodies = server.log.latest.suffix(12).map(Body.init)
    #expect(bodies.allSatisfy { $0.model == "f" })
    #expect(bodies.count { $0.texts.contains("p after 3") } == 8)
  }

  @Test func `a dry run counts the turns that are to be written`() async throws {
    let server = try StubServer.responding { .chat(Self.reply(to: $0)) }
    defer { server.stop() }
    let dry = try await locum(run(server) + ["--dry-run"])
    #expect(dry.stdout.contains("3 cases × 4 samples · 16 earlier turns to be written"))
    #expect(dry.stdout.contains("28 replies"))
    #expect(dry.stdout.contains("12 replies"))
    #expect(server.log.requests == 0)
  }
}
