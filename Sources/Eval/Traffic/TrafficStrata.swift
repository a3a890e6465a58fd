import Adapters
import Metrics

/// Requests by what tells traffic apart: how long the last turn is, whether the conversation has
/// several, whether the model refused.
struct TrafficStrata {
  struct Stratum: Hashable {
    let tags: [String]
  }

  private let groups: [(group: Traffic.Group, stratum: Stratum)]

  init(_ groups: [Traffic.Group]) {
    let sorted = groups.map(\.size).sorted()
    self.groups = groups.map { group in
      let length =
        group.size <= sorted[sorted.count / 3]
        ? "short" : group.size <= sorted[sorted.count * 2 / 3] ? "medium" : "long"
      return (
        group,
        Stratum(
          tags: [length, group.hasTurns ? "multi-turn" : "single-turn"]
            + (group.isRefused ? ["refused-by-primary"] : []))
      )
    }
  }

  /// Draws from each stratum in proportion to its size and at least one of each while there is room;
  /// in the order of the log.
  func drawn(
    _ target: Int, seed: UInt64
  ) -> [(group: Traffic.Group, stratum: Stratum)] {
    guard groups.count > target else { return groups }
    let strata = Dictionary(grouping: groups.indices) { groups[$0].stratum }
      .map { (name: $0.key.tags.joined(separator: " "), members: $0.value) }
      .sorted { $0.name < $1.name }
    var shares = strata.map { max(1, $0.members.count * target / groups.count) }
    // Places left by rounding go to those that lost most by it; too many are taken from the largest.
    let remainders = strata.indices.sorted {
      (strata[$1].members.count * target % groups.count, $0)
        < (strata[$0].members.count * target % groups.count, $1)
    }
    var free = target - shares.reduce(0, +)
    for index in remainders where free > 0 && shares[index] < strata[index].members.count {
      shares[index] += 1
      free -= 1
    }
    while free < 0, let largest = shares.indices.max(by: { shares[$0] < shares[$1] }) {
      shares[largest] -= 1
      free += 1
    }
    var drawn: [Int] = []
    for (stratum, share) in zip(strata, shares) {
      var random = SplitMix64(seed: seed, stream: stratum.name)
      var members = stratum.members
      random.shuffle(&members)
      drawn += members.prefix(share)
    }
    return drawn.sorted().map { groups[$0] }
  }
}
