import Adapters

extension Report {
  /// Primary and one fallback, with the terms they were asked on, where the run kept them.
  private func asked(_ item: FallbackReport) -> [(side: Plan.Side, terms: Terms)] {
    let sides = [primary] + verdicts.map(\.fallback)
    return zip(sides, terms).filter { $0.0.role == .primary || $0.0 == item.fallback }.map {
      ($0.0, $0.1)
    }
  }

  func terms(of side: Plan.Side) -> Terms? {
    zip([primary] + verdicts.map(\.fallback), terms).first { $0.0 == side }?.1
  }

  /// Where the two were asked otherwise than the run says, one line each.
  func departures(_ item: FallbackReport) -> [String] {
    Terms.lines(asked(item).map { ($0.side.name, $0.terms) })
  }

  /// `cost: primary 0.42 USD, fallback no cost`; nil where the run kept no prices.
  func costs(_ item: FallbackReport) -> String? {
    guard !terms.isEmpty else { return nil }
    let primary = cost(of: self.primary, item.verdict.primary)
    let fallback = cost(of: item.fallback, item.verdict.fallback)
    return "cost: primary \(primary.text), fallback \(fallback.text)"
  }

  func cost(of side: Plan.Side, _ coverage: Coverage) -> Cost {
    Cost(of: coverage, price: terms(of: side)?.price)
  }
}
