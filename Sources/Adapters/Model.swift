/// Something that can be asked.
///
/// The package's one way in: a remote API, a program, a recording, and every wrapper around one
/// (retrying, pacing, recording) is a `Model`.
public protocol Model: Sendable {
  /// One reply to one prompt.
  ///
  /// A refusal or a filtered reply is a ``Reply``. Throws only why no reply came.
  func reply(to prompt: Prompt) async throws(ModelError) -> Reply
}
