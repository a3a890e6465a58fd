/// A number as a reply states it, with its unit.
struct Quantity: Sendable, Hashable {
  var value: Double
  /// The other end of a range (`5–10`, `between 5 and 10`), not below ``value``.
  var upper: Double?
  /// Half a unit of the last digit written: what rounding can account for.
  var precision: Double
  /// What the unit may mean; empty for a bare number.
  var units: [MeasureUnit]
  var isOrdinal = false
  /// UTF-8 offsets in the text, unit included.
  var range: Range<Int>

  /// Whether this is the wanted quantity.
  ///
  /// - Parameters:
  ///   - units: what the wanted unit may mean; empty for none. A bare number is taken to be in it.
  ///   - tolerance: relative, 0 … 1. Where units differ, rounding in the reply is allowed for.
  func equals(_ wanted: Double, units wantedUnits: [MeasureUnit], tolerance: Double) -> Bool {
    pairs(wantedUnits).contains { own, theirs in
      let goal = theirs?.base(wanted) ?? wanted
      let slack = max(abs(wanted) * tolerance, abs(wanted) * 1e-9) * (theirs?.factor ?? 1)
      let rounding = own != theirs ? precision * (own?.factor ?? 1) : 0
      let low = own?.base(value) ?? value
      let high = upper.map { own?.base($0) ?? $0 } ?? low
      let room = max(slack, rounding) + abs(goal) * 1e-12
      return abs(low - goal) <= room && abs(high - goal) <= room
    }
  }

  /// Whether the wanted quantity lies within this range.
  func surrounds(_ wanted: Double, units wantedUnits: [MeasureUnit]) -> Bool {
    guard let upper else { return false }
    return pairs(wantedUnits).contains { own, theirs in
      let goal = theirs?.base(wanted) ?? wanted
      return (own?.base(value) ?? value) <= goal && goal <= (own?.base(upper) ?? upper)
    }
  }

  /// Whether it measures the same kind of thing, so that another value contradicts the wanted one.
  func isComparable(to wantedUnits: [MeasureUnit]) -> Bool { !pairs(wantedUnits).isEmpty }

  /// The readings of both units that measure the same; nil stands for no unit.
  private func pairs(_ wanted: [MeasureUnit]) -> [(own: MeasureUnit?, theirs: MeasureUnit?)] {
    if wanted.isEmpty { return [(nil, nil)] }
    if units.isEmpty { return wanted.map { ($0, $0) } }
    return units.flatMap { own in
      wanted.filter { $0.dimension == own.dimension }.map { (own, $0) }
    }
  }
}
