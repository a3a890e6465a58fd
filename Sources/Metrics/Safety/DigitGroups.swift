/// Digits in a row with separators between them, as people write numbers of cards and telephones.
struct DigitGroups {
  struct Group {
    /// How many digits it has.
    var size: Int
    /// Where it ends in the text.
    var end: Int
  }

  /// At most 24 digits.
  private(set) var digits: [UInt8] = []
  private(set) var groups: [Group] = []

  /// - Parameters:
  ///   - text: of a ``FoldedText``.
  ///   - start: of the first digit, or of what may precede it in a number.
  init(in text: [UInt8], from start: Int) {
    var index = start
    var size = 0
    var separators = 0
    while index < text.count {
      switch text[index] {
      case 0x30...0x39:
        guard digits.count < 24 else {
          // A group cut short is none.
          return
        }
        digits.append(text[index] - 0x30)
        size += 1
        separators = 0
      case 0x20, 0x28, 0x29, 0x2D, 0x2E, 0x2F, 0x5F:
        if size > 0 { groups.append(Group(size: size, end: index)) }
        size = 0
        separators += 1
        // As in "0171 / 12" and "(0) - 12".
        if separators > 3 { return }
      default:
        if size > 0 { groups.append(Group(size: size, end: index)) }
        return
      }
      index += 1
    }
    if size > 0 { groups.append(Group(size: size, end: index)) }
  }

  /// The end of the longest number that begins here and that `isValid` finds in its groups and
  /// digits.
  ///
  /// - Parameter touchesLetters: whether letters may follow digits in one group; behind several
  ///   groups they may.
  func end(
    in text: [UInt8], touchesLetters: Bool = false,
    where isValid: (_ sizes: ArraySlice<Int>, _ digits: ArraySlice<UInt8>) -> Bool
  ) -> Int? {
    let sizes = groups.map(\.size)
    var end: Int?
    var count = 0
    for (index, group) in groups.enumerated() {
      count += group.size
      let isBare = index == 0 && !touchesLetters
      if isBare, group.end < text.count, Self.isLetter(text[group.end]) { continue }
      if isValid(sizes[...index], digits[..<count]) { end = group.end }
    }
    return end
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    0x41...0x5A ~= byte || 0x61...0x7A ~= byte
  }
}
