import Foundation
import Testing

@testable import Adapters

struct JSONReaderTests {
  /// Foundation's reader is the judge of what well-formed JSON says.
  @Test(arguments: [
    #"{"a":[1,2.5,-3e2,true,false,null],"b":{"c":"d"}}"#,
    #"["\u00e9\n\t\"\\\/\b\f\r","\ud83d\ude00","é😀"]"#,
    "[0,-0,9007199254740993,123456789012345678,1e-7,0.1]",
    "  {\"a\" : [ ] , \"b\" : { } }  ",
  ])
  func `Reads what Foundation reads`(_ text: String) throws {
    let ours = try JSONReader.read(text.utf8)
    let theirs = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    #expect(NSDictionary(dictionary: ["x": foundation(ours)]) == ["x": theirs] as NSDictionary)
  }

  private func foundation(_ json: JSON) -> Any {
    switch json {
    case .null: NSNull()
    case .bool(let value): NSNumber(value: value)
    case .int(let value): NSNumber(value: value)
    case .double(let value): NSNumber(value: value)
    case .string(let value): value
    case .array(let values): values.map(foundation)
    case .object(let members):
      Dictionary(members.map { ($0.name, foundation($0.value)) }) { _, last in last }
    }
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":}", "{\"a\" 1}", "{a:1}", "tru", "01x", "-", "1 2", "\"abc", "\"\\q\"",
    "\"\\u12g4\"", "[1}", "{\"a\":1,}", "1.2.3", "1e", "--1",
  ])
  func `Refuses what is not JSON`(_ text: String) {
    #expect(throws: JSONReader.Failure.self) { try JSONReader.read(text.utf8) }
  }

  @Test func `A failure names the byte`() {
    let failure = #expect(throws: JSONReader.Failure.self) {
      try JSONReader.read("{\"a\": ?}".utf8)
    }
    #expect(failure?.offset == 6)
  }

  @Test(arguments: [
    (#""\ud800""#, "\u{FFFD}"), (#""\udc00x""#, "\u{FFFD}x"), (#""\ud83dA""#, "\u{FFFD}A"),
    (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#""\ud83d\n""#, "\u{FFFD}\n"),
  ])
  func `Half a surrogate pair becomes U+FFFD`(_ text: String, _ expected: String) throws {
    #expect(try JSONReader.read(text.utf8) == .string(expected))
  }

  @Test func `Broken UTF-8 is repaired and raw control characters are kept`() throws {
    let bytes: [UInt8] = [0x22, 0x61, 0xFF, 0x0A, 0x62, 0xC3, 0x22]
    let text = try #require(try JSONReader.read(bytes).string)
    #expect(text == "a\u{FFFD}\nb\u{FFFD}")
  }

  @Test func `NaN and Infinity, which Python writes, are null`() throws {
    #expect(try JSONReader.read("[NaN,Infinity,-Infinity]".utf8) == [.null, .null, .null])
  }

  @Test(arguments: ["[", "{\"a\":"])
  func `Ten million levels are an error and no crash`(_ opening: String) {
    let bytes = Array(String(repeating: opening, count: 10_000_000 / opening.utf8.count).utf8)
    #expect(throws: JSONReader.Failure.self) { try JSONReader.read(bytes) }
  }

  @Test func `Millions of tiny values are an error and no flood of memory`() {
    let bytes = Array(("[" + String(repeating: "0,", count: 4_000_000) + "0]").utf8)
    #expect(throws: JSONReader.Failure.self) { try JSONReader.read(bytes) }
  }

  @Test func `Any prefix of a document is an error and no crash`() {
    let text = #"{"a":[1,-2.5e3,"x\u00e9\ud83d\ude00y",true,null],"b":{"c":"d"}}"#
    for end in 0..<text.utf8.count {
      #expect(throws: JSONReader.Failure.self) { try JSONReader.read(text.utf8.prefix(end)) }
    }
  }

  @Test func `A path leads to where its value begins`() {
    let bytes = Array(#"{"a":1,"reply":{"text":"x","stop": "y"}}"#.utf8)
    #expect(JSONReader.offset(of: ["reply", "stop"], in: bytes) == 35)
    #expect(JSONReader.offset(of: ["reply"], in: bytes) == 15)
    #expect(JSONReader.offset(of: ["nowhere"], in: bytes) == nil)
  }

  @Test func `Of members that repeat the last counts`() throws {
    #expect(try JSONReader.read(#"{"a":1,"a":2}"#.utf8)["a"]?.int == 2)
  }
}
