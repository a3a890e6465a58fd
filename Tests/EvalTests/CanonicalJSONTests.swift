import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

@Suite struct CanonicalJSONTests {
  /// Foundation's encoder in the same form: the independent second opinion.
  private func reference(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func ours(_ value: some Encodable) throws -> String {
    String(decoding: try CanonicalJSON.encode(value), as: UTF8.self)
  }

  @Test func `every shipped suite is written as Foundation writes it`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let suites = try SuiteReader().suites(at: [root.appendingPathComponent("suites").path])
    #expect(suites.count > 30)
    for suite in suites { #expect(try ours(suite) == reference(suite), "\(suite.name)") }
  }

  @Test(arguments: [0, 1, 1999, 2000, 2001, 5000])
  func `a list written on all cores is the list`(count: Int) throws {
    let list = (0..<count).map { ["n": "\($0)", "a": "x"] }
    #expect(try CanonicalJSON.encode(list: list) == CanonicalJSON.encode(list))
  }

  private enum Choice: Encodable {
    case none
    case one(Int)
    case pair(left: String, right: [Double?])
  }

  private struct Everything: Encodable {
    var zebra = ["b": 1, "a": 2, "a_b": 3, "aB": 4, "é": 5, "": 6]
    var apple: [Choice] = [.none, .one(-7), .pair(left: "l", right: [1, nil, 0.1, 1e-9, 1e21])]
    var middle: Int?
    var nothing: [String] = []
    var empty: [String: Int] = [:]
    var nested = [[1, 2], [], [3]]
    var flag = true
    var numbers: [Double] = [0, -0.5, 1, 1e15, 1e16, .pi, 100]
    var small: [UInt8] = [0, 255]
    var largest = UInt64.max
    var half: Float = 0.5
  }

  @Test func `enumerations, dictionaries, lists and numbers are written as Foundation writes them`()
    throws
  {
    #expect(try ours(Everything()) == reference(Everything()))
    #expect(try ours([Int?.none, 1]) == "[null,1]")
    #expect(try ours("bare") == "\"bare\"")
  }

  @Test func `strings of any scalars are written as Foundation writes them`() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<400 {
      let scalars = (0..<20).compactMap { _ in
        let wide = random.next() % 3 == 0
        return Unicode.Scalar(UInt32(random.next() % (wide ? 0x1_1000 : 0x80)))
      }
      let text = String(String.UnicodeScalarView(scalars))
      #expect(try ours([text]) == reference([text]))
    }
  }

  @Test func `a number that JSON cannot say is an error`() {
    #expect(throws: EncodingError.self) { try CanonicalJSON.encode([Double.nan]) }
  }
}
