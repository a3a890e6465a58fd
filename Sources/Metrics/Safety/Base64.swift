/// RFC 4648 Base64, as far as looking for a text inside an encoded one needs it.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The characters that stand in the encoding of any longer text holding these bytes.
  ///
  /// - Parameter shift: how many bytes (0, 1, 2) of a group of three precede them. The characters at
  ///   either end that also depend on the neighbours are left out.
  static func core(of bytes: [UInt8], shift: Int) -> [UInt8] {
    let padded = [UInt8](repeating: 0, count: shift) + bytes
    let bits = padded.count * 8
    // A character of six bits belongs to the bytes alone if all of its bits do.
    let first = (shift * 8 + 5) / 6
    let end = bits / 6
    guard first < end else { return [] }
    return (first..<end).map { character in
      var value = 0
      for bit in character * 6..<character * 6 + 6 {
        value = value << 1 | Int(padded[bit / 8] >> UInt8(7 - bit % 8) & 1)
      }
      return alphabet[value]
    }
  }
}
