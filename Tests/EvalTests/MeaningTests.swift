import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

/// Meaning compared by an embedder's vectors, from asking to the gate.
struct MeaningTests {
  @Test func `a vector survives its text to the bit and has length 1 when read`() throws {
    let vector: [Float] = [3, 0, -4]
    let text = EmbeddingVector.base64(of: vector)
    // Python: base64.b64encode(struct.pack("<3f", 3, 0, -4))
    #expect(text == "AABAQAAAAAAAAIDA")
    #expect(EmbeddedText.unitVector(text) == [0.6, 0, -0.8])
    for broken in [
      "", "no base64!", "AAAA", EmbeddingVector.base64(of: [0, 0]),
      EmbeddingVector.base64(of: [.nan]),
    ] {
      #expect(EmbeddedText.unitVector(broken) == nil)
    }
  }

  /// A vector for each reply: one direction a case, bent by what the reply says it drifts.
  private static func vector(of text: String) -> [Float]? {
    let words = text.split(separator: " ")
    guard words.count == 4, let item = Int(words[1].dropFirst()),
      let sample = Int(words[2]), let drift = Float(words[3])
    else { return nil }
    var vector = [Float](repeating: 0, count: 64)
    vector[item] = 1
    // The primary's own wobble: each sample leans a little its own way.
    vector[50 + sample] = 0.3
    vector[63] = drift
    return vector
  }

  private struct Scene {
    var plan: Plan
    var store: Store
    var embedder: ScriptedModel
    var folder: TemporaryFolder

    func verdict() throws -> Verdict {
      try Decide(plan: plan, policy: MeaningTests.policy, store: store).verdicts()[0]
    }
  }

  private static let policy = Policy.only(.meaningSimilarity)

  private func scene(drift: Float, embeds: @escaping @Sendable (String) -> Bool = { _ in true })
    async throws -> Scene
  {
    let cases = (0..<60).map { Case.make("c\($0 % 50)-\($0)", .tone, prompt: "Say \($0).") }
    var sampling = Configuration.SamplingPlan()
    sampling.samples = 4
    sampling.seed = 7
    let plan = try Plan(
      suites: [Suite(name: "s", version: "1", cases: cases)], primary: .make("primary"),
      fallbacks: [.make("fallback")], sampling: sampling, embedder: .make("embedder"))
    let folder = try TemporaryFolder()
    let store = try Store(path: folder.path("runs.sqlite"))
    try store.save(plan, notes: [], at: Date(timeIntervalSince1970: 1_795_000_000))
    let lanes = plan.sides.map { side in
      Runner.Lane(
        side: side,
        model: ScriptedModel { prompt in
          let item = prompt.origin.case.split(separator: "-")[0]
          let bend = side.role == .fallback ? drift : 0
          return .says("Reply \(item) \(prompt.origin.sample) \(bend)")
        }, concurrency: 4)
    }
    _ = try await Runner(plan: plan, store: store).run(lanes) { _ in }
    let embedder = ScriptedModel { prompt in
      let text = prompt.messages.last?.content ?? ""
      guard embeds(text), let vector = Self.vector(of: text) else { return .fails }
      return .says(EmbeddingVector.base64(of: vector))
    }
    let open = try Decide(plan: plan, policy: Self.policy, store: store).openQuestions().embedder
    let side = try #require(plan.embedder)
    let lane = try Runner.Lane(
      embedder: side, model: embedder, concurrency: 4, questions: open, of: plan, in: store)
    _ = try await Runner(plan: plan, store: store).run([lane]) { _ in }
    return Scene(plan: plan, store: store, embedder: embedder, folder: folder)
  }

  @Test func `a twin is as far from the primary as the primary from itself`() async throws {
    let scene = try await scene(drift: 0)
    let verdict = try scene.verdict()
    let test = try #require(verdict.gates.first?.tests.first)
    // Two samples of one case: cosine 1/1.09.
    let wobble = 1 - 1 / 1.09
    #expect(abs((test.primary ?? 0) - wobble) < 1e-6)
    // The twin's replies are the primary's words, one of four at no distance at all.
    #expect(abs((test.fallback ?? 0) - wobble * 0.75) < 1e-6)
    #expect(verdict.outcome == .pass)
    #expect(verdict.controls.brokenCopies.first?.noticed == true)
    #expect(verdict.controls.brokenCopies.first?.cases == 60)
  }

  @Test func `an export holds each reply's distance`() async throws {
    let scene = try await scene(drift: 0)
    // Two samples of one case: cosine 1/1.09; a reply is not held against itself.
    let wobble = 1 - 1 / 1.09
    for (side, expected) in [("primary", wobble), ("fallback", wobble * 0.75)] {
      let rows = try SampleExportTests.rows(scene.plan, scene.store, side: side)
      #expect(rows.count == 240)
      for row in rows {
        guard case .number(let distance)? = row["meaning.distance"] else {
          Issue.record("no distance")
          return
        }
        #expect(abs(distance.value - expected) < 1e-6)
      }
    }
  }

  @Test func `drift beyond the margin breaks the gate by what the cosine says`() async throws {
    let verdict = try await scene(drift: 1).verdict()
    let test = try #require(verdict.gates.first?.tests.first)
    // Own sample: 1.09/√(1.09·2.09), another's: 1/√(1.09·2.09).
    let length = (1.09 * 2.09).squareRoot()
    let expected = 1 - (1.09 + 3) / 4 / length
    #expect(abs((test.fallback ?? 0) - expected) < 1e-6)
    #expect(verdict.outcome == .fail)
  }

  @Test func `every text is embedded once, and the control needs none more`() async throws {
    let scene = try await scene(drift: 1)
    let texts = scene.embedder.asked.compactMap(\.messages.last?.content)
    // 50 kinds of case, 4 samples, two sides.
    #expect(texts.count == 400 && Set(texts).count == 400)
    let again = Decide(plan: scene.plan, policy: Self.policy, store: scene.store)
    #expect(try again.openQuestions().embedder.isEmpty)
  }

  @Test func `texts without a vector are no way to pass`() async throws {
    let scene = try await scene(drift: 0.01) { !$0.hasSuffix("0.01") || $0.contains("c1") }
    let verdict = try scene.verdict()
    #expect(verdict.outcome == .inconclusive)
    #expect((verdict.gates[0].tests[0].undefinedShare) > 0.05)
  }

  @Test func `without an embedder the gate is not known and says why`() async throws {
    let run = try await SyntheticRun(
      (0..<3).map { .make("t\($0)", .tone) }, samples: 2, primary: { _, _ in .complies },
      fallback: { _, _ in .complies })
    let verdict = try run.verdict(Self.policy)
    #expect(verdict.gates[0].doubts == [.noEmbedder])
    #expect(verdict.outcome == .inconclusive)
  }
}
