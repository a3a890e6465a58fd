import Foundation
import StubServer
import Synchronization

extension StubServer {
  /// A running server that answers every prompt by its last user turn.
  static func answering(
    delay: Double = 0, _ answer: @escaping @Sendable (String) -> String = { _ in "Certainly." }
  ) throws -> StubServer {
    let server = try StubServer(keeping: 20_000) { request in
      .chat(answer(request.question), delay: delay)
    }
    server.start()
    return server
  }

  /// A running server that is told what to do with each request.
  static func responding(_ responder: @escaping StubServer.Responder) throws -> StubServer {
    let server = try StubServer(keeping: 20_000, responder: responder)
    server.start()
    return server
  }

  /// A target on it, as the command line names one.
  func target(_ model: String = "m") -> String { "openai-compatible:\(model)@\(baseURL)" }
}

extension StubRequest {
  private struct Body: Decodable {
    struct Message: Decodable { var content: String? }
    var messages: [Message]
    var seed: Int?
  }

  private var parsed: Body? { try? JSONDecoder().decode(Body.self, from: Data(body)) }

  var question: String { parsed?.messages.last?.content ?? "" }

  /// Differs between any two trials of a plan.
  var seed: Int? { parsed?.seed }
}

/// Suites in files, small enough to be asked in a test.
enum Suites {
  static func tone(_ count: Int, name: String = "small") -> String {
    head(name)
      + (0..<count).map { "  - { id: c\($0), dimension: tone, prompt: \"Say hello \($0)\" }\n" }
      .joined()
  }

  static func head(_ name: String) -> String {
    "suite: \(name)\nversion: 1.0.0\nlicence: CC0-1.0\ncases:\n"
  }
}

/// Policies in files.
enum Policies {
  static func only(_ gate: String, margin: Double? = nil, controls: String = "reported") -> String {
    "policy: only\nversion: 1.0.0\ncontrols: \(controls)\ngates:\n"
      + "  - { gate: \(gate), \(margin.map { "margin: \($0), " } ?? "")reason: a test, owner: tests }\n"
  }
}
