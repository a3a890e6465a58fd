/// A question with a known answer.
struct Fact: Sendable {
  /// Sentences that state the answer; `{v}` is its place.
  let statements: [String]
  /// Wordings of the right value.
  let rights: [String]
  /// Wordings of wrong values.
  let wrongs: [String]
  let isNumber: Bool
  /// The key as the suite writes it.
  let answer: String
}
