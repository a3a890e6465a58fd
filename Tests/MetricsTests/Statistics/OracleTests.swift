import Testing

@testable import Metrics

/// Every row of the fixture against our functions; the row names the program it came from.
struct OracleTests {
  typealias Answer = [String: [Double]]

  @Test func `the fixture has all its rows`() {
    #expect(StatisticsOracle.all.count == 160)
  }

  @Test(arguments: StatisticsOracle.all)
  func `agrees with the other program`(row: StatisticsOracle) throws {
    let method = try #require(row.name.split(separator: " ").first.map(String.init))
    let compute = try #require(Self.methods[method], "no method for \(row.name)")
    let answer = try compute(row)
    switch row.expected {
    case .object(let keys):
      for (key, value) in keys where !Self.notOurs.contains(key) {
        let ours = try #require(answer[key], "\(row.name) gives no \(key)")
        try expect(ours, value.numbers ?? [try #require(value.number)], key, row)
      }
    case .list(let values):
      let ours = try #require(answer[""])
      try expect(ours, values.compactMap(\.number), "value", row)
    default:
      let ours = try #require(answer[""])
      try expect(ours, [try #require(row.expected.number)], "value", row)
    }
  }

  private func expect(_ ours: [Double], _ theirs: [Double], _ key: String, _ row: StatisticsOracle)
    throws
  {
    try #require(ours.count == theirs.count, "\(row.name): \(key)")
    for (a, b) in zip(ours, theirs) {
      let allowed = try row.allowance(for: b)
      #expect(abs(a - b) <= allowed, "\(row.name): \(key) is \(a), \(row.source) has \(b)")
    }
  }

  /// Intermediate values that a source prints and we do not compute apart.
  private static let notOurs: Set<String> = ["phi", "divergence_nats", "distance_bits"]
}
