extension Metric {
  /// 1 where the reply opens a fenced code block, else 0; one that is never closed counts.
  public static let codeFence = Metric(
    id: "format.code-fence", version: 2, summary: "Holds a fenced code block", unit: "0/1"
  ) { exchange in Score(exchange.text.layout.fences > 0 ? 1 : 0) }
}
