import Crypto
import Foundation

/// A SHA-256 digest.
struct Digest: Sendable, Hashable {
  let bytes: [UInt8]

  /// The digest of a value's canonical JSON.
  static func of(_ value: some Encodable) -> Digest {
    guard let bytes = try? CanonicalJSON.encode(value) else { return none }
    return of(bytes: bytes)
  }

  /// Of what cannot be encoded, which no value of this package without non-finite numbers is: whoever
  /// compares it sees a mismatch, never a match.
  static let none = Digest(bytes: [])

  static func of(bytes: some DataProtocol) -> Digest {
    Digest(bytes: Array(SHA256.hash(data: bytes)))
  }

  /// The digest of a file's bytes.
  static func of(file path: String) throws -> Digest {
    let handle = try InputFile.open(path, isPlain: true)
    defer { try? handle.close() }
    var hash = SHA256()
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
      hash.update(data: piece)
    }
    return Digest(bytes: Array(hash.finalize()))
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The first 64 bits, as a seed.
  var seed: UInt64 { bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
}
