import Metrics
import Testing

@testable import Eval

@Suite struct NearDuplicatesTests {
  private func wording(_ text: String, capitalsAreNames: Bool = true) -> [UInt64] {
    Wording(text, capitalsAreNames: capitalsAreNames).threeGrams
  }

  /// Whether the second text repeats the first.
  private func areNear(_ a: String, _ b: String) -> Bool {
    !NearDuplicates(of: [wording(a), wording(b)], clusters: [0, 1]).pairs.isEmpty
  }

  @Test(arguments: [
    ("Where is my parcel from last week?", "Where is my parcel from last week?", true),
    ("Where is my parcel 4711 from last week?", "Where is my parcel 83 from last week?", true),
    ("Please tell Anna that I am late.", "Please tell Bert that I am late.", true),
    ("Please tell Anna that I'm late.", "please tell Bert that i'm late!", true),
    // Five runs of three words each, three of them in both: 3/7.
    ("one two three four five six seven", "zero one two three four five eight", false),
    // Four of six: 4/6.
    ("one two three four five six seven", "one two three four five six eight", true),
    ("Hello", "hello!", true),
    ("Hello", "Goodbye", false),
    ("12", "13", false),
    ("", "", false),
    ("How do I kill a process?", "How do I kill a weed?", true),
    ("How many bones does a human have?", "Which river runs through Ulm?", false),
  ])
  func `wordings are near from a Jaccard index of one half on`(a: String, b: String, near: Bool) {
    #expect(areNear(a, b) == near)
  }

  @Test func `German nouns are no names`() {
    let (a, b) = ("wo ist mein Paket aus Ulm", "wo ist mein Hund aus Bonn")
    #expect(areNear(a, b))
    #expect(
      NearDuplicates(
        of: [a, b].map { wording($0, capitalsAreNames: false) }, clusters: [0, 1]
      ).pairs.isEmpty)
  }

  @Test func `cases of one cluster are let be`() {
    let words = Array(repeating: wording("Where is my parcel from last week?"), count: 3)
    #expect(NearDuplicates(of: words, clusters: [0, 0, 0]).pairs.isEmpty)
    let pairs = NearDuplicates(of: words, clusters: [0, 0, 1]).pairs
    #expect(pairs == [.init(case: 2, resembles: 0)])
  }

  /// Against every pair compared with every other by the definition.
  @Test(arguments: 0..<20) func `no pair is lost by not comparing all`(seed: UInt64) {
    var random = SplitMix64(seed: seed, stream: 0)
    let sets = (0..<150).map { _ -> Set<UInt64> in
      let topic = random.next() % 12
      return Set((0..<Int(1 + random.next() % 14)).map { _ in topic * 9 + random.next() % 16 })
    }
    let expected = sets.indices.filter { index in
      sets[..<index].contains { other in
        let common = Double(other.intersection(sets[index]).count)
        return common / Double(other.union(sets[index]).count) >= 0.5
      }
    }
    let found = NearDuplicates(of: sets.map { $0.sorted() }, clusters: Array(sets.indices)).pairs
    #expect(found.map(\.case) == expected)
    #expect(!expected.isEmpty)
    for pair in found {
      let (a, b) = (sets[pair.case], sets[pair.resembles])
      #expect(pair.resembles < pair.case)
      #expect(Double(a.intersection(b).count) >= 0.5 * Double(a.union(b).count))
    }
  }

  /// Twenty thousand squared would outlast the test run.
  @Test func `a template's rows and twenty thousand copies are gone through in no time`() {
    let same = wording("Please write to the customer that the parcel comes tomorrow.")
    let rows = Array(repeating: same, count: 20_000)
    #expect(
      NearDuplicates(of: rows, clusters: Array(repeating: 0, count: 20_000)).pairs.isEmpty)
    #expect(NearDuplicates(of: rows, clusters: Array(rows.indices)).pairs.count == 19_999)
  }
}
