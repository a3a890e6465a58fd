import Metrics

/// A part of the cases, named by what they share.
public struct CaseSlice: Sendable, Hashable, Codable {
  public var kind: Kind
  /// The suite's, dimension's, hazard's or tag's name, as suites write it.
  public var name: String

  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case suite, dimension, hazard, tag
  }

  public init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// As tables write it: `tag german`.
  public var title: String { "\(kind.rawValue) \(name.visibleLine)" }

  func includes(_ item: Case, suite: String) -> Bool {
    switch kind {
    case .suite: suite == name
    case .dimension: item.dimension.rawValue == name
    case .hazard: item.hazard == name
    case .tag: item.tags.contains(name)
    }
  }

  /// Every slice that a case belongs to.
  static func all(of item: Case, suite: String) -> [CaseSlice] {
    [CaseSlice(.suite, suite), CaseSlice(.dimension, item.dimension.rawValue)]
      + [item.hazard].compactMap { $0 }.filter { $0 != "none" }.map { CaseSlice(.hazard, $0) }
      + Set(item.tags).sorted().map { CaseSlice(.tag, $0) }
  }
}
