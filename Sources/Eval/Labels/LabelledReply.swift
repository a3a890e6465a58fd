public import Metrics

/// One reply of a file of anyone's making, with what its line says about it.
public struct LabelledReply: Sendable {
  /// From 1; 0 for a text from the command line.
  public var line: Int
  /// As the file calls it: its `id`, or its case and sample.
  public var id: String?
  public var facts: Facts
  public var response: Response
  /// The person's word as it stands in the file; nil where it has none.
  public var label: String?
  public var group: String?
  /// What makes lines one unit of evidence.
  public var cluster: String

  public init(
    line: Int = 0, id: String? = nil, facts: Facts, response: Response, label: String? = nil,
    group: String? = nil, cluster: String? = nil
  ) {
    self.line = line
    self.id = id
    self.facts = facts
    self.response = response
    self.label = label
    self.group = group
    self.cluster = cluster ?? "line \(line)"
  }

  /// Every metric of it, or those that are named.
  public func readings(of metrics: [Metric] = Metric.all) -> [MetricReading] {
    MetricReading.all(of: response, facts: facts, metrics: metrics)
  }
}

/// One metric of one reply, with the words it rests on.
public struct MetricReading: Sendable {
  public var metric: Metric
  public var score: Score
  /// The words of the reply it rests on.
  public var evidence: String?

  /// The value as a person reads it.
  public var text: String {
    guard let value = score.value else { return "undefined" }
    if metric.labels.indices.contains(Int(value)) { return metric.labels[Int(value)] }
    // What is counted has no decimals.
    if ["0/1", "count", "words"].contains(metric.unit), let whole = Int(exactly: value) {
      return String(whole)
    }
    return Sentences.number(value)
  }

  /// Every metric of one reply, its text scanned once.
  static func all(
    of response: Response, facts: Facts, metrics: [Metric] = Metric.all
  ) -> [MetricReading] {
    let exchange = Exchange(facts: facts, response: response)
    return metrics.map { metric in
      let score = metric.measure(exchange)
      return MetricReading(
        metric: metric, score: score, evidence: score.evidence.map { exchange.text.string($0) })
    }
  }
}
