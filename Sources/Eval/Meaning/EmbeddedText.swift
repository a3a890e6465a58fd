public import Adapters
import Foundation

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
      text: Self.text(of: vector), stop: .finished,
      usage: batch.inputTokens.map { Usage(input: $0, output: 0) }, served: batch.served)
  }

  /// A vector as the store keeps it: base64 of its 32-bit components, little-endian.
  static func text(of vector: [Float]) -> String {
    var bytes = Data(capacity: vector.count * 4)
    for component in vector {
      for shift in stride(from: 0, to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: component.bitPattern >> UInt32(shift)))
      }
    }
    return bytes.base64EncodedString()
  }

  /// The vector of a stored text, scaled to length 1; nil where it is none.
  static func unitVector(_ text: String) -> [Float]? {
    guard let bytes = Data(base64Encoded: text).map(Array.init), !bytes.isEmpty,
      bytes.count.isMultiple(of: 4)
    else { return nil }
    var vector: [Float] = []
    vector.reserveCapacity(bytes.count / 4)
    for start in stride(from: 0, to: bytes.count, by: 4) {
      let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }
      vector.append(Float(bitPattern: bits))
    }
    let length = vector.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
    guard length > 0, length.isFinite else { return nil }
    return vector.map { $0 / length }
  }
}
