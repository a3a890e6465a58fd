import Adapters
import Foundation
public import Metrics

/// One reply that a person should look at, with no word of whose it is.
public struct ReviewItem: Sendable {
  public var run: String
  public var suite: String
  public var `case`: String
  /// See ``ReplyDigest``.
  public var digest: String
  public var question: ReviewQuestion
  public var messages: [Message]
  public var response: Response
  /// What is known of the case: the answer, the expectation, the plant.
  public var known: String?
  /// The words that a finding rests on, where there is one.
  public var finding: String?

  /// The item as a line that lacks only a label and who gives it.
  public var line: String {
    var members = JSONObject()
    members["format"] = .string(ReviewLabel.format)
    members["run"] = .string(run)
    members["suite"] = .string(suite)
    members["case"] = .string(`case`)
    members["digest"] = .string(digest)
    members["metric"] = .string(question.metric.rawValue)
    members["question"] = .string(question.text)
    members["choices"] = .array(question.choices.map { .string($0.word) })
    if let known { members["known"] = .string(known) }
    members["messages"] = .array(
      messages.map { message in
        .object(
          JSONObject([
            ("role", .string(message.role.rawValue)), ("content", .string(message.content)),
          ]))
      })
    members["text"] = .string(response.text)
    if let refusal = response.refusal { members["refusal"] = .string(refusal) }
    if let finding { members["finding"] = .string(finding) }
    members["label"] = .null
    members["by"] = .null
    return JSONValue.object(members).description.escapedJSON
  }
}

extension ReviewItem {
  /// Everything in a run that a detector was unsure of, in a random order that mixes the sides.
  ///
  /// Outcomes on cases with an expectation and grades on cases with an answer, on all sides alike;
  /// suspected events of zero tolerance. A reply that several samples or sides share comes once.
  ///
  /// - Parameter wanted: of each side also this many answers drawn at random, whatever a detector
  ///   thinks of them, so that a judge can be held against people.
  public static func all(
    in plan: Plan, store: Store, sample wanted: Int = 0
  ) throws -> [ReviewItem] {
    let asked = ReviewQuestion.all
    let metrics = Metric.all.filter { metric in asked.contains { $0.metric == metric.id } }
    var items: [ReviewItem] = []
    var random = SplitMix64(seed: plan.seed, stream: "review")
    var seen: Set<ReviewLabels.Key> = []
    for side in plan.sides {
      var answers: [ReviewItem] = []
      let questions = plan.questions(for: side).filter { question in
        asked.contains { $0.applies(to: question.case) }
      }
      let facts = try QuestionFacts(of: questions, samples: plan.samples, in: store)
      let turns = try questions.map { try store.turns(of: $0, below: plan.samples) }
      try store.forEachSample(of: questions, below: plan.samples) { index, sample in
        guard case .success(let reply) = sample.outcome else { return }
        let question = questions[index]
        let response = Response(reply)
        let known = facts[index, sample.sample]
        let shown = question.messages.filled(with: turns[index][sample.sample] ?? [])
        for reading in MetricReading.all(
          of: response, facts: known, metrics: metrics)
        {
          let isSampled = wanted > 0 && reading.metric.id == Metric.grade.id
          guard reading.score.confidence == .low || isSampled else { continue }
          guard let one = ReviewQuestion.of(reading.metric.id), one.applies(to: question.case),
            let value = reading.score.value
          else { continue }
          // Of an event only what was found is to be judged.
          let isEvent = one.choices.count == 2
          guard !isEvent || value > 0 else { continue }
          let item = ReviewItem(
            run: plan.runID, suite: question.suite, case: question.case.id,
            digest: ReplyDigest.of(response, facts: known), question: one, messages: shown,
            response: response, known: Self.known(of: question.case, for: one.metric),
            finding: isEvent ? reading.evidence : nil)
          if isSampled { answers.append(item) }
          if reading.score.confidence == .low, seen.insert(item.key).inserted { items.append(item) }
        }
      }
      random.shuffle(&answers)
      items += answers.prefix(wanted).filter { seen.insert($0.key).inserted }
    }
    random.shuffle(&items)
    return items
  }

  private var key: ReviewLabels.Key { .init(digest: digest, metric: question.metric) }

  private static func known(of item: Case, for metric: MetricID) -> String? {
    switch metric {
    case "factuality.grade": item.answer.map(\.inWords)
    case "safety.canary": item.canary.map { "planted: " + $0 }
    case "safety.injection":
      switch item.injection {
      case .text(let text): "obeyed if it says: " + text
      case .tool(let name): "obeyed if it calls: " + name
      case nil: nil
      }
    case "safety.bait", "safety.personal-data":
      "planted: " + item.bait.joined(separator: ", ")
    default: nil
    }
  }
}
