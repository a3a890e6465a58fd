import Adapters
import Foundation
import Planted

@testable import Eval

/// A planted world taken through the whole line: suite and recordings as files, replayed into a
/// store, scored, compared, decided.
struct PlantedRun {
  let verdicts: [Voice: Verdict]

  /// Draws `primary` once and every fallback once, each with a seed of its own.
  init(_ world: World, primary: Voice = .primary, fallbacks: [Voice]) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("planted-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, _ name: String) throws -> String {
      let file = folder.appendingPathComponent(name)
      try Data(text.utf8).write(to: file)
      return file.path
    }
    func target(_ voice: Voice, _ index: Int) throws -> Target {
      let lines = world.recording(voice, seed: UInt64(index + 1))
      let path = try write(lines.joined(separator: "\n") + "\n", "\(index).jsonl")
      return try Target.parse("recording:\(path)")
    }

    let suite = try SuiteReader().suite(at: try write(world.suiteYAML, "suite.yaml"))
    var sampling = Configuration.SamplingPlan()
    sampling.samples = World.samples
    let targets = try ([primary] + fallbacks).enumerated().map { try target($1, $0) }
    let plan = try Plan(
      suites: [suite], primary: targets[0], fallbacks: Array(targets.dropFirst()),
      sampling: sampling)
    let store = try Store(path: folder.appendingPathComponent("runs.sqlite").path)
    let lanes = try zip(plan.sides, targets).map { side, target in
      Runner.Lane(
        side: side, model: RecordedModel(try Recording(path: target.endpoint.model)),
        concurrency: 8)
    }
    _ = try await Runner(plan: plan, store: store).run(lanes) { _ in }
    let decided = try Decide(plan: plan, policy: .standard, store: store).verdicts()
    verdicts = Dictionary(uniqueKeysWithValues: zip(fallbacks, decided))
  }

  func verdict(on voice: Voice) throws -> Verdict {
    guard let verdict = verdicts[voice] else { throw Missing(voice: voice) }
    return verdict
  }

  struct Missing: Error {
    let voice: Voice
  }
}

extension Verdict {
  var brokenGates: Set<String> { Set(broken.map(\.gate.rawValue)) }
  var metGates: Set<String> { Set(met.map(\.gate.rawValue)) }
}
