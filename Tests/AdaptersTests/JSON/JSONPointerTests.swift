import Testing

@testable import Adapters

struct JSONPointerTests {
  /// The document and the pointers of RFC 6901, section 5.
  private static let document = #"""
    {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}
    """#

  @Test(arguments: [
    ("/foo", JSON.array(["bar", "baz"])), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2),
    ("/e^f", 3), ("/g|h", 4), ("/i\\j", 5), ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8),
  ])
  func `The standard's own examples`(_ text: String, _ expected: JSON) throws {
    let json = try JSONReader.read(Self.document.utf8)
    #expect(try #require(JSONPointer(text)).value(in: json) == expected)
    #expect(try #require(JSONPointer("")).value(in: json) == json)
  }

  @Test(arguments: [
    "/foo/2", "/foo/-", "/foo/01", "/foo/+1", "/foo/99999999999999999999", "/foo/0/x", "/none",
    "/foo/bar",
  ])
  func `Where nothing stands there is nothing`(_ text: String) throws {
    let json = try JSONReader.read(Self.document.utf8)
    #expect(try #require(JSONPointer(text)).value(in: json) == nil)
  }

  @Test(arguments: ["foo", "foo/0", "/a~", "/a~2", "/~x/b", " /a"])
  func `What is no pointer is none`(_ text: String) { #expect(JSONPointer(text) == nil) }

  @Test func `Escapes are undone once`() throws {
    let json: JSON = ["~1": 1, "/": 2]
    #expect(try #require(JSONPointer("/~01")).value(in: json) == 1)
    #expect(try #require(JSONPointer("/~1")).value(in: json) == 2)
  }
}
