import Testing

@testable import Metrics

/// Random points at which SciPy, statsmodels and mpmath were asked; see statistics_points.py beside
/// the fixture.
struct OraclePointsTests {
  struct Point: Decodable, Sendable, CustomTestStringConvertible {
    let method: String
    let inputs: [[Double]]
    let expected: [Double]
    let tolerance: Double
    let absolute: Bool
    let source: String

    var testDescription: String { "\(method) \(inputs.map { $0.prefix(3) })" }

    static let all: [Point] = StatisticsOracle.read("statistics-points.json")
  }

  @Test func `the fixture has points for every method`() {
    #expect(Set(Point.all.map(\.method)) == Set(Self.methods.keys))
  }

  @Test(arguments: Point.all)
  func `agrees at a random point`(point: Point) throws {
    let compute = try #require(Self.methods[point.method])
    let ours = compute(point.inputs)
    try #require(ours.count == point.expected.count)
    for (a, b) in zip(ours, point.expected) {
      let allowed = point.absolute ? point.tolerance : point.tolerance * abs(b)
      #expect(abs(a - b) <= allowed, "\(point.method): \(a), \(point.source) has \(b)")
    }
  }

  private static let methods: [String: @Sendable ([[Double]]) -> [Double]] = [
    "normal.upperQuantile": { [Normal.upperQuantile($0[0][0])] },
    "normal.cdf": { [Normal.cdf($0[0][0])] },
    "t.upperTail": { [StudentT(degreesOfFreedom: $0[1][0]).upperTail($0[0][0])] },
    "t.upperQuantile": { [StudentT(degreesOfFreedom: $0[1][0]).upperQuantile($0[0][0])] },
    "beta.cdf": { [Beta($0[1][0], $0[2][0]).cdf($0[0][0])] },
    "beta.upperTail": { [Beta($0[1][0], $0[2][0]).upperTail($0[0][0])] },
    "beta.quantile": { [Beta($0[1][0], $0[2][0]).quantile($0[0][0])] },
    "beta.upperQuantile": { [Beta($0[1][0], $0[2][0]).upperQuantile($0[0][0])] },
    "binomial.mass": { [Binomial(n: Int($0[1][0]), p: $0[2][0]).mass(Int($0[0][0]))] },
    "binomial.cdf": { [Binomial(n: Int($0[1][0]), p: $0[2][0]).cdf(Int($0[0][0]))] },
    "binomial.upperTail": { [Binomial(n: Int($0[1][0]), p: $0[2][0]).upperTail(Int($0[0][0]))] },
    "binomial.quantile": { [Double(Binomial(n: Int($0[1][0]), p: $0[2][0]).quantile($0[0][0]))] },
    "wilson": { ends(wilson($0[0][0], of: $0[1][0], level: $0[2][0])) },
    "clopperPearson": {
      ends(clopperPearson(Int($0[0][0]), of: Int($0[1][0]), level: $0[2][0]))
    },
    "jeffreys": { ends(jeffreys(Int($0[0][0]), of: Int($0[1][0]), level: $0[2][0])) },
    "mcnemar.exact": { [mcnemarExact(b: Int($0[0][0]), c: Int($0[1][0]))] },
    "tost": { inputs in
      let losses = zip(inputs[0], inputs[1]).map { $0 - $1 }
      let test = tost(losses, low: inputs[2][0], high: inputs[3][0])
      return [test.p, test.lower.t, test.lower.p, test.upper.t, test.upper.p]
    },
    "pairedT": { inputs in
      let pairs = PairedDifference(inputs[0], inputs[1])
      return [pairs.t ?? .nan, pairs.p ?? .nan] + ends(pairs.interval(level: 0.05))
    },
    "hallTransformedT": { ends(HallTransformedT($0[0]).interval(level: 0.05)) },
    "skewnessCorrectedT": { ends(SkewnessCorrectedT($0[0]).interval(level: 0.05)) },
    "cliffsDelta": { [cliffsDelta($0[0], $0[1])?.delta ?? .nan] },
    "wasserstein1": { [wasserstein1($0[0], $0[1]) ?? .nan] },
    "energyDistance": { [energyDistance($0[0], $0[1])?.vStatistic.squareRoot() ?? .nan] },
    "kolmogorovSmirnov": { inputs in
      let test = kolmogorovSmirnov(inputs[0], inputs[1])
      return [test?.statistic ?? .nan, test?.p ?? .nan]
    },
    "jensenShannon": { profiles($0).map { [jensenShannon($0, $1)] } ?? [] },
    "kullbackLeibler": { profiles($0).map { [kullbackLeibler($0, $1)] } ?? [] },
    "holm": { holm($0[0]) },
    "benjaminiHochberg": { benjaminiHochberg($0[0]) },
    "hochberg": { hochberg($0[0]) },
    "bonferroni": { bonferroni($0[0]) },
    "cohenKappa": { inputs in
      let matrix = ConfusionMatrix(
        first: inputs[0].map { Int($0) }, second: inputs[1].map { Int($0) }, classes: 3)
      let kappa = matrix.kappa
      return [
        kappa?.value ?? .nan, kappa?.standardError ?? .nan,
        kappa?.standardErrorUnderChance ?? .nan,
      ]
    },
    "power.difference": { inputs in
      [TTestPower(n: Int(inputs[0][0]), sd: 1, level: 0.05).difference(inputs[1][0])]
    },
  ]

  private static func ends(_ interval: Interval) -> [Double] { [interval.lower, interval.upper] }

  private static func profiles(_ inputs: [[Double]]) -> (Profile, Profile)? {
    guard let p = Profile(inputs[0]), let q = Profile(inputs[1]) else { return nil }
    return (p, q)
  }
}
