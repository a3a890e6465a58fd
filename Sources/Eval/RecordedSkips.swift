import Adapters

/// What a recording says about whom it was made of, and about cases that nobody was asked.
struct RecordedSkips: Sendable, Hashable {
  private let recording: Recording
  /// What tells recordings apart.
  private let digest: String?

  init(_ recording: Recording, digest: String?) {
    self.recording = recording
    self.digest = digest
  }

  func skips(_ case: String, of suite: String) -> Bool {
    recording.skips(`case`, of: suite)
  }

  /// The models that the lines name, in a stable order.
  var models: [String] { recording.contents.models.sorted() }

  static func == (a: Self, b: Self) -> Bool { a.digest == b.digest }
  func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
