extension Metric {
  /// 1 where the reply holds a markdown heading (`# …` or underlined), else 0.
  ///
  /// A line that is only bold is no heading: programs that show the reply do not treat it as one.
  public static let heading = Metric(
    id: "format.heading", version: 2, summary: "Holds a heading", unit: "0/1"
  ) { exchange in Score(exchange.text.layout.headings > 0 ? 1 : 0) }
}
