import Adapters
import Foundation

/// Whether a recording may answer for a plan.
struct RecordingCheck {
  let recording: Recording
  let side: Plan.Side
  let plan: Plan

  /// Days after which a recorded primary is said to be old.
  static let oldAfterDays = 14.0

  private var contents: RecordingContents { recording.contents }
  private var name: String { side.name }

  /// What could not be checked, and how old it is.
  ///
  /// - Throws: ``Problem`` where suite digest, system prompt, messages or sampling differ.
  func notes(now: Date) throws -> [String] {
    let questions = try fittingQuestions()
    return unchecked + missing(questions) + age(now)
  }

  /// The questions it may answer.
  ///
  /// - Throws: ``Problem`` where it was made of others.
  func fittingQuestions() throws -> [Question] {
    try refuseOtherSuites()
    try refuseOtherSampling()
    let questions = plan.questions(for: side)
    try refuseOtherQuestions(questions)
    return questions
  }

  private func count(of question: Question) -> Int {
    recording.samples(suite: question.suite, case: question.case.id)
  }

  private func refuseOtherSuites() throws {
    let hint = "record it again with locum record, or use the suites it was recorded for"
    for suite in plan.suites {
      let named = contents.digestsBySuite[suite.name] ?? []
      guard named.isSubset(of: [suite.wholeDigest]) else {
        throw Problem(
          "\(name) was recorded for another version of the suite \"\(suite.name)\"", hint: hint)
      }
    }
    let digests = Set(plan.suites.map(\.wholeDigest))
    guard contents.suiteDigests.isEmpty || !contents.suiteDigests.isDisjoint(with: digests) else {
      throw Problem("\(name) was recorded for other suites", hint: hint)
    }
  }

  private func refuseOtherSampling() throws {
    for seen in contents.samplings {
      let wanted = plan.sampling
      let differences = [
        ("temperature", seen.temperature != wanted.temperature),
        ("top_p", seen.topP != wanted.topP), ("max_tokens", seen.maxTokens != wanted.maxTokens),
        ("stop", seen.stop != wanted.stop),
      ]
      if let (what, _) = differences.first(where: { $0.1 }) {
        throw Problem(
          "\(name) was recorded with another \(what)",
          hint: "use the sampling it was recorded with, or record it again")
      }
    }
  }

  private func refuseOtherQuestions(_ questions: [Question]) throws {
    guard questions.contains(where: { count(of: $0) > 0 }) else {
      throw Problem(
        "\(name) holds no reply to any case of these suites",
        hint: "check that the recording and the suites belong together")
    }
    var seen: Set<String> = []
    for question in questions
    where !seen.insert(question.case.id).inserted && recording.namesNoSuite(case: question.case.id)
    {
      throw Problem(
        "\(name) names no suite, and case \"\(question.case.id)\" stands in several of these",
        hint: "add \"suite\" to the recording's lines, so that no reply answers two questions")
    }
    if let question = questions.first(where: {
      recording.contradictsItself(suite: $0.suite, case: $0.case.id)
    }) {
      throw Problem(
        "\(name) holds case \"\(question.case.id)\" with and without the name of its suite",
        hint: "keep the lines of one kind, so that one reply answers the question")
    }
    if contents.withoutRequest > 0,
      let question = questions.first(where: { $0.isHandedOver && count(of: $0) > 0 })
    {
      throw Problem(
        "\(name) does not keep what was asked, so nobody can tell whose turns case "
          + "\"\(question.case.id)\" goes on from",
        hint: "record the fallback with the primary's turns: locum record")
    }
    guard contents.withoutRequest < contents.lines else { return }
    for question in questions {
      let line: RecordingLine?
      do throws(RecordingError) {
        line = try recording.line(suite: question.suite, case: question.case.id, sample: 0)
      } catch {
        throw Problem(error)
      }
      guard let request = line?.request else { continue }
      guard request.suffix == nil || request.suffix == question.case.suffix else {
        throw Problem(
          "\(name) was recorded with another suffix (case \"\(question.case.id)\")",
          hint: "use what it was recorded with, or record it again")
      }
      guard !question.isAsked(by: request.messages) else { continue }
      let systemDiffers =
        request.messages.first { $0.role == .system }?.content
        != question.messages.first { $0.role == .system }?.content
      throw Problem(
        "\(name) was recorded with \(systemDiffers ? "another system prompt" : "other messages") "
          + "(case \"\(question.case.id)\")",
        hint: "use what it was recorded with, or record it again")
    }
  }

  private var unchecked: [String] {
    var parts: [String] = []
    if contents.withoutDigest > 0 { parts.append("the suite's version") }
    if contents.withoutRequest > 0 { parts += ["system prompt", "sampling"] }
    guard let last = parts.popLast() else { return [] }
    let list = parts.isEmpty ? last : parts.joined(separator: ", ") + " and " + last
    return ["\(name) does not say how it was made: \(list) could not be checked"]
  }

  private func missing(_ questions: [Question]) -> [String] {
    let short = questions.count { count(of: $0) < plan.samples }
    let long = questions.count { count(of: $0) > plan.samples }
    var notes: [String] = []
    if short > 0 {
      notes.append(
        "\(name) lacks samples of \(Sentences.counted(short, "case")); they count as missing")
    }
    if long > 0 {
      notes.append(
        "\(name) holds more than \(plan.samples) samples of \(Sentences.counted(long, "case")); "
          + "the others are not used")
    }
    return notes
  }

  private func age(_ now: Date) -> [String] {
    guard side.role == .primary, let latest = contents.latest else { return [] }
    let days = now.timeIntervalSince(latest) / 86_400
    guard days > Self.oldAfterDays else { return [] }
    return [
      "\(name) is \(Int(days)) days old: closed models change; record it again when you can"
    ]
  }
}

extension Question {
  /// True for this question's own messages, whatever stands in its open turns.
  fileprivate func isAsked(by messages: [Message]) -> Bool {
    guard !earlier.isEmpty else { return messages == self.messages }
    return messages.count == self.messages.count
      && zip(messages, self.messages).allSatisfy { asked, own in
        asked == own || own.isOpen && asked.role == .assistant
      }
  }
}
