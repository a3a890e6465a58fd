import Foundation
import Testing

/// One row of `fixtures/oracles/statistics.json`: what another program says about given inputs.
struct StatisticsOracle: Decodable, Sendable, CustomTestStringConvertible {
  let id: Int
  let name: String
  let inputs: [String: Value]
  let expected: Value
  let tolerance: Value
  let source: String

  var testDescription: String { "\(id) \(name)" }

  static let all: [StatisticsOracle] = read("statistics.json")

  /// A fixture's rows; none where the file is missing or wrong, which a test counts.
  static func read<Row: Decodable>(_ file: String) -> [Row] {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../fixtures/oracles/\(file)").standardized
    do {
      return try JSONDecoder().decode([Row].self, from: Data(contentsOf: url))
    } catch {
      Issue.record(error)
      return []
    }
  }

  enum Value: Decodable, Sendable {
    case number(Double)
    case text(String)
    case list([Value])
    case object([String: Value])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let list = try? container.decode([Value].self) {
        self = .list(list)
      } else {
        self = .object(try container.decode([String: Value].self))
      }
    }

    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var text: String? { if case .text(let value) = self { value } else { nil } }
    var list: [Value]? { if case .list(let value) = self { value } else { nil } }
    var object: [String: Value]? { if case .object(let value) = self { value } else { nil } }
    var numbers: [Double]? { list?.compactMap(\.number) }
  }

  /// A number of the inputs; a row without it fails its test.
  func number(_ key: String, or fallback: Double? = nil) throws -> Double {
    try #require(inputs[key]?.number ?? fallback, "\(name) has no \(key)")
  }

  func count(_ key: String) throws -> Int { Int(try number(key)) }

  func numbers(_ key: String) throws -> [Double] {
    try #require(inputs[key]?.numbers, "\(name) has no \(key)")
  }

  /// The one-sided level of the two-sided confidence of the inputs, 95 % where none is named.
  var level: Double {
    (1 - (inputs["confidence"]?.number ?? 0.95)) / 2
  }

  /// The greatest difference allowed from an expected number.
  func allowance(for value: Double) throws -> Double {
    if let absolute = tolerance.number { return absolute }
    let words = try #require(tolerance.text?.split(separator: " "))
    try #require(words.count == 2 && words[0] == "rel")
    return try #require(Double(words[1])) * abs(value)
  }
}
