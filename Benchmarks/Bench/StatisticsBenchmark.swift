import Foundation
import Metrics

/// Times the statistics that a gate repeats most, on one thread, in CPU time.
enum StatisticsBenchmark {
  static func run() {
    var generator = SplitMix64(seed: 20_261_121)
    let pairs = (0..<1_000).map { _ in
      generator.bernoulli(0.1) ? 1 : 0.01 * generator.double()
    }
    let losses = (0..<200).map { _ in generator.bernoulli(0.3) ? generator.double() : 0 }
    row("BCa, 10,000 resamples of the mean of 1,000 pairs", repetitions: 1) {
      bca(pairs, level: 0.05, resamples: 10_000, seed: 1).upper
    }
    row("BCa, the same through weights (any statistic)", repetitions: 1) {
      bca(clusters: pairs.count, level: 0.05, resamples: 10_000, seed: 1) { weights in
        var sum = 0.0
        for index in weights.indices { sum += Double(weights[index]) * pairs[index] }
        return sum / Double(pairs.count)
      }.upper
    }
    row("hybrid-20 interval of 200 losses", repetitions: 1_000) {
      PairedInference.hybrid20(losses).interval(level: 0.05).upper
    }
    row("Tango interval", repetitions: 1_000) {
      tangoPaired(b: 3, c: 1.6, n: 200, level: 0.05).upper
    }
    row("exact power of Tango's test, n = 300", repetitions: 10) {
      tangoPower(n: 300, losses: 0.05, gains: 0.05, margin: 0.05, level: 0.05)
    }
  }

  /// The median of 21 rounds; the last value is printed so that no round can be optimised away.
  private static func row(_ name: String, repetitions: Int, _ work: () -> Double) {
    var value = 0.0
    let times = (0..<21).map { _ in
      let start = threadTime()
      for _ in 0..<repetitions { value = work() }
      return (threadTime() - start) / Double(repetitions)
    }.sorted()
    let padded = name.padding(toLength: 52, withPad: " ", startingAt: 0)
    print(padded, String(format: "%10.4f ms   (%.6f)", times[10] * 1_000, value))
  }

  private static func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
