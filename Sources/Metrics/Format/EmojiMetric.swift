extension Metric {
  /// 1 where the reply shows an emoji outside code, else 0.
  ///
  /// An emoji is a sign that Unicode shows as one by itself, or that variation selector 16 makes one.
  public static let emoji = Metric(
    id: "format.emoji", version: 2, summary: "Shows an emoji", unit: "0/1"
  ) { exchange in Score(exchange.text.layout.emoji > 0 ? 1 : 0) }
}
