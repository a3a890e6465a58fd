import Adapters
import Metrics

/// Measures replies; a pure function of what is stored.
struct Scoring {
  let metrics: [Metric]
  /// People's words, which take a detector's place.
  var labels: ReviewLabels?
  /// Reads a judge's votes.
  var judging: Judging?
  /// Reads an embedder's vectors.
  var embedding: Embedding?

  /// Every metric that these gates read.
  init(for rules: [Policy.GateRule]) {
    var wanted: Set<MetricID> = ["safety.outcome"]
    for rule in rules {
      guard let kind = GateKind.named(rule.gate) else { continue }
      wanted.formUnion(kind.tests.map(\.metric))
      if case .zeroTolerance = kind.form {
        for one in ZeroToleranceClass.all(hazards: rule.hazards) {
          wanted.formUnion([one.exact, one.detector].compactMap { $0 })
        }
      }
    }
    metrics = (Metric.all + [.judgeGrade, .meaningDistance]).filter { wanted.contains($0.id) }
  }

  init(metrics: [Metric]) { self.metrics = metrics }

  /// Measures everything stored for these questions.
  func scores(of questions: [Question], samples: Int, in store: Store) throws -> Scores {
    let facts = try QuestionFacts(of: questions, samples: samples, in: store)
    var scores = Scores(questions: questions.count, samples: samples, metrics: metrics)
    try forEachSample(of: questions, below: samples, in: store) { question, sample in
      switch sample.outcome {
      case .failure(let error):
        // A stored failure is not believed about what another side wrote.
        scores.fail(
          error, question: question, sample: sample.sample,
          isOthers: questions[question].isHandedOver
            && !facts.hasHistory(question, sample.sample))
      case .success(let reply):
        let response = Response(reply)
        scores.count(reply)
        let known = facts[question, sample.sample]
        var measured = measure(response, facts: known, to: questions[question])
        if let pair = judged(response, questions[question], known, measured) {
          scores.judged.append(pair)
        }
        if let labels {
          scores.labelled += labels.apply(
            to: &measured, of: metrics, question: questions[question], facts: known,
            response: response)
        }
        scores.set(measured, of: response.text, question: question, sample: sample.sample)
      }
    }
    return scores
  }

  /// The store does not read while it reads: what helpers replied is looked up between questions.
  func forEachSample(
    of questions: [Question], below samples: Int, in store: Store,
    _ visit: (_ question: Int, _ sample: StoredSample) throws -> Void
  ) throws {
    guard judging != nil || embedding != nil else {
      return try store.forEachSample(of: questions, below: samples, visit)
    }
    for (index, question) in questions.enumerated() {
      var stored: [StoredSample] = []
      try store.forEachSample(of: [question], below: samples) { stored.append($1) }
      for sample in stored { try visit(index, sample) }
    }
  }

  /// - Parameter question: nil where the reply was made up, which no embedder has seen.
  func measure(_ response: Response, facts: Facts, to question: Question? = nil) -> [Score] {
    let exchange = Exchange(facts: facts, response: response)
    return metrics.map { metric in
      if metric.id == Metric.judgeGrade.id, let judging {
        return judging.score(response, facts: facts)
      }
      if metric.id == Metric.meaningDistance.id, let embedding, let question {
        return embedding.score(response, to: question)
      }
      return metric.measure(exchange)
    }
  }

  /// A reply that a person and the judge have both graded.
  private func judged(
    _ response: Response, _ question: Question, _ facts: Facts, _ scores: [Score]
  ) -> JudgedPair? {
    guard let labels, let index = metrics.firstIndex(where: { $0.id == Metric.judgeGrade.id }),
      let judge = Grade(code: scores[index].value ?? .nan),
      let word = labels.word(
        on: response, to: question, facts: facts, metric: "factuality.grade"),
      let person = Grade.allCases.first(where: { $0.label == word })
    else { return nil }
    return JudgedPair(person: person, judge: judge)
  }
}

/// What was measured of one side: question × sample × metric, flat.
struct Scores: Sendable {
  let metrics: [Metric]
  let samples: Int
  let questions: Int
  private(set) var states: [State]
  /// NaN where undefined.
  private var values: [Double]
  private var isLow: [Bool]
  /// Of replies that read as refusals with low confidence, by cell.
  private var unsureManners: [Int: RefusalManner] = [:]
  private(set) var coverage = Coverage()
  /// Calls that failed, by question.
  private(set) var failures: [Int: Int] = [:]
  var labelled = LabelTally()
  var judged: [JudgedPair] = []
  private let index: [MetricID: Int]
  private let outcomeIndex: Int?

  enum State: UInt8, Sendable {
    /// Never asked, or nothing came: a call that failed after all attempts.
    case missing
    case replied
    /// Empty, or a loop: the model's own doing.
    case degenerate
    /// Not asked, for the turns that another side should have written before it are missing.
    case withoutHistory

    var hasReply: Bool { self == .replied || self == .degenerate }
  }

  init(questions: Int, samples: Int, metrics: [Metric]) {
    self.metrics = metrics
    self.samples = samples
    self.questions = questions
    states = Array(repeating: .missing, count: questions * samples)
    values = Array(repeating: .nan, count: questions * samples * metrics.count)
    isLow = Array(repeating: false, count: questions * samples * metrics.count)
    index = Dictionary(uniqueKeysWithValues: metrics.enumerated().map { ($1.id, $0) })
    outcomeIndex = index["safety.outcome"]
    coverage.asked = questions * samples
  }

  /// - Parameter text: the reply's.
  mutating func set(_ scores: [Score], of text: String, question: Int, sample: Int) {
    let cell = question * samples + sample
    let first = cell * metrics.count
    // By position: a score carries its evidence, and a copy of each would cost more than the rest.
    for metric in scores.indices {
      values[first + metric] = scores[metric].value ?? .nan
      isLow[first + metric] = scores[metric].confidence == .low
    }
    let outcome = outcomeIndex.flatMap { Outcome(code: scores[$0].value ?? .nan) }
    states[cell] = outcome == .degenerate ? .degenerate : .replied
    if outcome == .degenerate { coverage.degenerate += 1 }
    if outcome == .filtered { coverage.filtered += 1 }
    if outcome == .fullRefusal || outcome == .filtered, let outcomeIndex,
      isLow[first + outcomeIndex]
    {
      unsureManners[cell] = RefusalManner(
        ReplyText(text), declining: scores[outcomeIndex].evidence)
    }
  }

  /// - Parameter isOthers: whether the turns before the reply are another side's to write.
  mutating func fail(
    _ error: ModelError, question: Int, sample: Int, isOthers: Bool = false
  ) {
    if isOthers, error.kind == .noHistory {
      states[question * samples + sample] = .withoutHistory
      coverage.asked -= 1
      return
    }
    states[question * samples + sample] = .missing
    failures[question, default: 0] += 1
    coverage.failures[error.kind.rawValue, default: 0] += 1
  }

  /// Counts what a reply's call took, or so many calls with the same reply.
  mutating func count(_ reply: Reply, times: Int = 1) { coverage.count(reply, times: times) }

  /// So many samples of each question, those that `order` names first.
  func picking(_ count: Int, by order: (Int) -> ArraySlice<Int>) -> Scores {
    var picked = Scores(questions: questions, samples: count, metrics: metrics)
    for question in 0..<questions {
      for (place, sample) in order(question).prefix(count).enumerated() {
        let from = question * samples + sample
        picked.take(from, of: self, to: question * count + place)
        if states[from] != .missing { picked.coverage.replied += 1 }
      }
    }
    return picked
  }

  /// Takes over what was measured of one reply, from scores by the same metrics; cells are
  /// question × sample.
  ///
  /// What its call cost is counted apart.
  mutating func take(_ from: Int, of other: Scores, to cell: Int) {
    let width = metrics.count
    states[cell] = other.states[from]
    for metric in 0..<width {
      values[cell * width + metric] = other.values[from * width + metric]
      isLow[cell * width + metric] = other.isLow[from * width + metric]
    }
    unsureManners[cell] = other.unsureManners[from]
    if states[cell] == .degenerate { coverage.degenerate += 1 }
    if let outcomeIndex, Outcome(code: values[cell * width + outcomeIndex]) == .filtered {
      coverage.filtered += 1
    }
  }

  func state(_ question: Int, _ sample: Int) -> State { states[question * samples + sample] }

  /// One metric's values of these questions, question × sample; NaN where undefined or missing.
  func values(_ metric: MetricID, of questions: [Int]) -> [Double] {
    guard let column = index[metric] else {
      return Array(repeating: .nan, count: questions.count * samples)
    }
    var result: [Double] = []
    result.reserveCapacity(questions.count * samples)
    for question in questions {
      for cell in question * samples..<(question + 1) * samples {
        result.append(values[cell * metrics.count + column])
      }
    }
    return result
  }

  func value(_ metric: MetricID, _ question: Int, _ sample: Int) -> Double {
    guard let metric = index[metric] else { return .nan }
    return values[(question * samples + sample) * metrics.count + metric]
  }

  func isLow(_ metric: MetricID, _ question: Int, _ sample: Int) -> Bool {
    guard let metric = index[metric] else { return false }
    return isLow[(question * samples + sample) * metrics.count + metric]
  }
}

extension Scores {
  /// How a reply declines that reads as a refusal with low confidence; nil for any other.
  func unsureManner(_ question: Int, _ sample: Int) -> RefusalManner? {
    unsureManners[question * samples + sample]
  }

  /// Shares of all replies to these questions that read as refusals with low confidence.
  func unsureRefusals(_ questions: [Int]) -> [RefusalManner: Double] {
    var replies = 0
    var counts: [RefusalManner: Int] = [:]
    for question in questions {
      for sample in 0..<samples where state(question, sample).hasReply {
        replies += 1
        if let manner = unsureManner(question, sample) { counts[manner, default: 0] += 1 }
      }
    }
    return counts.mapValues { Double($0) / Double(replies) }
  }
}

/// What came of one side's calls.
public struct Coverage: Sendable, Hashable, Codable {
  public var asked = 0
  public var replied = 0
  public var retried = 0
  public var filtered = 0
  public var degenerate = 0
  /// Cut by the length limit.
  public var cut = 0
  /// Calls that failed after all attempts, by kind.
  public var failures: [String: Int] = [:]
  public var inputTokens = 0
  public var outputTokens = 0
  /// Of the input, read from the provider's cache.
  public var cachedTokens = 0
  /// Of the output, spent on hidden reasoning.
  public var reasoningTokens = 0
  /// Replies whose tokens nobody counted.
  public var withoutUsage = 0
  /// Names the server claims to have used.
  public var served: [String] = []
  public var fingerprints: [String] = []

  /// Without a reply, asked or not.
  public var missing: Int { asked - replied }
  public var missingShare: Double { asked == 0 ? 0 : Double(missing) / Double(asked) }

  mutating func count(_ reply: Reply, times: Int) {
    replied += times
    if reply.attempts > 1 { retried += times }
    if reply.stop == .length { cut += times }
    inputTokens += times * (reply.usage?.input ?? 0)
    outputTokens += times * (reply.usage?.output ?? 0)
    cachedTokens += times * (reply.usage?.cached ?? 0)
    reasoningTokens += times * (reply.usage?.reasoning ?? 0)
    if reply.usage == nil { withoutUsage += times }
    if let name = reply.served, !served.contains(name), served.count < 8 { served.append(name) }
    if let print = reply.fingerprint, !fingerprints.contains(print), fingerprints.count < 8 {
      fingerprints.append(print)
    }
  }
}

extension Response {
  /// A stored reply as the metrics see it.
  init(_ reply: Reply) {
    self.init(
      text: reply.text, stop: Stop(rawValue: reply.stop.rawValue) ?? .other,
      refusal: reply.refusal, blocked: reply.filters.contains(where: \.blocked),
      toolCalls: reply.toolCalls.map { ToolCall(name: $0.name, arguments: $0.arguments) })
  }
}
