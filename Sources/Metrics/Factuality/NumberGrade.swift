import Algorithms

extension FactualReply {
  /// Compares the quantities of the reply with the wanted one, units converted.
  ///
  /// Quantities of another kind (a year where kilometres are asked for), list numbers and numbers
  /// that the question holds do not compete.
  func gradeNumber(_ wanted: Double, unit: String?, tolerance: Double) -> GradeReading {
    gradeQuantity(
      wanted, units: unit.map(MeasureUnit.named) ?? [], tolerance: tolerance,
      among: QuantityParser.quantities(in: text.utf8))
  }

  /// - Parameters:
  ///   - units: what the wanted unit may mean; empty for none.
  ///   - all: the quantities of the reply.
  func gradeQuantity(
    _ wanted: Double, units: [MeasureUnit], tolerance: Double, among all: [Quantity]
  ) -> GradeReading {
    let given = QuantityParser.quantities(in: question)
    var candidates: [Candidate] = []
    var rangeAround: Range<Int>?
    for quantity in all where quantity.isComparable(to: units) {
      // "More than 444" says that it is not 444; within a tolerance it may still come near enough.
      let isRight =
        quantity.equals(wanted, units: units, tolerance: tolerance)
        && (tolerance >= Self.looseTolerance || !isStrictBound(quantity))
        && !isLimit(quantity) && !isPartOfExpression(quantity)
      if !isRight, quantity.surrounds(wanted, units: units) { rangeAround = quantity.range }
      let isGiven = given.contains {
        $0.value == quantity.value && ($0.units == quantity.units || quantity.units.isEmpty)
      }
      if !isRight, isGiven || isListNumber(quantity) || isAside(quantity, units) { continue }
      candidates.append(Candidate(isRight: isRight, range: quantity.range))
    }
    if !candidates.contains(where: \.isRight), let rangeAround {
      return GradeReading(
        .incorrect, .low, evidence: rangeAround, because: "the reply gives a range around it")
    }
    if candidates.isEmpty { candidates = yesNoZero(wanted) }
    candidates = withoutAsides(candidates)
    return commit(candidates, none: "the reply states no such quantity")
  }

  /// Whether "more than" or the like leads up to a quantity, and nothing denies it.
  func isStrictBound(_ quantity: Quantity) -> Bool {
    let start = text.words.partitioningIndex { $0.range.upperBound > quantity.range.lowerBound }
    let lead = text.words[max(0, start - 3)..<start].map(\.hash)
    guard let than = lead.last else { return false }
    let isDenied = lead.dropLast().contains { Self.denials.contains($0) }
    if Self.bounds.contains(than) { return !isDenied }
    guard than == Self.than, let degree = lead.dropLast().last else { return false }
    return Self.degrees.contains(degree) && !lead.dropLast(2).contains { Self.denials.contains($0) }
  }

  private static let than = Word.hash("than")
  private static let degrees = Set(
    ["more", "less", "fewer", "greater", "larger", "higher", "lower"].map { Word.hash($0) })
  private static let bounds = Set(
    ["over", "above", "under", "below", "exceeding", "exceeds", "beyond"].map { Word.hash($0) })
  private static let denials = Set(
    ["no", "not", "isn't", "aren't", "wasn't", "left", "started"].map { Word.hash($0) })

  /// "None" and "no" are zero where zero is asked for.
  private func yesNoZero(_ wanted: Double) -> [Candidate] {
    guard wanted == 0 else { return [] }
    let zero = Set(["none", "no", "nothing", "nil", "never"].map { Word.hash($0) })
    return text.words.first { zero.contains($0.hash) }
      .map { [Candidate(isRight: true, range: $0.range)] } ?? []
  }

  /// `1.` at the start of a line.
  private func isListNumber(_ quantity: Quantity) -> Bool {
    guard quantity.units.isEmpty else { return false }
    let bytes = text.utf8
    var before = quantity.range.lowerBound - 1
    while before >= 0, bytes[before] == 0x20 || bytes[before] == 0x2A || bytes[before] == 0x23 {
      before -= 1
    }
    guard before < 0 || bytes[before] == 0x0A, quantity.range.upperBound < bytes.count else {
      return false
    }
    let next = bytes[quantity.range.upperBound]
    guard next == 0x29 || next == 0x2E else { return false }
    // "206." alone on its line is an answer.
    let rest = bytes[(quantity.range.upperBound + 1)...].prefix { $0 != 0x0A }
    return rest.contains { $0 > 0x20 }
  }

  /// A year or an ordinal where a measured or counted quantity is asked for.
  private func isAside(_ quantity: Quantity, _ units: [MeasureUnit]) -> Bool {
    if quantity.isOrdinal { return true }
    guard quantity.units.isEmpty, quantity.value == quantity.value.rounded(),
      1500...2100 ~= quantity.value
    else { return false }
    // A bare 4-digit number without separators after "in", "since" … is a year.
    let start = text.words.partitioningIndex { $0.range.lowerBound >= quantity.range.lowerBound }
    guard quantity.range.count == 4, start > 0 else { return false }
    return Self.yearLeads.contains(text.words[start - 1].hash)
  }

  private static let yearLeads = Set(
    """
    in since by until from during of year early late mid january february march april may june \
    july august september october november december
    """.split(separator: " ").map { Word.hash(String($0)) })
}
