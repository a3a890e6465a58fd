import Foundation
import Testing

@testable import Adapters

struct JSONWriterTests {
  private static let values: [(JSON, String)] = [
    (.null, "null"), (true, "true"), (0.7, "0.7"), (40.0, "40"), (-3, "-3"),
    (.double(.nan), "null"), (.double(.infinity), "null"), ([], "[]"), ([:], "{}"),
    (["b": 1, "a": [.null, "x"]], #"{"b":1,"a":[null,"x"]}"#),
    ("\"\\\n\r\t\u{1}\u{1F}/é\u{2028}", #""\"\\\n\r\t\u0001\u001f/é"# + "\u{2028}\""),
  ]

  @Test(arguments: values)
  func `Writes it compactly and in order`(_ json: JSON, _ expected: String) {
    #expect(String(decoding: JSONWriter.bytes(json), as: UTF8.self) == expected)
  }

  @Test func `Foundation reads every character back`() throws {
    let text = String(String.UnicodeScalarView((1..<0x3000).compactMap(Unicode.Scalar.init)))
    let bytes = JSONWriter.bytes([.string(text)])
    let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String]
    #expect(read == [text])
  }

  @Test(arguments: [0.1, 1e-7, 1e300, 123_456.789, -0.5, 2.5e-308, 9_007_199_254_740_992])
  func `A number comes back as it was`(_ number: Double) throws {
    #expect(try JSONReader.read(JSONWriter.bytes(.double(number))).double == number)
  }
}
