/// One pure measurement of one reply.
///
/// A metric is a value: adding one means one file that declares it, one line in ``Metric/all`` and
/// one paragraph in `docs/metrics.md`.
public struct Metric: Sendable {
  public let id: MetricID
  /// Raised whenever any text can get another score than before; part of a verdict's signature.
  public let version: Int
  /// What it says, in one line.
  public let summary: String
  /// The unit of ``Score/value``, as a reader should see it: `share`, `per 100 words`, `grade`, `0/1`.
  public let unit: String
  /// Names of a categorical metric's values in order of their code (0, 1, …); empty for a quantity.
  public let labels: [String]
  public let measure: @Sendable (Exchange) -> Score

  public init(
    id: MetricID, version: Int, summary: String, unit: String, labels: [String] = [],
    measure: @escaping @Sendable (Exchange) -> Score
  ) {
    self.id = id
    self.version = version
    self.summary = summary
    self.unit = unit
    self.labels = labels
    self.measure = measure
  }
}

/// The name of a metric: `dimension.what`, fixed once released.
public struct MetricID: RawRepresentable, Sendable, Hashable, Codable, ExpressibleByStringLiteral {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { self.rawValue = value }
}

/// What a metric found in one reply.
public struct Score: Sendable, Hashable {
  /// Nil where the metric is undefined for this reply; absence is never zero.
  public var value: Double?
  /// Low where a person should look before anything is decided by it.
  public var confidence: Confidence
  /// Where in the reply's UTF-8 the finding stands, if it stands at one place.
  public var evidence: Range<Int>?
  /// Why, in a person's words; constant text only, so that it costs nothing to carry.
  public var because: StaticText?

  public enum Confidence: String, Sendable, Hashable, Codable { case high, low }

  public init(
    _ value: Double, confidence: Confidence = .high, evidence: Range<Int>? = nil,
    because: StaticText? = nil
  ) {
    self.value = value
    self.confidence = confidence
    self.evidence = evidence
    self.because = because
  }

  public static func undefined(_ because: StaticText) -> Score {
    var score = Score(0, because: because)
    score.value = nil
    return score
  }
}

/// A sentence fixed at compile time.
public struct StaticText: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  private let text: StaticString

  public init(stringLiteral value: StaticString) { text = value }

  public var description: String { text.description }

  public static func == (a: Self, b: Self) -> Bool { a.description == b.description }
  public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
