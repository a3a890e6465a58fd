public import Adapters
import Metrics

/// What is known of the primary before a run: its replies in a recording or in the store, measured.
public struct Baseline: Sendable {
  /// Where it comes from, as a person knows it.
  public let name: String
  let questions: [Question]
  let scores: Scores
  /// By gate, the cases that its control can spoil.
  let spoilable: [GateID: Spoilable]

  /// Measures what a recording holds of a plan's questions to the primary.
  ///
  /// - Returns: nil where it holds none of them.
  /// - Throws: ``Problem`` where the recording was made of other suites, messages or sampling, or was
  ///   changed since it was opened.
  public init?(recording: Recording, plan: Plan, policy: Policy) throws {
    var asked = plan
    asked.samples = max(1, recording.mostSamples)
    // Named as the file that was given, whoever it stands for.
    var side = plan.primary
    side.name = recording.path
    _ = try RecordingCheck(recording: recording, side: side, plan: asked).fittingQuestions()
    let questions = asked.questions(for: plan.primary)
    var responses = questions.map { _ in [Response?](repeating: nil, count: asked.samples) }
    let scores = try Scoring(for: policy.gates).scores(
      of: questions, samples: asked.samples, in: recording
    ) { responses[$0][$1] = $2 }
    guard scores.coverage.replied > 0 else { return nil }
    name = recording.path
    self.questions = questions
    self.scores = scores
    spoilable = Spoilable.all(
      policy: policy, cases: questions.map(\.case), responses: responses, scores: scores, plan: plan
    )
  }

  /// Measures what the store holds of a plan's questions to the primary.
  ///
  /// - Returns: nil where it holds fewer replies than half of those asked for.
  public init?(store: Store, plan: Plan, policy: Policy) throws {
    let questions = plan.questions(for: plan.primary)
    let scores = try Scoring(for: policy.gates).scores(
      of: questions, samples: plan.samples, in: store)
    guard scores.coverage.replied * 2 > scores.coverage.asked else { return nil }
    name = "stored replies"
    self.questions = questions
    self.scores = scores
    // What a run with these replies would find it finds for itself.
    spoilable = [:]
  }

  /// Replies to each question.
  public var samples: Int { scores.samples }

  /// Calls that failed, as a share of those recorded or stored.
  var missing: Double {
    let failed = scores.coverage.failures.values.reduce(0, +)
    let all = failed + scores.coverage.replied
    return all == 0 ? 0 : Double(failed) / Double(all)
  }

  /// Readings of one test by question, of the questions it is about.
  ///
  /// Of replies that are empty or loop only where the test reads them as events of either side; the
  /// others count apart (``faults(of:_:)``).
  func readings(of test: LossTest, _ questions: [Int]) -> [[Double]] {
    questions.map { question in
      (0..<scores.samples).compactMap { sample in
        switch scores.state(question, sample) {
        case .replied: test.reading(scores.value(test.metric, question, sample))
        case .degenerate: test.silence == 1 ? 1 : nil
        case .missing, .withoutHistory: nil
        }
      }
    }
  }

  /// What else of these replies keeps a test from being met.
  func faults(of test: LossTest, _ questions: [Int]) -> ReplyFaults {
    var faults = ReplyFaults()
    var unsure: [RefusalManner: [Double]] = [:]
    var degenerate: [Double] = []
    var failed: [Double] = []
    for question in questions {
      let states = (0..<scores.samples).map { scores.state(question, $0) }
      let replies = states.count(where: \.hasReply)
      let spoilt = test.silence == 1 ? 0 : states.count { $0 == .degenerate }
      // Where silence reads as nothing, it is no reply of the primary.
      let asked = replies + (scores.failures[question] ?? 0)
      let useful = test.silence.isNaN ? replies - spoilt : replies
      if asked > 0 { failed.append(Double(asked - useful) / Double(asked)) }
      guard replies > 0 else { continue }
      degenerate.append(Double(spoilt) / Double(replies))
      let manners = states.indices.map { scores.unsureManner(question, $0) }
      for manner in RefusalManner.allCases {
        unsure[manner, default: []].append(Double(manners.count { $0 == manner }) / Double(replies))
      }
    }
    if degenerate.contains(where: { $0 > 0 }) { faults.degenerate = degenerate }
    if test.worst == .reading {
      faults.unsure = unsure.filter { $0.value.contains { $0 > 0 } }
    }
    if failed.contains(where: { $0 > 0.5 }) { faults.failed = failed }
    return faults
  }
}

extension Baseline {
  /// Margins that the primary's own wobble exceeds, so that even the primary again would seldom keep
  /// them.
  ///
  /// The wobble is the 95th percentile of how far the primary strays from itself over the halvings of
  /// its own replies, the A/A control of every run, scaled from halves of them to the samples of a
  /// plan: chance shrinks with their root. An interval reaches as far beyond the loss as that
  /// percentile at least, so that beyond the margin it is met in fewer than half of runs. Empty below
  /// the replies that a halving takes.
  ///
  /// - Parameter samples: of the plan.
  public func notes(policy: Policy, samples: Int, seed: UInt64) -> [String] {
    guard scores.samples >= SelfComparison.fewestSamples else { return [] }
    let gate = Gate(
      GateEvidence(policy: policy, questions: questions), primary: scores, fallback: scores)
    let wobble = SelfComparison(gate, seed: seed).wobble
    let scale = (Double(scores.samples / 2) / Double(max(1, samples))).squareRoot()
    return zip(gate.items, wobble).compactMap { item, wobble in
      guard let wobble = wobble.map({ $0 * scale }), item.decides, wobble >= item.bounds.upper
      else { return nil }
      return Sentences.noisy(
        policy.gates[item.rule].gate, title: item.test.title(of: item.slice), unit: item.test.unit,
        wobble: wobble, margin: item.bounds.upper, samples: samples, baseline: name)
    }
  }
}

extension Scoring {
  /// Measures what a recording holds of these questions; what it lacks is missing.
  func scores(of questions: [Question], samples: Int, in recording: Recording) throws -> Scores {
    try scores(of: questions, samples: samples, in: recording) { _, _, _ in }
  }

  /// The same, and shows each reply that was measured, with its question and sample.
  func scores(
    of questions: [Question], samples: Int, in recording: Recording,
    _ visit: (_ question: Int, _ sample: Int, _ response: Response) -> Void
  ) throws -> Scores {
    let facts = questions.map { $0.case.facts(showing: $0.messages) }
    var scores = Scores(questions: questions.count, samples: samples, metrics: metrics)
    // Where a model wrote part of what was shown, the recording does not say what it was.
    for (index, question) in questions.enumerated() where question.earlier.isEmpty {
      for sample in 0..<samples {
        let line: RecordingLine?
        do throws(RecordingError) {
          line = try recording.line(
            suite: question.suite, case: question.case.id, sample: sample)
        } catch {
          throw Problem(error)
        }
        switch line?.outcome {
        case nil: break
        case .failure(let error): scores.fail(error, question: index, sample: sample)
        case .success(let reply):
          scores.count(reply)
          let response = Response(reply)
          visit(index, sample, response)
          let measured = measure(response, facts: facts[index], to: question)
          scores.set(measured, of: response.text, question: index, sample: sample)
        }
      }
    }
    return scores
  }
}
