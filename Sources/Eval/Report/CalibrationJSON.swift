import Foundation
import Metrics

extension CalibrationResult {
  /// The figures as JSON: sorted keys, the same bytes on every machine.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(Content(self)), as: UTF8.self) + "\n"
  }

  private struct Content: Encodable {
    var format = "locum-calibration/1"
    var verdict: Verdict.Outcome
    var exitCode: Int32
    var policy: String
    var policyVersion: String
    var policyDigest: String
    var samples: Int
    var draws: Int
    var seed: UInt64
    var rates: AssumedRates
    var sizes: CalibrationSizes
    var figures: [Figure]
    var notSimulated: [String]

    init(_ result: CalibrationResult) {
      verdict = result.outcome
      exitCode = result.outcome.exitCode
      policy = result.policy.name
      policyVersion = result.policy.version
      policyDigest = result.policy.digest
      samples = result.samples
      draws = result.draws
      seed = result.seed
      rates = result.rates
      sizes = result.sizes
      figures = result.figures.map(Figure.init)
      notSimulated = result.leftOut.map(\.rawValue) + result.unreached
    }
  }

  private struct Figure: Encodable {
    var kind: CalibrationFigure.Kind
    var scenario: Scenario
    var gate: String?
    var part: String?
    var side: CalibrationFigure.Side?
    var events: Int
    var draws: Int
    var rate: Double
    var standardError: Double
    var limit: Double
    var isWithin: Bool

    init(_ figure: CalibrationFigure) {
      kind = figure.kind
      scenario = figure.scenario
      gate = figure.gate?.rawValue
      part = figure.part
      side = figure.side
      events = figure.events
      draws = figure.draws
      rate = figure.rate
      standardError = figure.standardError
      limit = figure.limit
      isWithin = figure.isWithin
    }
  }
}
