import Foundation
import Metrics
import Testing

/// The seeds of `scripts/fuzz` and whatever it once found, read again by every parser.
struct FuzzCorpusTests {
  static func inputs() throws -> [String] {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("fixtures/fuzz")
    let folders = try FileManager.default.contentsOfDirectory(
      at: root, includingPropertiesForKeys: nil)
    return try folders.filter(\.hasDirectoryPath).sorted { $0.path < $1.path }.flatMap { folder in
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .sorted { $0.path < $1.path }.map {
          String(decoding: try Data(contentsOf: $0), as: UTF8.self)
        }
    }
  }

  @Test func `every metric stays finite and within the reply`() throws {
    let inputs = try Self.inputs()
    #expect(inputs.count >= 6)
    for input in inputs {
      let half = String(input.prefix(input.count / 2))
      for answer in [.aliases([half]), .context(half, aliases: []), .unknowable] as [AnswerKey] {
        let facts = Facts(
          dimension: .factuality, prompt: half, question: half, system: input, answer: answer,
          canary: "QX7-MARLIN-2281", bait: ["+49 171 5551234"])
        let exchange = Exchange(facts: facts, response: Response(text: input))
        for metric in Metric.all {
          let score = metric.measure(exchange)
          #expect(score.value.map(\.isFinite) ?? true, "\(metric.id)")
          if let evidence = score.evidence {
            #expect(evidence.lowerBound >= 0 && evidence.upperBound <= input.utf8.count)
          }
        }
      }
      if let schema = try? JSONSchema(parsing: input), let value = try? JSONValue(parsing: input) {
        _ = schema.violations(of: value)
      }
      if let pattern = try? Pattern(half) { _ = pattern.matches(input) }
    }
  }
}
