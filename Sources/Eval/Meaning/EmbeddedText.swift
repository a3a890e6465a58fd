public import Adapters

/// An embedding model as a model: asked one text, it replies with the text's vector.
///
/// So vectors are asked for, retried, paced, counted and stored as replies are, and a verdict that
/// rests on them can be recomputed offline.
public struct EmbeddedText: Model {
  private let embedder: EmbeddingModel

  public init(_ embedder: EmbeddingModel) { self.embedder = embedder }

  public func reply(to prompt: Prompt) async throws(ModelError) -> Reply {
    let batch = try await embedder.embed([prompt.messages.last?.content ?? ""])
    guard let vector = batch.values.first else {
      throw ModelError(kind: .unreadable, message: "no vector came back")
    }
    return Reply(
      text: EmbeddingVector.base64(of: vector), stop: .finished,
      usage: batch.inputTokens.map { Usage(input: $0, output: 0) }, served: batch.served)
  }

  /// How long the vector of a stored text is; nil where it is none.
  public static func dimensions(of text: String) -> Int? {
    EmbeddingVector.read(base64: text)?.count
  }

  /// The vector of a stored text, scaled to length 1; nil where it is none.
  static func unitVector(_ text: String) -> [Float]? {
    guard let vector = EmbeddingVector.read(base64: text) else { return nil }
    let length = vector.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
    guard length > 0, length.isFinite else { return nil }
    return vector.map { $0 / length }
  }
}
