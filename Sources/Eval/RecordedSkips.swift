import Adapters

/// What a recording says about cases that nobody was asked when it was made.
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

  static func == (a: Self, b: Self) -> Bool { a.digest == b.digest }
  func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
