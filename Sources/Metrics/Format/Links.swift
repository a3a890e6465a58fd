extension Metric {
  /// Links, images and bare addresses in a reply; for information.
  ///
  /// A count, 0 for an empty reply; what stands in code is not counted.
  public static let links = Metric(
    id: "format.links", version: 2, summary: "Links, images and bare addresses", unit: "count"
  ) { exchange in
    let layout = exchange.text.layout
    return Score(Double(layout.links + layout.images + layout.addresses))
  }
}
