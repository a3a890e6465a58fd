// B. Efron, JASA 82, 1987, 171–185; B. Efron & R. J. Tibshirani, An Introduction to the Bootstrap,
// 1993, section 14.3. The unit that is drawn is the cluster, its cases and samples together.

/// The bias-corrected and accelerated bootstrap interval of the mean of cluster values.
///
/// The two-sided 1 − 2·level interval from `resamples` seeded draws of as many clusters as there
/// are. Unbounded below two clusters; of no width where all values are equal. Below 20 clusters the
/// bootstrap knows too little of the tails to be trusted.
public func bca(_ values: [Double], level: Double, resamples: Int = 10_000, seed: UInt64)
  -> Interval
{
  let n = values.count
  guard n > 1, resamples > 0 else {
    return Interval(lower: -.infinity, estimate: values.first, upper: .infinity)
  }
  let moments = Moments(values)
  guard moments.sd > 0 else {
    return Interval(lower: moments.mean, estimate: moments.mean, upper: moments.mean)
  }
  let deviations = values.map { $0 - moments.mean }
  var generator = SplitMix64(seed: seed)
  var draws = [Double](repeating: 0, count: resamples)
  for draw in draws.indices {
    draws[draw] = resampledSum(deviations, &generator) / Double(n)
  }
  // For a mean the jackknife values are −deviation/(n − 1): the acceleration is g/(6√n).
  let acceleration = moments.skewness / (6 * Double(n).squareRoot())
  let ends = bcaEnds(
    &draws, estimate: 0, acceleration: acceleration, level: level,
    tolerance: 1e-12 * moments.sd)
  return Interval(
    lower: moments.mean + ends.lower, estimate: moments.mean, upper: moments.mean + ends.upper)
}

/// The same interval of any statistic of `count` clusters.
///
/// `statistic` is given how often each cluster was drawn (all 1 for the sample itself); a median, a
/// ratio of sums or a root mean square is computed from its clusters so weighted. It is called
/// resamples + count + 1 times. A value that is not finite in any call gives no bounds.
public func bca(
  clusters count: Int, level: Double, resamples: Int = 10_000, seed: UInt64,
  statistic: ([Int]) -> Double
) -> Interval {
  guard count > 1, resamples > 0 else {
    return Interval(lower: -.infinity, estimate: nil, upper: .infinity)
  }
  var weights = [Int](repeating: 1, count: count)
  let estimate = statistic(weights)
  var jackknife: [Double] = []
  jackknife.reserveCapacity(count)
  for left in 0..<count {
    weights[left] = 0
    jackknife.append(statistic(weights))
    weights[left] = 1
  }
  var generator = SplitMix64(seed: seed)
  var draws: [Double] = []
  draws.reserveCapacity(resamples)
  for _ in 0..<resamples {
    for index in weights.indices { weights[index] = 0 }
    for _ in 0..<count { weights[generator.below(count)] += 1 }
    draws.append(statistic(weights))
  }
  guard estimate.isFinite, jackknife.allSatisfy(\.isFinite), draws.allSatisfy(\.isFinite) else {
    return Interval(
      lower: -.infinity, estimate: estimate.isFinite ? estimate : nil, upper: .infinity)
  }
  // Influence is the jackknife's mean less its value, so the skewness changes sign.
  let acceleration = -Moments(jackknife).skewness / (6 * Double(count).squareRoot())
  let scale = draws.reduce(abs(estimate)) { max($0, abs($1)) }
  let ends = bcaEnds(
    &draws, estimate: estimate, acceleration: acceleration, level: level,
    tolerance: 1e-14 * scale)
  return Interval(lower: ends.lower, estimate: estimate, upper: ends.upper)
}

/// The sum of n values drawn with replacement, two to a random word.
///
/// Each half of a word becomes an index by Lemire's multiplication; the few halves that would favour
/// an index are drawn anew, so that there is no bias.
private func resampledSum(_ values: [Double], _ generator: inout SplitMix64) -> Double {
  values.withUnsafeBufferPointer { buffer in
    let n = UInt64(buffer.count)
    let biased = (1 << 32) % n
    var random = generator
    func draw(_ half: UInt64) -> Double {
      let product = half &* n
      if product & 0xFFFF_FFFF < biased { return buffer[random.below(buffer.count)] }
      return buffer[Int(truncatingIfNeeded: product >> 32)]
    }
    var first = 0.0
    var second = 0.0
    for _ in 0..<buffer.count / 2 {
      let word = random.next()
      first += draw(word >> 32)
      second += draw(word & 0xFFFF_FFFF)
    }
    if buffer.count % 2 == 1 { first += buffer[random.below(buffer.count)] }
    generator = random
    return first + second
  }
}

/// Efron's adjusted percentiles of the draws, which are left sorted.
///
/// A draw within `tolerance` of the estimate counts half below it: sums of equal losses in another
/// order differ by rounding only.
private func bcaEnds(
  _ draws: inout [Double], estimate: Double, acceleration: Double, level: Double, tolerance: Double
) -> (lower: Double, upper: Double) {
  draws.sort()
  var below = 0.0
  for draw in draws {
    if draw > estimate + tolerance { break }
    below += draw < estimate - tolerance ? 1 : 0.5
  }
  // Where no draw, or every one, lies below, the bias is beyond what the draws can tell.
  let share = min(
    max(below / Double(draws.count), 0.5 / Double(draws.count)), 1 - 0.5 / Double(draws.count))
  let bias = Normal.quantile(share)
  func adjusted(_ z: Double) -> Double {
    let shifted = bias + z
    let shrink = 1 - acceleration * shifted
    guard shrink > 0 else { return shifted > 0 ? 1 : 0 }
    return Normal.cdf(bias + shifted / shrink)
  }
  let z = Normal.upperQuantile(level)
  return (
    percentile(ofSorted: draws, adjusted(-z)), percentile(ofSorted: draws, adjusted(z))
  )
}
