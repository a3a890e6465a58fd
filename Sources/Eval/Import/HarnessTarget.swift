import Metrics

/// Which of the options the target of a multiple choice is: the harness writes their number, from 0,
/// or their wording, either as a text.
struct HarnessTarget {
  /// More than one where the number of one option is the wording of another.
  private let indices: [Int]

  /// - Parameter areLetters: whether the continuations were letters; then no wording is meant where
  ///   a letter or a number is.
  init(_ target: JSONValue?, options: [String], areLetters: Bool) {
    switch target {
    case .number(let number):
      indices = [Int(exactly: number.value)].compactMap { $0 }.filter(options.indices.contains)
    case .string(let text):
      let bare = text.trimmed
      let number = Int(bare).flatMap { options.indices.contains($0) ? $0 : nil }
      let wording = options.firstIndex { $0.trimmed == bare }
      let letter = options.indices.first { ChoiceKey.letter($0) == bare.uppercased() }
      if areLetters {
        indices = [letter ?? number ?? wording].compactMap { $0 }
      } else if let number, let wording {
        indices = number == wording ? [number] : [number, wording]
      } else {
        indices = [wording ?? number ?? letter].compactMap { $0 }
      }
    default: indices = []
    }
  }

  /// The options that the target may be; of several, where `acc` says whether the likeliest was
  /// right, those that agree with it.
  func readings(scoredAs record: ImportRecord) -> [Int] {
    guard indices.count > 1, let likeliest = Self.likeliest(record["resps"]) else { return indices }
    let isRight: Bool
    switch record["acc"] {
    case .number(let score)? where score.value == 0 || score.value == 1: isRight = score.value == 1
    case .bool(let value)?: isRight = value
    default: return indices
    }
    let agreeing = indices.filter { ($0 == likeliest) == isRight }
    return agreeing.isEmpty ? indices : agreeing
  }

  /// The option with the highest log-likelihood of `[[["-3.1", "False"]], …]`; nil where there is no
  /// such list, or two are equal.
  private static func likeliest(_ json: JSONValue?) -> Int? {
    guard let items = json?.elements else { return nil }
    let values = items.compactMap { item in
      var item = item
      while let inner = item[0] { item = inner }
      return item.plainText.flatMap { Double($0) }
    }
    guard values.count == items.count, let best = values.max(), best.isFinite,
      values.count(where: { $0 == best }) == 1
    else { return nil }
    return values.firstIndex(of: best)
  }
}
