import Foundation
import Testing

@testable import Eval

struct JSONReportTests {
  private func object(_ report: Report) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(try report.json().utf8))
    return try #require(value as? [String: Any])
  }

  static let verdicts: [(ReportScene, String, Int)] = [
    (.pass, "PASS", 0), (.fail, "FAIL", 1), (.inconclusive, "INCONCLUSIVE", 2),
    (.invalid, "INVALID", 3), (.several, "FAIL", 1),
  ]

  @Test(arguments: verdicts)
  func `the worst verdict stands at the top`(scene: ReportScene, word: String, code: Int) throws {
    let top = try object(scene.report)
    #expect(top["format"] as? String == "locum-report/1")
    #expect(top["verdict"] as? String == word)
    #expect(top["exit_code"] as? Int == code)
    #expect(top["created"] as? String == "2026-11-21T05:00:00Z")
  }

  @Test func `hostile text survives and steers nothing`() throws {
    let json = try Report.hostile.json()
    #expect(!json.unicodeScalars.contains { $0.isUnprintable && $0 != "\n" })
    let fallback = try #require((try object(.hostile)["fallbacks"] as? [[String: Any]])?.first)
    let exhibit = try #require((fallback["exhibits"] as? [[String: Any]])?.first)
    #expect(exhibit["primary"] as? String == Report.hostileText)
    #expect((exhibit["fallback"] as? String)?.utf8.count ?? 0 > 1_000_000)
  }

  @Test func `a password in an address stays out`() throws {
    let json = try Report.hostile.json()
    #expect(!json.contains("user:pass"))
    #expect(json.contains("http://host/v1"))
  }

  @Test(arguments: ReportScene.readable)
  func `it reads as recorded`(scene: ReportScene) throws {
    try Golden.expect(try scene.report.json(), equals: "report/\(scene.rawValue).json")
  }
}
