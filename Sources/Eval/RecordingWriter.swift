import Adapters
import Foundation

/// Writes what is stored of a plan's primary as a recording.
public struct RecordingWriter: Sendable {
  public let plan: Plan
  public let store: Store
  private let questions: [Question]

  /// - Parameter questions: the primary's, where they have been worked out already.
  public init(plan: Plan, questions: [Question]? = nil, store: Store) {
    self.plan = plan
    self.store = store
    self.questions = (questions ?? plan.questions(for: plan.primary)).flatMap(\.asked)
  }

  /// Writes to a new file and moves it into place, so that a reader never sees half of one.
  ///
  /// - Returns: how many replies and failures it holds.
  public func write(to path: String) async throws -> (replies: Int, failures: Int) {
    let file = try OutputFile(
      at: path, hint: "what was asked is stored; name another file with -o")
    defer { file.discard() }
    var replies = 0
    var failures = 0
    let starts = Array(stride(from: 0, to: questions.count, by: Self.piece))
    // Two pieces are always under way: reading and writing lines costs as much as asking for them did.
    try await withThrowingTaskGroup(of: (Int, Lines).self) { group in
      var next = starts.startIndex
      func begin() {
        guard next < starts.endIndex else { return }
        let (number, start) = (next, starts[next])
        next += 1
        let part = Array(questions[start..<min(start + Self.piece, questions.count)])
        group.addTask { (number, try lines(of: part)) }
      }
      begin()
      begin()
      var early: [Int: Lines] = [:]
      var written = 0
      while let (number, lines) = try await group.next() {
        begin()
        early[number] = lines
        while let lines = early.removeValue(forKey: written) {
          try file.append(lines.bytes)
          replies += lines.replies
          failures += lines.failures
          written += 1
        }
      }
    }
    try file.append(skips)
    try file.finish()
    return (replies, failures)
  }

  /// A line for each case that the target cannot be asked, so that replaying does not count it as
  /// missing.
  private var skips: Data {
    let identity = plan.primary.target
    let endpoint = Endpoint(adapter: identity.adapter, model: identity.model)
    let digests = Dictionary(plan.suites.map { ($0.name, $0.wholeDigest) }) { first, _ in first }
    return (plan.skips ?? []).reduce(into: Data()) { bytes, skip in
      bytes +=
        RecordingLine(
          skipping: skip.case, of: skip.suite, suiteDigest: digests[skip.suite] ?? "", by: endpoint,
          because: skip.reason
        ).bytes
    }
  }

  /// Questions whose lines are held at a time.
  private static let piece = 100

  private typealias Lines = (bytes: Data, replies: Int, failures: Int)

  private func lines(of questions: [Question]) throws -> Lines {
    let identity = plan.primary.target
    let endpoint = Endpoint(adapter: identity.adapter, model: identity.model)
    var bytes = Data()
    var replies = 0
    var failures = 0
    var turns: [Int: [[String]?]] = [:]
    for (index, question) in questions.enumerated() where !question.earlier.isEmpty {
      turns[index] = try store.turns(of: question, below: plan.samples)
    }
    try store.forEachSample(of: questions, below: plan.samples) { question, sample in
      if case .success = sample.outcome { replies += 1 } else { failures += 1 }
      let prompt = questions[question].prompt(
        sample: sample.sample, after: turns[question]?[sample.sample] ?? [])
      bytes += RecordingLine(prompt, endpoint, sample.outcome).bytes
    }
    return (bytes, replies, failures)
  }
}
