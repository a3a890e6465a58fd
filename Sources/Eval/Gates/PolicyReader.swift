import Metrics

/// Reads one gate of a policy file.
extension Policy {
  static func rule(from value: YAMLValue) throws -> GateRule {
    var value = value
    let keys = ["gate", "margin", "level", "reason", "owner", "hazards", "slices"]
    let members = try value.members(keys)
    let id = try members.required("gate")
    let name = try id.nonEmptyString()
    guard let kind = GateKind.all.first(where: { $0.id.rawValue == name }) else {
      throw id.problem(
        "there is no gate \"\(name)\"",
        hint: suggestion(for: name, among: GateKind.all.map(\.id.rawValue)))
    }
    value.name = "the gate \(name)"
    for key in ["reason", "owner"] where members[key] == nil {
      throw value.problem(
        "\(value.name) has no \(key)",
        hint: "a gate says why its margin is right and who answers for it")
    }
    let margin = try members["margin"].map { try $0.double(in: kind.marginRange) }
    guard let margin = margin ?? (kind.isStandard ? kind.standardMargin : nil) else {
      throw value.problem("\(value.name) has no margin")
    }
    return GateRule(
      gate: kind.id, margin: margin, level: try members["level"]?.double(in: 0.001...0.2) ?? 0.05,
      reason: try members.required("reason").nonEmptyString(),
      owner: try members.required("owner").nonEmptyString(),
      hazards: try members["hazards"].map { try self.hazards(from: $0, of: kind) } ?? [],
      slices: try members["slices"].flatMap { try self.slices(from: $0, of: kind) })
  }

  private static func hazards(from listed: YAMLValue, of kind: GateKind) throws -> [String] {
    guard kind.id == .zeroTolerance else {
      throw listed.problem("hazards belong to \(GateID.zeroTolerance.rawValue)")
    }
    return try listed.listOrOne().map(hazard)
  }

  private static func hazard(_ value: YAMLValue) throws -> String {
    let known = (1...14).map { "S\($0)" }
    let code = try value.nonEmptyString()
    guard known.contains(code) else {
      throw value.problem(
        "there is no hazard \"\(code)\"", hint: suggestion(for: code, among: known))
    }
    return code
  }

  private static func slices(
    from listed: YAMLValue, of kind: GateKind
  ) throws -> [GateRule.Slice]? {
    guard case .losses = kind.form else {
      throw listed.problem(
        "slices belong to gates with a margin; \(kind.id.rawValue) allows nothing anywhere")
    }
    var slices: [GateRule.Slice] = []
    for value in try listed.list() {
      let slice = try slice(from: value, of: kind)
      guard !slices.contains(where: { $0.cases == slice.cases }) else {
        throw value.problem("the slice \"\(slice.cases.title)\" is listed twice")
      }
      slices.append(slice)
    }
    return slices.isEmpty ? nil : slices
  }

  private static func slice(from value: YAMLValue, of kind: GateKind) throws -> GateRule.Slice {
    var value = value
    value.name = "a slice"
    let kinds = CaseSlice.Kind.allCases
    let members = try value.members(kinds.map(\.rawValue) + ["margin"])
    let named = kinds.filter { members[$0.rawValue] != nil }
    guard let one = named.first, named.count == 1, let name = members[one.rawValue] else {
      throw value.problem(
        "a slice names one kind of case",
        hint: "one of " + kinds.map { "`\($0.rawValue):`" }.joined(separator: ", ")
          + ", and a margin where it is not the gate's")
    }
    let text: String
    switch one {
    case .hazard: text = try hazard(name)
    case .dimension: text = (try name.choice() as Dimension).rawValue
    case .suite, .tag: text = try name.nonEmptyString()
    }
    return GateRule.Slice(
      CaseSlice(one, text), margin: try members["margin"]?.double(in: kind.marginRange))
  }
}
