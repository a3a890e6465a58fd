import Adapters
import Metrics

/// A judge's grades, read off its stored votes; nothing here asks anybody.
///
/// What has not been asked yet is undefined and gathered in ``open``, so that deciding once tells what
/// to ask and deciding again after it is a pure function of what is stored.
final class Judging {
  let judge: Plan.Side
  private let store: Store
  private var known: [[UInt8]: Score] = [:]
  /// Judgements without a vote in the store, each once, in the order in which they were wanted.
  private(set) var open: [Question] = []
  /// What kept a vote from being read; whoever decides throws it.
  private(set) var failure: (any Error)?

  /// Votes on each reply; a grade takes more than half of them.
  static let votes = 3

  /// As sure as it gets, and room for a model that thinks aloud first.
  private static let sampling = Sampling(temperature: 0, maxTokens: 512)

  init(judge: Plan.Side, store: Store) {
    self.judge = judge
    self.store = store
  }

  /// The judge's grade of one reply, in the codes of ``Grade``.
  func score(_ response: Response, facts: Facts) -> Score {
    guard let key = facts.answer else { return .undefined("the case has no answer key") }
    if response.text.allSatisfy(\.isWhitespace) {
      return Score(Double(Grade.notAttempted.rawValue), because: "there is no text to judge")
    }
    let prompt = JudgePrompt(facts: facts, key: key, reply: response.text)
    let asked = Question(
      asking: prompt.messages, of: judge.target, named: "judgement", sampling: Self.sampling)
    if let known = known[asked.key] { return known }
    var replies = 0
    var counts: [Grade: Int] = [:]
    do {
      try store.forEachSample(of: [asked], below: Self.votes) { _, sample in
        guard case .success(let reply) = sample.outcome else { return }
        replies += 1
        if let grade = JudgePrompt.grade(reply.text) { counts[grade, default: 0] += 1 }
      }
    } catch {
      failure = failure ?? error
    }
    if replies < Self.votes { open.append(asked) }
    let score = Self.score(counts, replies: replies)
    known[asked.key] = score
    return score
  }

  private static func score(_ counts: [Grade: Int], replies: Int) -> Score {
    guard replies > 0 else { return .undefined("the judge has not been asked") }
    guard let (grade, votes) = counts.max(by: { $0.value < $1.value }),
      votes * 2 > Self.votes
    else { return .undefined("the judge gives no grade that most of its votes share") }
    return Score(
      Double(grade.rawValue), confidence: votes == Self.votes ? .high : .low,
      because: votes == Self.votes ? "all votes of the judge" : "most votes of the judge")
  }
}

extension Metric {
  /// A judge's grade: correct 0, incorrect 1, not attempted 2; its value comes from stored votes.
  static let judgeGrade = Metric(
    id: "judge.grade", version: 1, summary: "a judge's grade against what is known to be right",
    unit: "grade", labels: Grade.allCases.map(\.label)
  ) { _ in
    .undefined("no judge was asked")
  }
}
