import Metrics
import Testing

@Suite struct LexiconTests {
  private let lexicon = Lexicon([("sort of", 1), ("sort", 2), ("sort of like", 3), ("can't", 4)])

  private func values(_ text: String, quoted: Bool = true) -> [Int] {
    var values: [Int] = []
    ReplyText(text).forEachMatch(of: lexicon, quoted: quoted) { values.append($0.value) }
    return values
  }

  @Test(arguments: [
    ("It is sort of fine", [1]), ("sort of like that", [3]), ("sort it", [2]),
    ("I CAN’T sort. Of course", [4, 2]), ("sort, of all", [1]), ("resort of", []),
    ("run `sort` of", []), ("- sort\n- of", [2]), ("", []),
  ])
  func `finds the longest phrase within a sentence`(_ text: String, _ expected: [Int]) {
    #expect(values(text) == expected)
  }

  @Test func `quoted words can be left out`() {
    #expect(values("He said \"sort it\" and I can't.") == [2, 4])
    #expect(values("He said \"sort it\" and I can't.", quoted: false) == [4])
  }

  @Test func `a match names its words`() throws {
    let text = ReplyText("It is sort of fine")
    var ranges: [Range<Int>] = []
    text.forEachMatch(of: lexicon) { ranges.append($0.words) }
    #expect(ranges == [2..<4])
    #expect(lexicon.value(of: Word.hash("Sort")) == 2)
    #expect(lexicon.value(of: Word.hash("of")) == nil)
  }
}
