import Testing

@testable import Metrics

/// Expected numbers: scikit-learn 1.9.1 (balanced accuracy, kappa), statsmodels 0.15.0 (kappa's
/// standard error, Wilson, cluster-robust errors) and astropy's jackknife over clusters.
struct ClusteredAgreementTests {
  // 12 clusters of 5.
  private let first = [
    0, 1, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 1, 0,
    0, 1, 1, 0, 0, 0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 1,
  ]
  private let second = [
    0, 1, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1, 0,
    0, 1, 1, 0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 1,
  ]

  private func agreement(_ clusters: (Int) -> Int) -> ClusteredAgreement {
    ClusteredAgreement(
      first: first, second: second, classes: 2, clusters: first.indices.map(clusters), level: 0.025)
  }

  private func isNear(_ a: Double?, _ b: Double) -> Bool { abs((a ?? .nan) - b) < 1e-9 }

  @Test func `independent cases have the intervals of independent cases`() {
    let alone = agreement { $0 }
    #expect(alone.matrix.counts == [[25, 2], [4, 29]])
    #expect(alone.clusters == 60)
    #expect(isNear(alone.balancedAccuracy.estimate, 0.902_356_902_356_902_4))
    #expect(isNear(alone.kappa?.estimate, 0.799_331_103_678_929_8))
    #expect(alone.agreement.estimate == 0.9)
    // The jackknife's n/(n − 1) is all that is between this and Wilson's 0.798505 … 0.953357.
    #expect(abs(alone.agreement.lower - 0.798_505) < 2e-3)
    #expect(abs(alone.agreement.upper - 0.953_357) < 2e-3)
  }

  @Test func `clusters widen every interval by their design effect`() throws {
    let clustered = agreement { $0 / 5 }
    #expect(clustered.clusters == 12)
    #expect(isNear(clustered.agreement.lower, 0.733_164_375_449_82))
    #expect(isNear(clustered.agreement.upper, 0.967_191_600_756_685_9))
    let kappa = try #require(clustered.kappa)
    #expect(isNear(kappa.lower, 0.571_295_401_285_232_5))
    #expect(kappa.upper == 1)
    let alone = agreement { $0 }
    #expect(clustered.balancedAccuracy.lower < alone.balancedAccuracy.lower)
  }

  @Test func `without a disagreement each cluster counts once and no interval is a point`() throws {
    let perfect = ClusteredAgreement(
      first: first, second: first, classes: 2, clusters: first.indices.map { $0 / 5 }, level: 0.025)
    #expect(perfect.agreement == wilson(12, of: 12, level: 0.025))
    let kappa = try #require(perfect.kappa)
    #expect(kappa.estimate == 1 && kappa.upper == 1)
    #expect(kappa.lower < 0.6)
    #expect(perfect.balancedAccuracy.lower < 0.85)
  }

  @Test func `nothing to compare is nothing known`() {
    let empty = ClusteredAgreement(
      first: [], second: [], classes: 2, clusters: [Int](), level: 0.025)
    #expect(empty.agreement.estimate == nil && empty.kappa == nil)
    #expect(empty.balancedAccuracy == Interval(lower: 0, estimate: nil, upper: 1))
    let oneClass = ClusteredAgreement(
      first: [1, 1], second: [1, 1], classes: 2, clusters: [0, 1], level: 0.025)
    #expect(oneClass.kappa == nil && oneClass.agreement.estimate == 1)
  }
}
