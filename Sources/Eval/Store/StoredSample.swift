public import Adapters
import Foundation
import GRDB

/// One reply, or why there is none, as the store holds it.
///
/// What a server or model wrote is kept as bytes: SQLite's text ends at the first NUL, and what
/// stands behind one must be judged too.
public struct StoredSample: Sendable {
  public var question: [UInt8]
  public var sample: Int
  public var outcome: Result<Reply, ModelError>
  /// Which lane of the run brought it; not stored.
  var lane = 0
  /// The question's tokens by its length; not stored.
  var estimatedInput = 0

  public init(question: [UInt8], sample: Int, outcome: Result<Reply, ModelError>) {
    self.question = question
    self.sample = sample
    self.outcome = outcome
  }

  private static let columns = [
    "question", "sample", "text", "stop", "refusal", "reasoning", "tool_calls", "filters", "input",
    "output", "cached", "reasoning_tokens", "served", "fingerprint", "request_id", "attempts",
    "started", "name_lookup", "connect", "tls", "first_byte", "first_token", "total", "error_kind",
    "error_status", "error_message",
  ]

  /// Replaces a failure by a later reply, and nothing by a failure.
  static let insertion = """
    INSERT INTO samples (\(columns.joined(separator: ", ")))
    VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
    ON CONFLICT (question, sample) DO UPDATE SET
    \(columns.dropFirst(2).map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
    WHERE samples.error_kind IS NOT NULL
    """

  static func selection(where condition: String) -> String {
    "SELECT \(columns.dropFirst().joined(separator: ", ")) FROM samples WHERE \(condition)"
  }

  func insert(with statement: Statement) throws {
    switch outcome {
    case .success(let reply):
      let timing = reply.timing
      try statement.setArguments([
        Data(question), sample, Data(reply.text.utf8), reply.stop.rawValue,
        Self.bytes(reply.refusal), Self.bytes(reply.reasoning), try Self.json(reply.toolCalls),
        try Self.json(reply.filters), reply.usage?.input, reply.usage?.output,
        reply.usage?.cached, reply.usage?.reasoning, Self.bytes(reply.served),
        Self.bytes(reply.fingerprint), Self.bytes(reply.requestID), reply.attempts,
        timing.started?.timeIntervalSince1970, timing.nameLookup, timing.connect, timing.tls,
        timing.firstByte, timing.firstToken, timing.total, nil, nil, nil,
      ])
    case .failure(let error):
      try statement.setArguments([
        Data(question), sample, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil,
        Self.bytes(error.requestID), error.attempts, nil, nil, nil, nil, nil, nil, nil,
        error.kind.rawValue, error.status, Data(error.message.utf8),
      ])
    }
    try statement.execute()
  }

  /// Reads a row of ``selection(where:)``.
  init(question: [UInt8], row: Row) throws {
    self.question = question
    sample = row[0]
    if let kind = row[22] as String? {
      outcome = .failure(
        ModelError(
          kind: ModelError.Kind(rawValue: kind) ?? .unreadable, status: row[23],
          message: Self.text(row[24]) ?? "", requestID: Self.text(row[13]), attempts: row[14]))
      return
    }
    var usage: Usage?
    if let input = row[7] as Int?, let output = row[8] as Int? {
      usage = Usage(input: input, output: output, cached: row[9] ?? 0, reasoning: row[10] ?? 0)
    }
    outcome = .success(
      Reply(
        text: Self.text(row[1]) ?? "",
        stop: (row[2] as String?).flatMap(Reply.Stop.init) ?? .other,
        refusal: Self.text(row[3]), reasoning: Self.text(row[4]),
        toolCalls: try Self.decoded(row[5]), filters: try Self.decoded(row[6]), usage: usage,
        served: Self.text(row[11]), fingerprint: Self.text(row[12]),
        requestID: Self.text(row[13]),
        timing: Timing(
          started: (row[15] as Double?).map(Date.init(timeIntervalSince1970:)),
          nameLookup: row[16], connect: row[17], tls: row[18], firstByte: row[19],
          firstToken: row[20], total: row[21]),
        attempts: row[14]))
  }

  private static func bytes(_ text: String?) -> Data? { text.map { Data($0.utf8) } }

  private static func text(_ data: Data?) -> String? {
    data.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func json<T: Encodable>(_ list: [T]) throws -> Data? {
    list.isEmpty ? nil : try JSONEncoder().encode(list)
  }

  private static func decoded<T: Decodable>(_ data: Data?) throws -> [T] {
    try data.map { try JSONDecoder().decode([T].self, from: $0) } ?? []
  }
}
