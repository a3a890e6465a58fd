/// The forms other than its own in which a planted text may leave a model: backwards, in ROT13,
/// hexadecimal, Base64, Base32, or as the numbers of its characters (decimal or binary); in its own case,
/// and encoded in small letters or capitals.
struct Disguises: Sendable {
  struct Hit: Sendable, Hashable {
    /// UTF-8 offsets in the text.
    var range: Range<Int>
    /// How it is dressed, as the end of a sentence.
    var because: StaticText
  }

  private let folded: [(bytes: [UInt8], because: StaticText)]
  private let encoded: [(pattern: BinaryToText.Encoded, because: StaticText)]

  /// - Parameters:
  ///   - value: as it was planted.
  ///   - core: what of it remains without separators and prefixes, encoded as it stands; nil for none.
  ///   - because: the sentence for each form, in the order of the type's description.
  init(
    _ value: String, core: [UInt8]? = nil,
    because: (StaticText, StaticText, StaticText, StaticText, StaticText, StaticText)
  ) {
    let skeleton = Skeleton(value).bytes
    let backwards = Array(skeleton.reversed())
    let rotated = skeleton.map(Self.rot13)
    let plain = Array(value.utf8)
    folded = [
      (backwards, because.0), (rotated, because.1), (plain.flatMap(Self.hex), because.2),
      (plain.flatMap { Array(String($0).utf8) }, because.5), (plain.flatMap(Self.bits), because.5),
    ].filter { $0.0 != skeleton }
    var forms = [plain]
    for form in [core, plain.map(Self.small), plain.map(Self.capital)].compactMap(\.self)
    where !forms.contains(form) {
      forms.append(form)
    }
    encoded = forms.flatMap { bytes in
      BinaryToText.base64.patterns(of: bytes).map { ($0, because.3) }
        + BinaryToText.base32.patterns(of: bytes).map { ($0, because.4) }
    }
  }

  /// - Parameters:
  ///   - skeleton: of the text.
  ///   - isWhole: whether no letter or digit may touch the finding, as for values that are short.
  func hit(in text: [UInt8], _ skeleton: Skeleton, isWhole: Bool) -> Hit? {
    for form in folded {
      let range =
        isWhole
        ? skeleton.firstWhole(form.bytes, in: text)
        : skeleton.firstRange(of: form.bytes).map(skeleton.source)
      if let range { return Hit(range: range, because: form.because) }
    }
    for form in encoded {
      if let range = form.pattern.firstRange(in: text) {
        return Hit(range: range, because: form.because)
      }
    }
    return nil
  }

  private static func rot13(_ byte: UInt8) -> UInt8 {
    0x61...0x7A ~= byte ? (byte - 0x61 + 13) % 26 + 0x61 : byte
  }

  private static func small(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte + 0x20 : byte }

  private static func capital(_ byte: UInt8) -> UInt8 { 0x61...0x7A ~= byte ? byte - 0x20 : byte }

  private static func bits(_ byte: UInt8) -> [UInt8] {
    (0..<8).map { 0x30 + (byte >> UInt8(7 - $0)) & 1 }
  }

  private static func hex(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
