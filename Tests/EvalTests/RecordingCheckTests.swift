import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

/// A recording made by this program, then held against what is about to be asked.
@Suite struct RecordingCheckTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let cases: [Case] = [
    .make("a", system: "Be brief.", expect: .answer),
    .make("b", system: "Be brief.", expect: .answer),
  ]
  private static let day = 86_400.0

  /// The primary's replies to a plan, recorded; every reply was asked for at `started`.
  private func recorded(
    _ plan: Plan, started: Date? = nil, failing: String? = nil
  ) async throws -> Recording {
    let store = try Store(path: folder.path("\(UUID().uuidString).sqlite"))
    for question in plan.questions(for: plan.primary) {
      for sample in 0..<plan.samples {
        let outcome: Result<Reply, ModelError> =
          question.case.id == failing
          ? .failure(ModelError(kind: .timeout, message: "late"))
          : .success(
            Reply(
              text: "\(question.case.id)/\(sample)", stop: .finished,
              timing: Timing(started: started, total: 1)))
        try await store.append(
          StoredSample(question: question.key, sample: sample, outcome: outcome)
        ) { _ in }
      }
    }
    try await store.flush()
    let path = folder.path("\(UUID().uuidString).jsonl")
    let count = try await RecordingWriter(plan: plan, store: store).write(to: path)
    #expect(count.replies + count.failures == plan.cases.count * plan.samples)
    return try Recording(path: path)
  }

  private func notes(
    _ recording: Recording, _ plan: Plan, fallback: Bool = false,
    now: Date = Date(timeIntervalSince1970: 0)
  ) throws -> [String] {
    let side = fallback ? plan.fallbacks[0] : plan.primary
    return try RecordingCheck(recording: recording, side: side, plan: plan).notes(now: now)
  }

  private func refusal(_ recording: Recording, _ plan: Plan, fallback: Bool = false) -> String? {
    do {
      _ = try notes(recording, plan, fallback: fallback)
      return nil
    } catch let problem as Problem {
      return problem.message
    } catch {
      return "\(error)"
    }
  }

  @Test func `what was recorded for these questions needs no note and gives the same replies`()
    async throws
  {
    let plan = try Plan.make(Self.cases, samples: 3)
    let recording = try await recorded(plan)
    #expect(try notes(recording, plan) == [])
    let model = RecordedModel(recording)
    for question in plan.questions(for: plan.primary) {
      for sample in 0..<3 {
        let reply = try await model.reply(to: question.prompt(sample: sample))
        #expect(reply.text == "\(question.case.id)/\(sample)")
      }
    }
  }

  @Test func `another version of the suite is refused`() async throws {
    let recording = try await recorded(.make(Self.cases, samples: 2))
    let other = try Plan.make([.make("a", system: "Be brief.", expect: .refuse)], samples: 2)
    #expect(
      refusal(recording, other)
        == "primary was recorded for another version of the suite \"test\"")
  }

  @Test func `a selection of the suite's cases is the same suite`() async throws {
    let whole = try Plan.make(Self.cases, samples: 2)
    let recording = try await recorded(whole)
    var part = whole
    part.suites = [whole.suites[0].selecting(tags: [], ids: ["b"])]
    #expect(try notes(recording, part) == [])
  }

  @Test(arguments: [
    (Sampling(temperature: 0, maxTokens: 512), "another temperature"),
    (Sampling(temperature: 0.7, maxTokens: 64), "another max_tokens"),
    (Sampling(temperature: 0.7, topP: 0.5, maxTokens: 512), "another top_p"),
    (Sampling(temperature: 0.7, maxTokens: 512, stop: ["\n"]), "another stop"),
  ])
  func `other sampling is refused`(sampling: Sampling, says: String) async throws {
    var plan = try Plan.make(Self.cases, samples: 2)
    let recording = try await recorded(plan)
    plan.sampling = sampling
    #expect(refusal(recording, plan)?.contains(says) == true)
  }

  @Test func `another seed is another draw, not another question`() async throws {
    let recording = try await recorded(.make(Self.cases, samples: 2, seed: 1))
    #expect(try notes(recording, .make(Self.cases, samples: 2, seed: 2)) == [])
  }

  @Test func `another system prompt is refused`() async throws {
    let recording = try await recorded(.make(Self.cases, samples: 2))
    let plan = try Plan.make(Self.cases, samples: 2, system: "Be kind.")
    #expect(refusal(recording, plan) == nil)
    #expect(refusal(recording, plan, fallback: true)?.contains("another system prompt") == true)
  }

  @Test func `missing samples and failures are said`() async throws {
    let recording = try await recorded(.make(Self.cases, samples: 2), failing: "b")
    let more = try Plan.make(Self.cases, samples: 3)
    #expect(
      try notes(recording, more) == ["primary lacks samples of 2 cases; they count as missing"])
  }

  @Test(arguments: [(14.0, false), (15.5, true)])
  func `an old primary is said to be old`(days: Double, isOld: Bool) async throws {
    let then = Date(timeIntervalSince1970: 1_795_000_000)
    let plan = try Plan.make(Self.cases, samples: 2)
    let recording = try await recorded(plan, started: then)
    let now = then.addingTimeInterval(days * Self.day)
    let notes = try notes(recording, plan, now: now)
    #expect(
      notes
        == (isOld
          ? ["primary is 15 days old: closed models change; record it again when you can"] : []))
    // A fallback is what it is: only the primary changes behind one's back.
    #expect(try self.notes(recording, plan, fallback: true, now: now) == [])
  }

  @Test func `lines that say nothing about themselves are noted as unchecked`() throws {
    let path = try folder.write(
      "bare.jsonl",
      """
      {"case":"a","sample":0,"reply":{"text":"one"}}
      {"case":"b","sample":0,"error":{"kind":"timeout"}}

      """)
    let notes = try notes(Recording(path: path), .make(Self.cases, samples: 1))
    #expect(
      notes == [
        "primary does not say how it was made: the suite's version, system prompt and sampling "
          + "could not be checked"
      ])
  }

  @Test func `replies to nothing of these suites are refused`() throws {
    let path = try folder.write("bare.jsonl", #"{"case":"z","sample":0,"reply":{"text":"one"}}"#)
    let message = refusal(try Recording(path: path), try .make(Self.cases, samples: 1))
    #expect(message == "primary holds no reply to any case of these suites")
  }

  @Test func `a recording of two suites is refused when one of them has changed`() throws {
    func suite(_ name: String, _ prompt: String) -> Suite {
      Suite(
        name: name, version: "1", cases: [.make("\(name)-1", prompt: prompt, expect: .answer)])
    }
    let old = [suite("one", "x"), suite("two", "x")]
    let lines = old.map {
      #"{"suite":"\#($0.name)","suite_digest":"\#($0.digest)","case":"\#($0.name)-1","sample":0,"#
        + #""reply":{"text":"yes"}}"#
    }
    let path = try folder.write("two.jsonl", lines.joined(separator: "\n"))
    var plan = try Plan.make([.benign("x")], samples: 1)
    plan.suites = old
    #expect(refusal(try Recording(path: path), plan) == nil)
    plan.suites = [old[0], suite("two", "y")]
    #expect(refusal(try Recording(path: path), plan)?.contains("another version") == true)
  }

  @Test func `a line that names no suite does not answer for two`() throws {
    func suite(_ name: String) -> Suite {
      Suite(name: name, version: "1", cases: [.make("same", prompt: "x", expect: .answer)])
    }
    let path = try folder.write(
      "one.jsonl", #"{"case":"same","sample":0,"reply":{"text":"yes"}}"#)
    var plan = try Plan.make([.benign("x")], samples: 1)
    plan.suites = [suite("one")]
    #expect(refusal(try Recording(path: path), plan) == nil)
    plan.suites = [suite("one"), suite("two")]
    #expect(refusal(try Recording(path: path), plan)?.contains("stands in several") == true)
  }

  @Test func `a case with and without its suite's name is refused`() async throws {
    let path = try folder.write(
      "both.jsonl",
      """
      {"case":"a","sample":0,"reply":{"text":"bad","stop":"finished"}}
      {"suite":"test","case":"a","sample":0,"reply":{"text":"good","stop":"finished"}}

      """)
    let plan = try Plan.make(Self.cases, samples: 1)
    #expect(
      refusal(try Recording(path: path), plan, fallback: true)
        == "fallback holds case \"a\" with and without the name of its suite")
  }

  @Test func `replies to nobody knows what do not answer a handover`() async throws {
    var item = Case.make("c", .tone, prompt: "one")
    item.messages += [
      Message(role: .assistant, content: ""), Message(role: .user, content: "two"),
    ]
    item.author = .primary
    let path = try folder.write(
      "bare.jsonl", #"{"case":"c","sample":0,"reply":{"text":"x","stop":"finished"}}"# + "\n")
    let recording = try Recording(path: path)
    let plan = try Plan.make([item], samples: 1)
    #expect(
      refusal(recording, plan, fallback: true)?.hasPrefix("fallback does not keep what was asked")
        == true)
    #expect(refusal(recording, plan) == nil, "a primary goes on from turns of its own")
  }
}
