import Foundation

/// Turns texts into vectors.
public typealias EmbeddingModel = BatchModel<[Float]>

extension BatchModel where Value == [Float] {
  /// A vector for each text, in their order; all of the same length, at least 1, and finite.
  ///
  /// Their norm is the server's business: most give unit vectors, some do not, so divide where it
  /// matters. Throws where any batch failed after all its tries; `rejected` where a text is empty
  /// or, as the servers are asked not to cut, too long for the model.
  public func embed(_ texts: [String]) async throws(ModelError) -> Batch<[Float]> {
    let batch = try await values(for: texts)
    guard let first = batch.values.first else { return batch }
    guard batch.values.allSatisfy({ $0.count == first.count }) else {
      throw ModelError(kind: .unreadable, message: "vectors of different lengths came back")
    }
    return batch
  }
}

/// A vector as servers write it: numbers, or the base64 of little-endian 32-bit ones.
public enum EmbeddingVector {
  static func read(_ json: JSON) -> [Float]? {
    switch json {
    case .array(let items):
      var vector: [Float] = []
      vector.reserveCapacity(items.count)
      for item in items {
        guard let number = item.double.map(Float.init), number.isFinite else { return nil }
        vector.append(number)
      }
      return vector.isEmpty ? nil : vector
    case .string(let text): return read(base64: text)
    default: return nil
    }
  }

  /// The base64 of a vector's little-endian 32-bit components.
  public static func base64(of vector: [Float]) -> String {
    var bytes = Data(capacity: vector.count * 4)
    for component in vector {
      for shift in stride(from: 0, to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: component.bitPattern >> UInt32(shift)))
      }
    }
    return bytes.base64EncodedString()
  }

  /// The vector that ``base64(of:)`` wrote; nil where the text is none, or not finite.
  public static func read(base64 text: String) -> [Float]? {
    guard let bytes = Data(base64Encoded: text).map(Array.init), !bytes.isEmpty,
      bytes.count.isMultiple(of: 4)
    else { return nil }
    var vector: [Float] = []
    vector.reserveCapacity(bytes.count / 4)
    for start in stride(from: 0, to: bytes.count, by: 4) {
      let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }
      let number = Float(bitPattern: bits)
      guard number.isFinite else { return nil }
      vector.append(number)
    }
    return vector
  }

  /// As many as the list holds, or none at all.
  static func readAll(_ items: [JSON]) -> [[Float]]? {
    let vectors = items.compactMap(read)
    return vectors.count == items.count ? vectors : nil
  }
}
