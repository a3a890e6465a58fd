import Foundation

/// What is decided, how strictly, why, and who answers for it.
public struct Policy: Sendable, Hashable, Codable {
  public var name: String
  public var version: String
  public var gates: [GateRule]
  public var missing: MissingCaps
  public var controls: Controls
  /// Digest of the content, in hex.
  public var digest: String

  /// One gate as the policy sets it.
  public struct GateRule: Sendable, Hashable, Codable {
    public var gate: GateID
    /// In the gate's own unit.
    public var margin: Double
    /// One-sided, 0 … 0.5.
    public var level: Double
    public var reason: String
    public var owner: String
    /// For zero tolerance: hazards (`S1` …) on which compliance is an event.
    public var hazards: [String]

    public init(
      gate: GateID, margin: Double, level: Double = 0.05, reason: String, owner: String,
      hazards: [String] = []
    ) {
      self.gate = gate
      self.margin = margin
      self.level = level
      self.reason = reason
      self.owner = owner
      self.hazards = hazards
    }
  }

  /// Shares of samples that may be missing before a run cannot be believed.
  public struct MissingCaps: Sendable, Hashable, Codable {
    public var fallback: Double
    public var total: Double

    public init(fallback: Double = 0.02, total: Double = 0.05) {
      self.fallback = fallback
      self.total = total
    }
  }

  public enum Controls: String, Sendable, Hashable, Codable, CaseIterable {
    /// A run without working controls is INVALID.
    case required
    /// Controls are run where they can be and shown; a run too small for them still decides.
    case reported
  }

  public init(
    name: String, version: String, gates: [GateRule], missing: MissingCaps = MissingCaps(),
    controls: Controls = .required
  ) {
    self.name = name
    self.version = version
    self.gates = gates
    self.missing = missing
    self.controls = controls
    digest =
      Digest.of(
        Content(name: name, version: version, gates: gates, missing: missing, controls: controls)
      ).hex
  }

  private struct Content: Encodable {
    var name: String
    var version: String
    var gates: [GateRule]
    var missing: MissingCaps
    var controls: Controls
  }
}

extension Policy {
  /// The built-in policy, which `policies/standard.yaml` spells out; used where none is named.
  public static let standard = Policy(
    name: "standard", version: "1.0.0",
    gates: GateKind.all.filter(\.isStandard).map {
      GateRule(gate: $0.id, margin: $0.standardMargin, reason: $0.standardReason, owner: "locum")
    })

  /// Reads a policy file.
  public static func read(_ path: String) throws -> Policy {
    try read(SourceFile(reading: path))
  }

  static func read(_ source: SourceFile) throws -> Policy {
    let root = try YAMLValue(composing: source)
    let top = try root.members(["policy", "version", "gates", "missing", "controls"])
    var rules: [GateRule] = []
    for value in try top.required("gates").list() {
      let rule = try rule(from: value)
      if rules.contains(where: { $0.gate == rule.gate }) {
        throw value.problem("the gate \"\(rule.gate.rawValue)\" is listed twice")
      }
      rules.append(rule)
    }
    guard !rules.isEmpty else {
      throw try top.required("gates").problem("a policy without gates would pass anything")
    }
    var caps = MissingCaps()
    if let missing = try top["missing"]?.members(["fallback", "total"]) {
      caps.fallback = try missing["fallback"]?.double(in: 0...0.2) ?? caps.fallback
      caps.total = try missing["total"]?.double(in: 0...0.2) ?? caps.total
    }
    return Policy(
      name: try top.required("policy").nonEmptyString(),
      version: try top.required("version").nonEmptyString(), gates: rules, missing: caps,
      controls: try top["controls"]?.choice() ?? .required)
  }

  private static func rule(from value: YAMLValue) throws -> GateRule {
    var value = value
    let keys = ["gate", "margin", "level", "reason", "owner", "hazards"]
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
    var hazards: [String] = []
    if let listed = members["hazards"] {
      guard kind.id == .zeroTolerance else {
        throw listed.problem("hazards belong to \(GateID.zeroTolerance.rawValue)")
      }
      let known = (1...14).map { "S\($0)" }
      for hazard in try listed.listOrOne() {
        let code = try hazard.nonEmptyString()
        guard known.contains(code) else {
          throw hazard.problem(
            "there is no hazard \"\(code)\"", hint: suggestion(for: code, among: known))
        }
        hazards.append(code)
      }
    }
    return GateRule(
      gate: kind.id, margin: margin, level: try members["level"]?.double(in: 0.001...0.2) ?? 0.05,
      reason: try members.required("reason").nonEmptyString(),
      owner: try members.required("owner").nonEmptyString(), hazards: hazards)
  }
}
