import Testing

@testable import Metrics

struct MomentsTests {
  @Test func `empty, single and equal values have no spread`() {
    #expect(Moments([]).n == 0 && Moments([]).mean == 0 && Moments([]).sd == 0)
    #expect(Moments([]).standardError == .infinity)
    #expect(Moments([3.7]).mean == 3.7 && Moments([3.7]).standardError == .infinity)
    let equal = Moments([Double](repeating: 0.1, count: 1_000))
    #expect(equal.mean == 0.1 && equal.sd == 0 && equal.skewness == 0)
  }

  @Test func `a large common part costs no digits`() {
    let values = [0.3, 1.9, -0.7, 4.4, 0.1]
    let moved = Moments(values.map { $0 + 1e9 })
    #expect(abs(moved.sd - Moments(values).sd) < 1e-6)
    #expect(abs(moved.skewness - Moments(values).skewness) < 1e-6)
  }

  @Test func `the skewness changes sign with the values and not with their scale`() {
    let values = [0, 0, 0, 0.2, 1]
    let skewness = Moments(values).skewness
    #expect(skewness > 0)
    #expect(abs(Moments(values.map { -3 * $0 }).skewness + skewness) < 1e-12)
  }
}
