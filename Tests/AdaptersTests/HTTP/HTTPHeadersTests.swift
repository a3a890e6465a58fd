import Foundation
import Testing

@testable import Adapters

struct HTTPHeadersTests {
  @Test func `Names are compared without regard to case`() {
    var headers: HTTPHeaders = [.init("Retry-After", "7"), .init("X", "1"), .init("x", "2")]
    #expect(headers["retry-after"] == "7")
    headers["X"] = "3"
    #expect(headers.fields.filter { $0.name.lowercased() == "x" } == [.init("X", "3")])
  }

  @Test(arguments: [("A", "b\r\nEvil: 1"), ("A: b", "c"), ("", "x"), ("A", "b\nc"), ("A b", "c")])
  func `A field cannot break out of its line`(_ name: String, _ value: String) {
    #expect(HTTPHeaders.Field(name, value).line == nil)
  }

  @Test(arguments: [
    ([("retry-after-ms", "250"), ("retry-after", "9")], 0.25), ([("Retry-After", "1.5")], 1.5),
    ([("Retry-After", "Sat, 21 Nov 2026 07:00:30 GMT")], 30),
    ([("Retry-After", "Sat, 21 Nov 2026 06:00:00 GMT")], 0), ([("Retry-After", "soon")], nil),
    ([("Retry-After", "-4")], nil), ([("Retry-After", "inf")], nil), ([], nil),
  ])
  func `Reads how long to wait`(_ fields: [(String, String)], _ expected: Double?) {
    let headers = HTTPHeaders(fields.map { HTTPHeaders.Field($0.0, $0.1) })
    let now = Date(timeIntervalSince1970: 1_795_244_400)
    #expect(headers.retryAfter(now: now) == expected)
  }
}
