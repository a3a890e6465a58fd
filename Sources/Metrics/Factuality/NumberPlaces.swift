import Algorithms

/// The numbers of a reply, each as a whole: what tells `250` apart from the end of `1 250`, of
/// `2:250`, `twenty-five` from `five` and `10 million` from `10`.
struct NumberPlaces: Sendable {
  private let bytes: [UInt8]
  let quantities: [Quantity]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    quantities = QuantityParser.quantities(in: bytes).filter {
      !Self.isCode(bytes, at: $0.range.lowerBound)
    }
  }

  /// Whether a number that a run of words holds is not part of a longer one there.
  ///
  /// - Parameters:
  ///   - token: of the run, a number.
  ///   - run: UTF-8 offsets in the reply.
  func isWhole(_ token: AnswerTokens.Token, in run: Range<Int>) -> Bool {
    let start = token.range.lowerBound
    let end = token.range.upperBound
    if start == run.lowerBound, start > 1, bytes[start - 1] == 0x3A, isDigit(start - 2) {
      return false
    }
    if end >= run.upperBound, isDigit(end + 1), end < bytes.count, bytes[end] == 0x3A {
      return false
    }
    let index = quantities.partitioningIndex { $0.range.upperBound > start }
    guard index < quantities.count, quantities[index].range.lowerBound < end else { return true }
    let quantity = quantities[index]
    if run.lowerBound <= quantity.range.lowerBound, quantity.range.upperBound <= run.upperBound {
      return true
    }
    guard let value = Double(token.text) else { return true }
    let isYear = 1000...2100 ~= value
    if let upper = quantity.upper {
      return isYear && (quantity.value == value || upper == value)
    }
    return quantity.range.lowerBound >= run.lowerBound && quantity.value.magnitude == value
  }

  /// The numbers of one value that are no part of a range or a time of day.
  func places(of value: Double) -> [Range<Int>] {
    quantities.lazy.filter {
      $0.upper == nil && abs($0.value - value) <= abs(value) * 1e-9
        && !isTime(at: $0.range.lowerBound)
    }.prefix(20).map(\.range)
  }

  /// Whether the reply gives every number of a wording that the question does not.
  ///
  /// Of `1979–80` the year with which it begins is enough.
  ///
  /// - Parameter tokens: of the reply, for what is a number in words alone: "the second season".
  func hold(
    _ wording: [Quantity], question: [Quantity], tokens: [AnswerTokens.Token]
  ) -> Bool {
    wording.indices.allSatisfy { index in
      let wanted = wording[index]
      if index > 0, wanted.value < 100, 1000...2100 ~= wording[index - 1].value { return true }
      return question.contains { $0.value == wanted.value }
        || quantities.contains { isSame($0, wanted) }
        || tokens.contains {
          $0.isNumber && Double($0.text) == wanted.value && isWhole($0, in: $0.range)
        }
    }
  }

  private func isSame(_ given: Quantity, _ wanted: Quantity) -> Bool {
    [given.value, given.upper].contains { own in
      own.map { abs($0 - wanted.value) <= abs(wanted.value) * 1e-9 || $0 == wanted.upper } ?? false
    }
      && (given.units.isEmpty || wanted.units.isEmpty || given.isComparable(to: wanted.units))
  }

  private func isTime(at start: Int) -> Bool {
    if start > 1, bytes[start - 1] == 0x3A, isDigit(start - 2) { return true }
    var end = start
    while isDigit(end) { end += 1 }
    return end < bytes.count && bytes[end] == 0x3A && isDigit(end + 1)
  }

  /// Whether digits are a name rather than a count: a leading zero, a version, more than 15 of them.
  static func isCode(_ bytes: [UInt8], at start: Int) -> Bool {
    guard start < bytes.count, 0x30...0x39 ~= bytes[start] else { return false }
    var groups = [0]
    var index = start
    while index < bytes.count, index - start < 64 {
      if 0x30...0x39 ~= bytes[index] {
        groups[groups.count - 1] += 1
      } else if bytes[index] == 0x2E, index + 1 < bytes.count, 0x30...0x39 ~= bytes[index + 1] {
        groups.append(0)
      } else {
        break
      }
      index += 1
    }
    if bytes[start] == 0x30, groups[0] > 1 { return true }
    if groups[0] > 15 { return true }
    return groups.count > 2 && !groups.dropFirst().allSatisfy { $0 == 3 }
  }

  private func isDigit(_ index: Int) -> Bool {
    bytes.indices.contains(index) && 0x30...0x39 ~= bytes[index]
  }
}
