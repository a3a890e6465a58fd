import Metrics

/// A right option that stands as a number: files count options from 0 or from 1, and options may be
/// numbers themselves.
enum OptionNumber {
  /// The whole number that a text is, nil for any other text.
  static func read(_ text: String) -> Int? {
    let bare = text.trimmed
    let digits = bare.utf8.drop { $0 == 0x2D }
    guard !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      // As tables write whole numbers beside empty cells.
      return bare.hasSuffix(".0") ? read(String(bare.dropLast(2))) : nil
    }
    return Int(bare)
  }

  /// The options that a number may mean: the one that it is, and where it is one of them, those that
  /// it counts from 0 and from 1.
  ///
  /// Empty where it is the wording of none: then it is no answer until somebody says how it counts.
  static func readings(of number: Int, among options: [String]) -> Set<Int> {
    guard let wording = options.firstIndex(where: { read($0) == number }) else { return [] }
    return Set([wording] + [number, number - 1].filter(options.indices.contains))
  }
}
