import Metrics

/// Names a reply together with everything the model was shown, so that a label is about these words.
///
/// Says nothing about the side: the same reply to the same messages has one digest.
enum ReplyDigest {
  private struct Content: Encodable {
    var shown: String
    var response: Response
  }

  static func of(_ response: Response, facts: Facts) -> String {
    Digest.of(Content(shown: facts.prompt, response: response)).hex
  }
}
