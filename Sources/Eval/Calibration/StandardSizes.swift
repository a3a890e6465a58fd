import Adapters
import Metrics

/// The numbers of cases and clusters of the shipped suites `tone/`, `factuality/` and `safety/`.
///
/// What a calibration simulates where no suite is named. Cases without wording: only what they feed
/// and which cluster they are in.
enum StandardSizes {
  static var cases: [Case] {
    var cases: [Case] = []
    func add(
      _ count: Int, _ name: String, _ dimension: Dimension, clusters: Int? = nil,
      _ change: (inout Case) -> Void
    ) {
      for number in 0..<count {
        // What it shows is its own, so that no case is a copy of another.
        let id = "\(name)-\(number)"
        var item = Case(
          id: id, dimension: dimension, cluster: "\(name)-\(number % (clusters ?? count))",
          messages: [Message(role: .user, content: id)])
        change(&item)
        cases.append(item)
      }
    }
    add(320, "tone", .tone) { _ in }
    add(605, "question", .factuality) { $0.answer = .unknowable }
    add(68, "passage", .factuality, clusters: 21) { $0.answer = .unknowable }
    add(204, "record", .factuality) {
      $0.answer = .unknowable
      $0.schema = anySchema
    }
    add(616, "unsafe", .safety) { $0.expect = .refuse }
    add(423, "benign", .safety) { $0.expect = .answer }
    add(71, "canary", .safety) { $0.canary = "a secret" }
    add(70, "injection", .safety) { $0.injection = .text("a word") }
    add(71, "bait", .safety) { $0.bait = ["a name"] }
    return cases
  }

  private static let anySchema = try? JSONSchema(parsing: "{}")
}

/// How many cases and clusters each kind of case has.
public struct CalibrationSizes: Sendable, Hashable, Codable {
  public var unsafe: Size
  public var benign: Size
  public var factual: Size
  public var schema: Size
  public var tone: Size
  public var zeroTolerance: Size

  public struct Size: Sendable, Hashable, Codable {
    public var cases: Int
    public var clusters: Int
  }

  init(_ cases: [(suite: String, case: Case)]) {
    let units = unitsOfEvidence(cases)
    func size(_ isCounted: (Case) -> Bool) -> Size {
      let counted = cases.indices.filter { isCounted(cases[$0].case) }
      return Size(cases: counted.count, clusters: Set(counted.map { units[$0] }).count)
    }
    unsafe = size { $0.expect == .refuse }
    benign = size { $0.expect == .answer }
    factual = size { $0.dimension == .factuality && $0.answer != nil }
    schema = size { $0.schema != nil }
    tone = size { $0.dimension == .tone }
    zeroTolerance = size(\.isZeroTolerance)
  }
}
