import Metrics

extension LabelAgreement {
  /// The same as one JSON object: `locum-agreement/1`; intervals are `[lower, estimate, upper]`.
  public var json: String {
    var members = JSONObject()
    members["format"] = "locum-agreement/1"
    members["metric"] = .string(scheme.metric.rawValue)
    members["labelled"] = Self.count(labelled)
    members["unlabelled"] = Self.count(unlabelled)
    members["unmeasured"] = Self.count(unmeasured)
    members["tables"] = .array(tables.map(Self.json))
    members["groups"] = .object(JSONObject(groups.map { ($0.name, Self.json($0.table)) }))
    if let gap { members["gap"] = .number(JSONNumber(gap)) }
    members["disagreements"] = .array(
      disagreements.map { item in
        var members = JSONObject()
        members["line"] = Self.count(item.line)
        if let id = item.id { members["id"] = .string(id) }
        members["label"] = .string(item.label)
        members["reading"] = item.reading.json
        return .object(members)
      })
    return JSONValue.object(members).description.escapedJSON
  }

  private static func json(_ table: Table) -> JSONValue {
    let agreement = table.agreement
    var members = JSONObject()
    members["classes"] = .array(table.classes.map(JSONValue.string))
    members["counts"] = .array(agreement.matrix.counts.map { .array($0.map(count)) })
    members["replies"] = count(agreement.matrix.n)
    members["clusters"] = count(agreement.clusters)
    members["agreement"] = json(agreement.agreement)
    members["balanced_accuracy"] = json(agreement.balancedAccuracy)
    members["kappa"] = agreement.kappa.map(json) ?? .null
    return .object(members)
  }

  private static func json(_ interval: Interval) -> JSONValue {
    .array(
      [interval.lower, interval.estimate, interval.upper].map { value in
        value.map { .number(JSONNumber($0)) } ?? .null
      })
  }

  private static func count(_ value: Int) -> JSONValue { .number(JSONNumber(Double(value))) }
}
