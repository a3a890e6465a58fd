import Foundation
import Metrics
import Testing

@testable import Eval

/// Losses that count in both directions: length and layout, by hand.
@Suite struct TwoSidedLossTests {
  private func item(
    _ part: String, primary: [Act], fallback: [Act]
  ) async throws -> Gate.Item {
    let run = try await SyntheticRun(
      [.make("a", .tone)], samples: primary.count, primary: { primary[$1] },
      fallback: { fallback[$1] })
    return try #require(try run.gate(.only(.formatContract)).items.first { $0.test.part == part })
  }

  /// Distinct words, so that no reply is a loop.
  private func prose(_ count: Int) -> Act {
    let letters = Array("bcdfghklmnprstvw")
    let words = (0..<count).map { index in
      "\(letters[index % 16])a\(letters[index / 16 % 16])e"
    }
    return .says(words.joined(separator: " ") + ".")
  }

  @Test func `length is the difference of mean logarithms`() async throws {
    let item = try await item(
      "length", primary: [prose(10), prose(40)], fallback: [prose(40), prose(40)])
    let losses = item.readings.losses(.observed)
    #expect(abs(losses.high[0] - log(2)) < 1e-12)
    #expect(losses.low == losses.high)
    #expect(abs(item.bounds.upper - log(1.5)) < 1e-12)
    #expect(abs((item.bounds.lower ?? 0) - log(1 / 1.5)) < 1e-12)
  }

  /// A call that failed could have been either way too long or too short.
  @Test func `what failed is pushed in both directions`() async throws {
    let item = try await item(
      "length", primary: [prose(20), prose(20)], fallback: [prose(20), .fails])
    let worst = item.readings.losses(.worst)
    #expect(abs(worst.high[0] - 0.5) < 1e-12)
    #expect(abs(worst.low[0] + 0.5) < 1e-12)
    #expect(abs(item.readings.losses(.observed).high[0]) < 1e-12)
    #expect(abs(item.readings.losses(.best).high[0]) < 1e-12)
  }

  @Test func `an empty reply is pushed in both directions under every assumption`() async throws {
    let item = try await item(
      "length", primary: [prose(20), prose(20)], fallback: [prose(20), .isEmpty])
    for imputation in Imputation.allCases {
      let losses = item.readings.losses(imputation)
      #expect(abs(losses.high[0] - 0.5) < 1e-12)
      #expect(abs(losses.low[0] + 0.5) < 1e-12)
    }
  }

  @Test func `a rate of lists counts replies, not items`() async throws {
    let list = Act.says(
      "Here is what to do:\n\n- open the settings\n- choose the account\n- save it\n")
    let item = try await item(
      "lists", primary: [prose(20), prose(20), prose(20), list],
      fallback: [list, list, list, prose(20)])
    #expect(item.readings.losses(.observed).high == [0.5])
    #expect(item.bounds == .within(0.1))
  }

  @Test func `the margins of the parts follow the gate's`() {
    let bounds = Dictionary(
      uniqueKeysWithValues: GateKind.formatContract.tests.map { ($0.part, $0.bounds(0.1)) })
    #expect(bounds["language"] == .atMost(0.05))
    #expect(bounds["schema"] == .atMost(0.05))
    #expect(bounds["emoji"] == .within(0.1))
    #expect(bounds["headings"] == .within(0.1))
    #expect(bounds["code-fences"] == .within(0.1))
  }

  @Test func `a shift of tone is measured in the primary's own spread`() async throws {
    // Second-person words per hundred differ between the primary's two replies to each case.
    let plain = "The parcel left the depot this morning and the van brings it before noon today. "
    let you = "You get the parcel at your door this morning when you sign your card as you did. "
    let cases: [Case] = (0..<4).map { .make("c\($0)", .tone) }
    let run = try await SyntheticRun(
      cases, samples: 4, primary: { .says($1 % 2 == 0 ? plain + plain : you + you) },
      fallback: { _, _ in .says(you + you) })
    let gate = try run.gate(.only(.toneShift))
    let item = try #require(gate.items.first { $0.test.part == "second-person" })
    // Half the replies at 0, half at x: SD with n − 1 is x/2·√(16/15), and the fallback lies x/2 up.
    let expected = 1 / (16.0 / 15).squareRoot()
    for loss in item.readings.losses(.observed).high { #expect(abs(loss - expected) < 1e-9) }
    #expect(item.bounds == .within(0.5))
  }
}
