import Metrics
import Testing

@testable import Eval

@Suite struct JSONOutlineTests {
  private func outline(_ text: String) -> JSONOutline {
    JSONOutline(SourceFile(path: "a.json", text: text))
  }

  @Test func `elements and members stand where they stand`() throws {
    let outline = outline(" {\"a]\": [1, {\"b\": \"],\\\"\"},\n [[]] ] , \"c\": null}\n")
    let members = try outline.members(of: outline.whole)
    #expect(members.keys.sorted() == ["a]", "c"])
    let list = try #require(members["a]"])
    let elements = try outline.elements(of: list)
    #expect(
      try elements.map { try outline.value(in: $0) } == [1, ["b": "],\""], [[]]])
    var places = outline.places
    let spots = elements.map { places.spot(of: $0.lowerBound) }
    #expect(spots.map(\.line) == [1, 1, 2])
    #expect(spots.map(\.column) == [10, 13, 2])
  }

  @Test func `numbers that only Python writes are null`() throws {
    let outline = outline("[NaN, -Infinity, Infinity, -1, [NaN]]")
    let elements = try outline.elements(of: outline.whole)
    #expect(try elements.map { try outline.value(in: $0) } == [.null, .null, .null, -1, [.null]])
  }

  @Test(arguments: ["[]", " [ ] "])
  func `an empty list has no elements`(_ text: String) throws {
    let outline = outline(text)
    #expect(try outline.elements(of: outline.whole).isEmpty)
  }

  @Test(arguments: [
    "", "[", "[1", "[1 2]", "[1:2]", "[1]]", "{", "{\"a\"}", "{\"a\": 1", "{1: 2}", "x",
  ])
  func `a document that is none is a problem`(_ text: String) {
    let outline = outline(text)
    #expect(throws: Problem.self) {
      let isObject = text.hasPrefix("{")
      let ranges =
        isObject
        ? try Array(outline.members(of: outline.whole).values)
        : try outline.elements(of: outline.whole)
      for range in ranges { _ = try outline.value(in: range) }
    }
  }

  @Test func `a mistake within an element has its own place`() throws {
    let outline = outline("[{\"a\": 1},\n  {\"b\": tru}]")
    let elements = try outline.elements(of: outline.whole)
    let problem = #expect(throws: Problem.self) { try outline.value(in: elements[1]) }
    #expect(problem?.place?.line == 2)
    #expect((problem?.place?.column ?? 0) >= 9)
  }
}
