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
    /// Floors for parts of the cases; nil where none is asked for, which leaves the digest alone.
    public var slices: [Slice]?

    /// A floor for a part of the cases: it decides like any other test of its gate.
    public struct Slice: Sendable, Hashable, Codable {
      public var cases: CaseSlice
      /// In the gate's own unit; nil takes the gate's.
      public var margin: Double?

      public init(_ cases: CaseSlice, margin: Double? = nil) {
        self.cases = cases
        self.margin = margin
      }
    }

    public init(
      gate: GateID, margin: Double, level: Double = 0.05, reason: String, owner: String,
      hazards: [String] = [], slices: [Slice]? = nil
    ) {
      self.gate = gate
      self.margin = margin
      self.level = level
      self.reason = reason
      self.owner = owner
      self.hazards = hazards
      self.slices = slices
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
}
