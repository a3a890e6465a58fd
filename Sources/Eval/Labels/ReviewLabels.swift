import Adapters
import Foundation
import Metrics

/// The labels of a file that speak about one run's replies.
public struct ReviewLabels: Sendable {
  /// SHA-256 of the file, in hex.
  public let digest: String
  /// Everyone whose labels are used, sorted.
  public let people: [String]
  /// Labels of other runs' replies, which are not used.
  public let ofOtherRuns: Int
  /// Lines that await a label.
  public let open: Int
  private let words: [Key: Word]
  /// Cases with a label, by suite and id, so that no other reply needs a digest.
  private let cases: Set<String>

  /// What a score says that a person decided.
  static let because: StaticText = "a person says so"

  struct Key: Hashable {
    var digest: String
    var metric: MetricID
  }

  enum Word: Hashable {
    case agreed(String)
    /// Two people say different things.
    case disputed
  }

  /// Reads a labels file and holds it against a run.
  ///
  /// - Throws: ``Problem`` with the place: at a line that is no label, at one that speaks about this
  ///   run and fits no reply of it, and at one about something its case is not judged by.
  public init(reading path: String, for plan: Plan, in store: Store) throws {
    let file = try JSONLinesFile(reading: path)
    digest = Digest.of(bytes: Data(file.source.text.utf8)).hex
    var lines: [(label: ReviewLabel, line: JSONLinesFile.Line)] = []
    var open = 0
    try file.forEach { line in
      if let label = try ReviewLabel(line) { lines.append((label, line)) } else { open += 1 }
    }
    self.open = open
    let known = try Self.digests(of: plan, cases: Set(lines.map(\.label.case)), in: store)
    var others = 0
    // The last word of each person on each reply.
    var latest: [Key: [String: String]] = [:]
    var cases: Set<String> = []
    for (label, line) in lines {
      guard let item = known[label.digest], item.case.id == label.case,
        label.suite == nil || label.suite == item.suite
      else {
        if let run = label.run, !plan.runID.hasPrefix(run), !run.hasPrefix(plan.runID) {
          others += 1
          continue
        }
        throw line.problem(
          "no reply of run \(plan.runID) to case \"\(label.case)\" has this digest", at: "digest",
          hint: "the label is about another reply: remove the line, or name its own run in \"run\"")
      }
      guard ReviewQuestion.of(label.metric)?.applies(to: item.case) == true else {
        throw line.problem(
          "case \"\(label.case)\" is not judged by \(label.metric.rawValue)", at: "metric")
      }
      cases.insert(Self.name(item.suite, item.case.id))
      latest[Key(digest: label.digest, metric: label.metric), default: [:]][label.by] = label.label
    }
    words = latest.mapValues { byPerson in
      let said = Set(byPerson.values)
      return said.count == 1 ? .agreed(said.first ?? "") : .disputed
    }
    people = Set(latest.values.flatMap(\.keys)).sorted()
    ofOtherRuns = others
    self.cases = cases
  }

  private static func name(_ suite: String, _ id: String) -> String { suite + "\u{0}" + id }

  /// Every reply of these cases, on either side, by its digest.
  private static func digests(
    of plan: Plan, cases: Set<String>, in store: Store
  ) throws -> [String: (suite: String, case: Case)] {
    var found: [String: (suite: String, case: Case)] = [:]
    for side in plan.sides {
      let questions = plan.questions(for: side).filter { cases.contains($0.case.id) }
      let facts = try QuestionFacts(of: questions, samples: plan.samples, in: store)
      try store.forEachSample(of: questions, below: plan.samples) { index, sample in
        guard case .success(let reply) = sample.outcome else { return }
        let digest = ReplyDigest.of(Response(reply), facts: facts[index, sample.sample])
        found[digest] = (questions[index].suite, questions[index].case)
      }
    }
    return found
  }

  /// Readings that have a label.
  public var count: Int { words.count }

  public func has(_ item: ReviewItem) -> Bool {
    words[Key(digest: item.digest, metric: item.question.metric)] != nil
  }

  /// What people agree on about one reply; nil where nobody says anything, or they differ.
  func word(
    on response: Response, to question: Question, facts: Facts, metric: MetricID
  ) -> String? {
    guard cases.contains(Self.name(question.suite, question.case.id)) else { return nil }
    let digest = ReplyDigest.of(response, facts: facts)
    guard case .agreed(let word) = words[Key(digest: digest, metric: metric)] else { return nil }
    return word
  }

  /// These scores as people's labels leave them.
  ///
  /// - Parameter scores: of these metrics, in their order; changed in place.
  /// - Returns: what was done, to be counted.
  func apply(
    to scores: inout [Score], of metrics: [Metric], question: Question, facts: Facts,
    response: Response
  ) -> LabelTally {
    var tally = LabelTally()
    guard cases.contains(Self.name(question.suite, question.case.id)) else { return tally }
    let digest = ReplyDigest.of(response, facts: facts)
    for (index, metric) in metrics.enumerated() {
      guard let word = words[Key(digest: digest, metric: metric.id)],
        let asked = ReviewQuestion.of(metric.id)
      else { continue }
      let old = scores[index]
      switch word {
      case .disputed:
        tally.disputed += 1
        scores[index].confidence = asked.stands(old) ? .high : .low
      case .agreed(let label):
        guard let choice = asked.choice(label) else { continue }
        if asked.stands(old), choice.value == 0 {
          tally.standing += 1
          continue
        }
        tally.applied += 1
        if old.value != choice.value {
          tally.changed += 1
          if old.confidence == .high { tally.againstSure += 1 }
        }
        scores[index] = Score(
          choice.value, evidence: old.evidence, because: Self.because)
      }
    }
    return tally
  }
}

/// What people's labels did to one side's readings.
public struct LabelTally: Sendable, Hashable, Codable {
  /// Readings that a person judged.
  public var applied = 0
  /// Those that now say something else.
  public var changed = 0
  /// Those of them of which the detector had been sure.
  public var againstSure = 0
  /// Labels that would have taken back a finding no label takes back.
  public var standing = 0
  /// Readings on which people say different things; they count as unsure.
  public var disputed = 0

  static func += (a: inout Self, b: Self) {
    a.applied += b.applied
    a.changed += b.changed
    a.againstSure += b.againstSure
    a.standing += b.standing
    a.disputed += b.disputed
  }
}

/// The labels a verdict was reached with.
public struct AppliedLabels: Sendable, Hashable, Codable {
  /// SHA-256 of the labels file, in hex.
  public var digest: String
  public var people: [String]
  public var ofOtherRuns: Int
  public var primary: LabelTally
  public var fallback: LabelTally
}
