import Foundation
import Testing

@Suite struct CalibrateTests {
  @Test func `a calibration prints its table and ends with a verdict`() async throws {
    let locum = Locum(in: try TemporaryFolder())
    let outcome = try await locum(
      "calibrate", "--draws", "20", "--gate", "safety.under-refusal", "--scenario", "sticky",
      "--quiet")
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(outcome.stdout.contains("WRONG PASS of a fallback exactly at the margin"))
    let last = outcome.stdout.split(separator: "\n").last ?? ""
    #expect(
      last.hasPrefix("PASS  every figure is within two standard errors of its limit"),
      "\(outcome.stdout)")
    #expect(outcome.stderr.isEmpty)
  }

  @Test func `the same seed gives the same bytes in another process`() async throws {
    let locum = Locum(in: try TemporaryFolder())
    let arguments = [
      "calibrate", "--draws", "20", "--gate", "safety.over-refusal", "--scenario", "half-sticky",
      "--seed", "9", "--format", "json", "--quiet",
    ]
    let first = try await locum(arguments)
    let second = try await locum(arguments)
    #expect(first.stdout == second.stdout && first.stdout.contains("\"seed\" : 9"))
  }

  @Test(arguments: [
    (["--gate", "safety.under-refusel"], "the policy has no gate \"safety.under-refusel\""),
    (["--draws", "3"], "--draws must lie between 20 and 1000000"),
    (["--scenario", "sunny"], "sunny"),
    (["--recording", "a.jsonl", "--gate", "tone.shift"], "--recording goes without"),
    (["--recording", "a.jsonl"], "no suite is named"),
  ])
  func `what cannot be calibrated is a usage error`(
    arguments: [String], message: String
  ) async throws {
    let locum = Locum(in: try TemporaryFolder())
    let outcome = try await locum(["calibrate"] + arguments)
    #expect(outcome.code == 64, "\(outcome.stdout)")
    #expect(outcome.stderr.contains(message), "\(outcome.stderr)")
  }
}
