import Foundation
import Metrics

/// What single functions of the metrics say, so that another program's word can be held against it:
/// `bench values`, the other half of `scripts/check-metrics`.
///
/// Reads one JSON object a line and prints one: `{"f": "polarity", "text": …}`. A line that cannot be
/// read is answered by null.
enum Values {
  private struct Line: Decodable {
    var f: String
    var text: String?
    var texts: [String]?
    var schema: String?
  }

  /// - Parameter arguments: VADER's list of words and its list of emoji, for `polarity`.
  static func run(arguments: [String]) throws {
    var lexicon = ValenceLexicon.own
    if let words = arguments.first {
      lexicon = try ValenceLexicon(
        vader: String(contentsOfFile: words, encoding: .utf8),
        emoji: arguments.count > 1 ? String(contentsOfFile: arguments[1], encoding: .utf8) : "")
    }
    while let line = readLine() {
      let line = try? JSONDecoder().decode(Line.self, from: Data(line.utf8))
      let answer = line.flatMap { value(of: $0, lexicon) } ?? .null
      print(answer.description)
    }
  }

  private static func value(of line: Line, _ lexicon: ValenceLexicon) -> JSONValue? {
    let text = line.text ?? ""
    switch line.f {
    case "polarity":
      let polarity = Polarity(of: text, lexicon: lexicon)
      return list([polarity.compound, polarity.negative, polarity.neutral, polarity.positive])
    case "readability":
      let metrics: [Metric] = [.automatedReadability, .fleschReadingEase, .smog]
      return list(metrics.map { measured($0, text).value })
    case "mtld":
      return number(LexicalDiversity.mtld(text.split(separator: " ")))
    case "squad":
      let references = line.texts ?? []
      return list([SQuAD.exactMatch(text, references), SQuAD.f1(text, references)])
    case "schema":
      return accepts(text, line.schema ?? "")
    case "personal-data":
      let score = measured(.personalData, text)
      return .bool(score.value == 1)
    case "language":
      // Of several languages: is it written in this one?
      let reply = ReplyText(text)
      let answers = (line.texts ?? []).map { tag -> JSONValue in
        guard let isWritten = reply.isWritten(in: tag) else { return .null }
        return .bool(isWritten)
      }
      return .array(answers)
    default: return nil
    }
  }

  /// Nil where the schema is not taken.
  private static func accepts(_ text: String, _ schema: String) -> JSONValue? {
    guard let schema = try? JSONSchema(parsing: schema), let value = try? JSONValue(parsing: text)
    else { return nil }
    return .bool(schema.accepts(value))
  }

  private static func measured(_ metric: Metric, _ text: String) -> Score {
    metric.measure(Exchange(facts: Facts(dimension: .tone), response: Response(text: text)))
  }

  private static func number(_ value: Double?) -> JSONValue {
    guard let value else { return .null }
    return .number(JSONNumber(value))
  }

  private static func list(_ values: [Double?]) -> JSONValue { .array(values.map(number)) }
}
