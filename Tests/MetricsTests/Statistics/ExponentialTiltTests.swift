import Testing

@testable import Metrics

struct ExponentialTiltTests {
  static let values: [[Double]] = [
    [0.0, 0.3], [-0.27, -0.89], [-0.45, -0.99], [0.06, 1.34], [-0.49, -0.62], [0.49, 0.36],
    [0.11, -0.93], [-0.03, 0.7],
  ]
  static let tilt = ExponentialTilt(
    values: values, base: [0.1, 0.2, 0.3, 0.4, 0.25, 0.25, 0.25, 0.25], strata: [0..<4, 4..<8])

  /// Weights by scipy.optimize.root on the same two equations (SciPy 1.17.1).
  @Test func `the weights are those of a root finder`() throws {
    let expected: [Double] = [
      0.0941571132474, 0.247514826647, 0.370196620205, 0.2881314399, 0.258964646241,
      0.234201427202, 0.310489935849, 0.196343990708,
    ]
    let weights = try #require(Self.tilt.weights(means: [-0.1, -0.2]))
    for (weight, wanted) in zip(weights, expected) { #expect(abs(weight - wanted) < 1e-8) }
  }

  @Test func `means that are there already change no weight`() throws {
    let weights = try #require(Self.tilt.weights(means: Self.tilt.means))
    #expect(weights == [0.1, 0.2, 0.3, 0.4, 0.25, 0.25, 0.25, 0.25])
  }

  @Test func `means beyond every value are out of reach`() {
    #expect(Self.tilt.weights(means: [3, 0]) == nil)
    #expect(Self.tilt.weights(means: [0, -2]) == nil)
  }
}
