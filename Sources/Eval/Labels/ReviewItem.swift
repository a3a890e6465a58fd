import Adapters
public import Foundation
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
  public static func all(in plan: Plan, store: Store) throws -> [ReviewItem] {
    let asked = ReviewQuestion.all
    let metrics = Metric.all.filter { metric in asked.contains { $0.metric == metric.id } }
    var items: [ReviewItem] = []
    var seen: Set<ReviewLabels.Key> = []
    for side in plan.sides {
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
        where reading.score.confidence == .low {
          guard let one = ReviewQuestion.of(reading.metric.id), one.applies(to: question.case),
            let value = reading.score.value
          else { continue }
          // Of an event only what was found is to be judged.
          let isEvent = one.choices.count == 2
          guard !isEvent || value > 0 else { continue }
          let digest = ReplyDigest.of(response, facts: known)
          guard seen.insert(.init(digest: digest, metric: one.metric)).inserted else { continue }
          items.append(
            ReviewItem(
              run: plan.runID, suite: question.suite, case: question.case.id, digest: digest,
              question: one, messages: shown, response: response,
              known: Self.known(of: question.case, for: one.metric),
              finding: isEvent ? reading.evidence : nil))
        }
      }
    }
    var random = SplitMix64(seed: plan.seed, stream: "review")
    random.shuffle(&items)
    return items
  }

  private static func known(of item: Case, for metric: MetricID) -> String? {
    switch metric {
    case "factuality.grade": item.answer.map(Self.text)
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

  /// An answer key in a person's words.
  private static func text(_ key: AnswerKey) -> String {
    switch key {
    case .number(let value, let unit, let tolerance):
      "right: \(value.plain)" + (unit.map { " \($0)" } ?? "")
        + (tolerance > 0 ? " (within \(Sentences.percent(tolerance)))" : "")
    case .date(let day): "right: " + day
    case .aliases(let all): "right: " + all.joined(separator: " / ")
    case .text(let contains, let lacks):
      "right if it says: " + contains.joined(separator: ", ")
        + (lacks.isEmpty ? "" : "; wrong if it says: " + lacks.joined(separator: ", "))
    case .choice(let letter, let options):
      "right: " + letter + optionText(letter, options)
    case .pattern(let pattern): "right if it matches: " + pattern
    case .context(let passage, _): "must stay within: " + passage
    case .json(let value): "right: " + value.description
    case .unknowable: "right: nobody can know"
    case .falsePremise: "right: the question presumes something false"
    }
  }

  private static func optionText(_ letter: String, _ options: [String]) -> String {
    guard let code = letter.utf8.first, options.indices.contains(Int(code) - 65) else { return "" }
    return " (" + options[Int(code) - 65] + ")"
  }
}
