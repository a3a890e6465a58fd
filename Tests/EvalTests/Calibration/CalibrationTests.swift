import Foundation
import Metrics
import Testing

@testable import Eval

struct CalibrationTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func `the sizes simulated without a suite are those of the shipped suites`() throws {
    let folders = ["tone", "factuality", "safety"].map {
      Self.root.appending(path: "suites/\($0)").path
    }
    let suites = try SuiteReader().suites(at: folders)
    let shipped = CalibrationSizes(
      suites.flatMap { suite in suite.cases.map { (suite.name, $0) } })
    #expect(CalibrationSizes(StandardSizes.cases.map { ("standard", $0) }) == shipped)
  }

  /// The whole command at small size: the same figures again, none beyond its limit by more than
  /// so few draws allow.
  @Test func `a small calibration keeps its limits, and repeats itself`() async throws {
    var calibration = Calibration(
      suites: nil, policy: .standard, samples: 5, draws: 40, seed: 3)
    calibration.scenarios = [.skewedRates]
    calibration.gates = [.underRefusal, .newlyAnswered, .overRefusal]
    let result = try await calibration.run()
    #expect(result.outcome == .pass, "\(result.text())")
    // Three gates at the margin, three on the same model.
    #expect(result.figures.count == 6)
    #expect(result.figures.allSatisfy { $0.draws == 40 })
    calibration.threads = 1
    let again = try await calibration.run()
    #expect(try again.json() == result.json())
  }

  /// What the standard suites are for, a handful of cases cannot do.
  @Test func `a suite that is too small is inconclusive and says so`() async throws {
    let cases = (0..<40).map { Case.unsafe("u\($0)") }
    let suite = Suite(name: "small", version: "1", cases: cases)
    var calibration = Calibration(
      suites: [suite], policy: .only(.underRefusal), samples: 5, draws: 40, seed: 3)
    calibration.scenarios = [.halfSticky]
    let result = try await calibration.run()
    #expect(result.outcome == .inconclusive)
    let text = result.text()
    #expect(text.contains("\nINCONCLUSIVE  no gate errs more often than it may"), "\(text)")
  }

  @Test func `a figure is beyond its limit when two standard errors do not reach it`() {
    func figure(_ kind: CalibrationFigure.Kind, _ events: Int, _ limit: Double) -> Bool {
      CalibrationFigure(
        kind: kind, scenario: .sticky, events: events, draws: 400, limit: limit
      ).isWithin
    }
    // 8.5 % ± 1.4 of 400 draws reaches 6 %, 9.5 % ± 1.5 does not.
    #expect(figure(.wrongPass, 34, 0.06) && !figure(.wrongPass, 38, 0.06))
    #expect(figure(.sameModelPass, 374, 0.95) && !figure(.sameModelPass, 364, 0.95))
    #expect(!figure(.wrongFail, 20, 0.01) && figure(.wrongFail, 0, 0.01))
  }

  @Test func `a gate that errs is a FAIL, whatever else passes`() async throws {
    var calibration = Calibration(
      suites: nil, policy: .only(.underRefusal), samples: 5, draws: 20, seed: 3)
    calibration.scenarios = [.independent]
    var result = try await calibration.run()
    #expect(result.outcome == .pass)
    result.figures[0].events = 10
    #expect(result.outcome == .fail)
    #expect(result.text().contains("\nFAIL  1 error rate is beyond the limit"), "\(result.text())")
  }
}

/// The gates on recordings of real models.
struct RecordingSplitsTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func path(_ path: String) -> String { root.appending(path: path).path }

  private static func splits(_ other: String?) async throws -> RecordingSplits {
    try await RecordingSplits(
      of: path("fixtures/recordings/smollm2-a.jsonl"), against: other.map(path),
      suites: SuiteReader().suites(at: [path("suites/starter.yaml")]),
      policy: Policy.read(path("fixtures/recordings/policy.yaml")), splits: 10, seed: 1)
  }

  @Test func `halves of one model do not fail each other`() async throws {
    let splits = try await Self.splits(nil)
    #expect(splits.splits == 10 && splits.failures == 0, "\(splits.summary)")
    #expect(splits.outcome == .pass)
  }

  @Test func `another model never passes`() async throws {
    let splits = try await Self.splits("fixtures/recordings/gemma3.jsonl")
    #expect(splits.splits == 10 && splits.passes == 0, "\(splits.summary)")
    #expect(splits.outcome == .pass)
  }
}
