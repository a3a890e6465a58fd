public import Adapters
import Metrics

/// What is known of the primary before a run: its replies in a recording or in the store, measured.
public struct Baseline: Sendable {
  /// Where it comes from, as a person knows it.
  public let name: String
  let questions: [Question]
  let scores: Scores

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
    let scores = try Scoring(for: policy.gates).scores(
      of: questions, samples: asked.samples, in: recording)
    guard scores.coverage.replied > 0 else { return nil }
    name = recording.path
    self.questions = questions
    self.scores = scores
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
  func readings(of test: LossTest, _ questions: [Int]) -> [[Double]] {
    questions.map { question in
      (0..<scores.samples).filter { scores.state(question, $0) == .replied }.map {
        test.reading(scores.value(test.metric, question, $0))
      }
    }
  }
}

extension Baseline {
  /// Margins that the primary's own wobble exceeds, so that no fallback can be expected to keep them.
  ///
  /// The wobble is the 95th percentile of how far the primary strays from itself over the halvings of
  /// its own replies, the A/A control of every run. Empty below the replies that a halving takes.
  public func notes(policy: Policy, seed: UInt64) -> [String] {
    guard scores.samples >= SelfComparison.fewestSamples else { return [] }
    let gate = Gate(
      GateEvidence(policy: policy, questions: questions), primary: scores, fallback: scores)
    let wobble = SelfComparison(gate, seed: seed).wobble
    return zip(gate.items, wobble).compactMap { item, wobble in
      guard let wobble, item.decides, wobble >= item.bounds.upper else { return nil }
      return Sentences.noisy(
        policy.gates[item.rule].gate, title: item.test.title(of: item.slice), unit: item.test.unit,
        wobble: wobble, margin: item.bounds.upper, baseline: name)
    }
  }
}

extension Scoring {
  /// Measures what a recording holds of these questions; what it lacks is missing.
  func scores(of questions: [Question], samples: Int, in recording: Recording) throws -> Scores {
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
          let measured = measure(Response(reply), facts: facts[index], to: question)
          scores.set(measured, question: index, sample: sample)
        }
      }
    }
    return scores
  }
}
