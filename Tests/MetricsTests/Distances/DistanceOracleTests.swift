import Testing

@testable import Metrics

/// Distances of random samples as SciPy 1.17.1, cliffs-delta 1.0.0 and lexicalrichness 0.5.1 have
/// them; see distances.py beside the fixture.
struct DistanceOracleTests {
  struct Row: Decodable, Sendable, CustomTestStringConvertible {
    var x: [Double]
    var y: [Double]
    var p: [Double]
    var q: [Double]
    var words: String
    var wasserstein: Double
    /// The square root of the V-statistic.
    var energy: Double
    var ks: Double
    var ksP: Double
    var cliff: Double
    /// The square root of the divergence, in bits.
    var jensenShannon: Double
    var mtld: Double
    var mattr: Double
    var hdd: Double

    var testDescription: String { "\(x.count) against \(y.count) values, from \(x.prefix(2))" }
  }

  private static let rows: [Row] = StatisticsOracle.read("distances.json")

  @Test func `the fixture has rows`() { #expect(Self.rows.count >= 20) }

  @Test(arguments: rows)
  func `agrees with the packages`(row: Row) throws {
    func agree(_ ours: Double?, _ theirs: Double, _ name: Comment) throws {
      let ours = try #require(ours, name)
      #expect(abs(ours - theirs) <= 1e-9 * max(1, abs(theirs)), name)
    }
    try agree(wasserstein1(row.x, row.y), row.wasserstein, "wasserstein")
    try agree(energyDistance(row.x, row.y)?.vStatistic, row.energy * row.energy, "energy")
    try agree(kolmogorovSmirnov(row.x, row.y)?.statistic, row.ks, "ks")
    try agree(kolmogorovSmirnov(row.x, row.y)?.p, row.ksP, "ks p")
    try agree(cliffsDelta(row.x, row.y)?.delta, row.cliff, "cliff")
    let p = try #require(Profile(row.p))
    let q = try #require(Profile(row.q))
    let divergence = row.jensenShannon * row.jensenShannon
    try agree(Metrics.jensenShannon(p, q), divergence, "jensenShannon")
    let words = row.words.split(separator: " ")
    try agree(LexicalDiversity.mtld(words), row.mtld, "mtld")
    try agree(LexicalDiversity.mattr(words), row.mattr, "mattr")
    try agree(LexicalDiversity.hdd(words), row.hdd, "hdd")
  }
}
