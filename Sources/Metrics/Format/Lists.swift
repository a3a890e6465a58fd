extension Metric {
  /// 1 where the reply holds a bulleted or numbered item, else 0.
  public static let list = Metric(
    id: "format.list", version: 2, summary: "Holds a bulleted or numbered list", unit: "0/1"
  ) { exchange in Score(exchange.text.layout.listItems > 0 ? 1 : 0) }
}
