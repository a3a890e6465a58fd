import Foundation
import Testing

@testable import Adapters

struct TimestampTests {
  /// By `date -u -d … +%s`.
  @Test(arguments: [
    ("2026-11-21T07:00:00Z", 1_795_244_400.0), ("2024-02-29T23:59:59.250Z", 1_709_251_199.25),
    ("2026-11-21T08:30:00+01:30", 1_795_244_400), ("1969-12-31t23:59:59z", -1),
    ("2026-11-20 22:00:00-09:00", 1_795_244_400),
  ])
  func `Reads a point in time`(_ text: String, _ seconds: Double) {
    #expect(Timestamp.date(text)?.timeIntervalSince1970 == seconds)
  }

  @Test(arguments: [
    "", "yesterday", "2026-11-21", "2026-13-21T07:00:00Z", "2026-11-21T07:00:00",
    "2026-11-21T25:00:00Z", "2026-11-21T07:00:00.Z", "2026-11-21T07:00:00Zx",
    "2026-11-21T07:00:00+1",
  ])
  func `Leaves alone what is none`(_ text: String) {
    #expect(Timestamp.date(text) == nil)
  }

  @Test(arguments: [
    (Double.nan, "0001-01-01T00:00:00Z"), (-.infinity, "0001-01-01T00:00:00Z"),
    (1e300, "9999-12-31T23:59:59Z"),
  ])
  func `What four digits cannot write is cut to what they can`(_ seconds: Double, _ text: String) {
    #expect(Timestamp.text(Date(timeIntervalSince1970: seconds)) == text)
  }

  @Test func `Writes what Foundation writes`() {
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    var random = SplitMix64(seed: 5)
    for _ in 0..<2000 {
      let date = Date(timeIntervalSince1970: (random.unit() * 8e12 - 2e12).rounded() / 1000)
      let text = Timestamp.text(date)
      let theirs = formatter.string(from: date)
      #expect(text == theirs.replacingOccurrences(of: ".000Z", with: "Z"))
      let difference = Timestamp.date(text)?.timeIntervalSince(date) ?? 1
      #expect(abs(difference) < 0.0006)
    }
  }
}
