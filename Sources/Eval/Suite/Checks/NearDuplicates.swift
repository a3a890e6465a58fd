/// Cases whose wording nearly repeats another's: evidence that would be counted twice.
///
/// Two wordings are near where the sets of their runs of three words, numbers and names left out,
/// have a Jaccard index of at least 0.5. Rows and cases of one cluster are meant to be alike and
/// count once anyway.
struct NearDuplicates {
  struct Pair: Hashable {
    /// The later one, as a position in what was searched.
    var `case`: Int
    var resembles: Int
  }

  /// For each case that resembles an earlier one, the first such.
  let pairs: [Pair]

  static let nearest = 0.5
  /// Cases compared in full with one case, and cases of one cluster kept for one run of words;
  /// beyond them thousands are alike, which is said all the same.
  private static let mostComparisons = 512
  private static let mostOfCluster = 8

  /// - Parameters:
  ///   - wordings: each case's runs of words, ascending.
  ///   - clusters: the unit of evidence each belongs to.
  ///
  /// Finds candidates by prefix filtering (Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and
  /// Srikant 2007): two sets that are near share one of the rarer runs of either.
  init(of wordings: [[UInt64]], clusters: [Int]) {
    let frequency = Self.repeated(in: wordings)
    var places: [UInt64: [Int]] = [:]
    var seen = [Int](repeating: -1, count: wordings.count)
    var pairs: [Pair] = []
    for (index, grams) in wordings.enumerated() where !grams.isEmpty {
      let rare = grams.map { (gram: $0, count: frequency[$0] ?? 1) }
        .sorted { ($0.count, $0.gram) < ($1.count, $1.gram) }
      // With fewer than this many of its runs elsewhere, no other set is near enough.
      let length = grams.count - Int((Self.nearest * Double(grams.count)).rounded(.up)) + 1
      var compared = 0
      var found: Int?
      search: for (gram, count) in rare.prefix(length) where count > 1 {
        for other in places[gram] ?? [] where seen[other] != index {
          seen[other] = index
          guard clusters[other] != clusters[index] else { continue }
          if Self.isNear(grams, wordings[other]) {
            found = other
            break search
          }
          compared += 1
          if compared == Self.mostComparisons { break search }
        }
      }
      if let found { pairs.append(Pair(case: index, resembles: found)) }
      for (gram, count) in rare.prefix(length) where count > 1 {
        let last = places[gram, default: []].suffix(Self.mostOfCluster)
        let isFull =
          last.count == Self.mostOfCluster && last.allSatisfy { clusters[$0] == clusters[index] }
        if !isFull { places[gram, default: []].append(index) }
      }
    }
    self.pairs = pairs
  }

  /// How often each run of words occurs that does so more than once; most occur once, and a table of
  /// all would be the largest thing held.
  private static func repeated(in wordings: [[UInt64]]) -> [UInt64: Int] {
    var all: [UInt64] = []
    all.reserveCapacity(wordings.reduce(0) { $0 + $1.count })
    for grams in wordings { all += grams }
    all.sort()
    var counts: [UInt64: Int] = [:]
    var start = 0
    for index in all.indices where index + 1 == all.count || all[index + 1] != all[start] {
      if index > start { counts[all[start]] = index - start + 1 }
      start = index + 1
    }
    return counts
  }

  /// - Parameters: two ascending sets.
  private static func isNear(_ a: [UInt64], _ b: [UInt64]) -> Bool {
    let (shorter, longer) = (Double(min(a.count, b.count)), Double(max(a.count, b.count)))
    guard shorter >= nearest * longer else { return false }
    var (i, j, common) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] { common += 1 }
      let (left, right) = (a[i], b[j])
      if left <= right { i += 1 }
      if right <= left { j += 1 }
    }
    return Double(common) >= nearest * Double(a.count + b.count - common)
  }
}
