import RealModule
import Testing

@testable import Metrics

struct DistributionTests {
  @Test(arguments: [1e-300, 1e-12, 0.003, 0.2, 0.5, 0.7, 0.999, 1 - 1e-12])
  func `the normal quantile undoes its distribution function`(p: Double) {
    let back = Normal.cdf(Normal.quantile(p))
    #expect(abs(back - p) <= 1e-13 * p)
  }

  @Test(arguments: [0.3, 1, 2, 2.5, 7, 59, 9_999, 10_001, 3e7])
  func `the t quantile undoes its tail`(degreesOfFreedom: Double) {
    let distribution = StudentT(degreesOfFreedom: degreesOfFreedom)
    for tail in [1e-9, 0.0005, 0.01, 0.05, 0.3, 0.4999] {
      let back = distribution.upperTail(distribution.upperQuantile(tail))
      #expect(abs(back - tail) <= 1e-12 * tail)
    }
  }

  @Test func `t goes over into the normal`() {
    let nearly = StudentT(degreesOfFreedom: 1e12)
    #expect(abs(nearly.upperQuantile(0.05) - Normal.upperQuantile(0.05)) < 1e-11)
    #expect(abs(nearly.upperTail(2) - Normal.upperTail(2)) < 1e-12)
  }

  @Test func `t is continuous where its method changes`() {
    let below = StudentT(degreesOfFreedom: 9_999.999_999)
    let above = StudentT(degreesOfFreedom: 10_000)
    for t in [0.1, 1.7, 4, 9] {
      let tail = above.upperTail(t)
      #expect(abs(below.upperTail(t) - tail) <= 1e-9 * tail)
    }
  }

  @Test(arguments: [(0.5, 0.5), (1, 1), (0.01, 3), (3, 0.01), (80, 921), (30_000, 2)])
  func `the beta quantile undoes its distribution function`(a: Double, b: Double) {
    let distribution = Beta(a, b)
    for p in [1e-9, 0.001, 0.05, 0.5, 0.95, 0.999] {
      let x = distribution.quantile(p)
      guard x > 1e-290, x < 1 - 1e-10 else { continue }
      #expect(abs(distribution.cdf(x) - p) <= 1e-10 * p)
      #expect(abs(distribution.cdf(x) + distribution.upperTail(x) - 1) < 1e-12)
    }
  }

  @Test(arguments: [(0, 0.3), (1, 0.0), (1, 1.0), (17, 0.02), (17, 0.98), (400, 0.5)])
  func `binomial masses add up to one and to the tails`(n: Int, p: Double) {
    let distribution = Binomial(n: n, p: p)
    var sum = 0.0
    for k in 0...n {
      #expect(abs(distribution.upperTail(k) - (1 - sum)) < 1e-12)
      sum += distribution.mass(k)
      #expect(abs(distribution.cdf(k) - sum) < 1e-12)
    }
    #expect(abs(sum - 1) < 1e-12)
    #expect(distribution.mass(-1) == 0 && distribution.mass(n + 1) == 0)
    #expect(distribution.cdf(-1) == 0 && distribution.upperTail(n + 1) == 0)
  }

  @Test func `ends of the range`() {
    #expect(Normal.quantile(0) == -.infinity && Normal.quantile(1) == .infinity)
    #expect(Normal.quantile(-0.1).isNaN && Normal.quantile(.nan).isNaN)
    #expect(Normal.cdf(-40) == 0 && Normal.cdf(40) == 1)
    let t = StudentT(degreesOfFreedom: 4)
    #expect(t.quantile(0) == -.infinity && t.quantile(1) == .infinity && t.quantile(0.5) == 0)
    #expect(t.upperTail(.infinity) == 0 && t.upperTail(-.infinity) == 1)
    #expect(t.quantile(2).isNaN && t.upperTail(.nan).isNaN)
    #expect(t.upperTail(1e300) >= 0 && t.upperTail(1e-300) == 0.5)
    #expect(StudentT(degreesOfFreedom: 0).quantile(0.9).isNaN)
    let beta = Beta(2, 5)
    #expect(beta.quantile(0) == 0 && beta.quantile(1) == 1 && beta.upperQuantile(0) == 1)
    #expect(beta.cdf(-1) == 0 && beta.cdf(2) == 1 && beta.upperTail(-1) == 1)
    #expect(beta.quantile(-1).isNaN && beta.upperQuantile(1.5).isNaN)
  }
}
