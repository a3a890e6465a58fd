public import Adapters
import Foundation

/// Turns targets into models that can be asked, and says beforehand what would go wrong.
public struct Asking: Sendable {
  public let primary: Target
  public let fallbacks: [Target]
  /// Who grades replies, where a gate needs it.
  public let judge: Target?
  /// Who turns replies into vectors, where a gate needs it.
  public let embedder: Target?
  /// Things the run should say aloud, such as the age of a recording.
  public private(set) var notes: [String] = []
  private let recordings: [String: Recording]

  /// Opens recordings and pins their content.
  ///
  /// - Throws: ``Problem`` for an unreadable recording.
  public init(
    primary: Target, fallbacks: [Target], judge: Target? = nil, embedder: Target? = nil
  ) throws {
    var opened: [String: Recording] = [:]
    func pinned(_ target: Target) throws -> Target {
      guard target.isRecording else { return target }
      var target = target
      let path = target.endpoint.model
      if opened[path] == nil {
        do throws(RecordingError) {
          opened[path] = try Recording(path: path)
        } catch {
          throw Problem(error)
        }
      }
      target.contentDigest = try Digest.of(file: path).hex
      target.recording = opened[path].map { RecordedSkips($0, digest: target.contentDigest) }
      return target
    }
    self.primary = try pinned(primary)
    self.fallbacks = try fallbacks.map(pinned)
    self.judge = try judge.map(pinned)
    self.embedder = embedder
    recordings = opened
  }

  func recording(of target: Target) -> Recording? {
    target.isRecording ? recordings[target.endpoint.model] : nil
  }

  /// The model of one target, retrying and paced; asks nobody yet.
  ///
  /// - Throws: ``Problem`` where a key is missing or may not be sent.
  public func model(
    of target: Target, over transport: Transport, seed: UInt64,
    notice: @escaping @Sendable (Retrying.Notice) -> Void
  ) async throws -> any Model {
    if let recording = recording(of: target) { return RecordedModel(recording) }
    do throws(EndpointError) {
      return try await Adapter.model(
        for: target.endpoint, transport: transport, seed: seed, notice: notice)
    } catch {
      throw Problem("\(target.name): \(error.message)", hint: error.hint)
    }
  }

  /// The model that turns texts into vectors; asks nobody yet.
  ///
  /// - Throws: ``Problem`` where the target embeds nothing, or its key is missing or may not be sent.
  public func embedder(
    _ target: Target, over transport: Transport, seed: UInt64,
    notice: @escaping @Sendable (Retrying.Notice) -> Void
  ) async throws -> any Model {
    do throws(EndpointError) {
      return EmbeddedText(
        try await Adapter.embeddingModel(
          for: target.endpoint, transport: transport, seed: seed, notice: notice))
    } catch {
      throw Problem("\(target.name): \(error.message)", hint: error.hint)
    }
  }

  /// Samples and sampling as the recordings have them, where nobody chose otherwise.
  public func adopted(
    _ sampling: Configuration.SamplingPlan, isChosen: Bool, samples: Int?
  ) -> Configuration.SamplingPlan {
    var sampling = sampling
    let all = ([primary] + fallbacks).compactMap(recording)
    if !isChosen,
      let seen = all.first(where: { $0.contents.samplings.count == 1 })?
        .contents.samplings.first
    {
      sampling.sampling = seen
      sampling.sampling.seed = nil
    }
    if let samples {
      sampling.samples = samples
    } else if !isChosen, let most = all.first?.mostSamples, most > 0 {
      // The primary's, where it is a recording: what the fallback lacks then counts as missing.
      sampling.samples = most
    }
    return sampling
  }

  /// The primary's replies where they are known already: its recording, else what the store holds.
  ///
  /// Nil where nothing is known.
  public func baseline(of plan: Plan, policy: Policy, stored: Store? = nil) throws -> Baseline? {
    if let recording = recording(of: primary) {
      return try Baseline(recording: recording, plan: plan, policy: policy)
    }
    return try stored.flatMap { try Baseline(store: $0, plan: plan, policy: policy) }
  }

  /// Margins that the primary does not keep against itself, as far as its replies are known.
  ///
  /// Empty where all replies are recorded: nothing is spent on them, and the report shows it.
  public func wobble(of plan: Plan, policy: Policy, stored: Store? = nil) throws -> [String] {
    guard !fallbacks.allSatisfy(\.isRecording) else { return [] }
    return try baseline(of: plan, policy: policy, stored: stored)?
      .notes(policy: policy, samples: plan.samples, seed: plan.seed) ?? []
  }

  /// Compares every recording with what is about to be asked; a recording of other questions must
  /// not answer these.
  public mutating func check(against plan: Plan, now: Date) throws {
    for fallback in fallbacks
    where fallback.isRecording && fallback.contentDigest == primary.contentDigest {
      notes.append(
        "\(fallback.name) holds the very replies of the primary: a file is compared with itself")
    }
    for (side, target) in zip(plan.sides, [primary] + fallbacks) {
      guard let recording = recording(of: target) else { continue }
      notes += try RecordingCheck(recording: recording, side: side, plan: plan).notes(now: now)
    }
  }
}

extension Target {
  /// True for a recording: it is read, nobody is asked.
  public var isRecording: Bool {
    guard let adapter = Adapter.named(endpoint.adapter), case .recording = adapter.access else {
      return false
    }
    return true
  }
}

extension Problem {
  init(_ error: RecordingError) {
    self.init(
      error.line == nil ? "\(error.file): \(error.reason)" : error.reason,
      at: error.line.map { Place(file: error.file, line: $0, column: error.column ?? 1) },
      excerpt: error.excerpt, hint: error.hint)
  }
}
