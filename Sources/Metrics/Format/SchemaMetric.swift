extension Metric {
  /// 1 where the reply is JSON that satisfies the case's schema, else 0.
  ///
  /// The document is the whole reply or the content of its only fence. Undefined where the case has
  /// no schema. A reply that is no JSON at all is 0: the program behind it could not read it.
  public static let schema = Metric(
    id: "format.schema", version: 2,
    summary: "The reply is JSON that satisfies the case's schema", unit: "0/1"
  ) { exchange in
    guard let schema = exchange.facts.schema else { return .undefined("the case has no schema") }
    guard let document = exchange.text.jsonDocument() else {
      return Score(0, because: "neither the reply nor its only fence is JSON")
    }
    return schema.accepts(document)
      ? Score(1) : Score(0, because: "the JSON does not satisfy the schema")
  }
}
