import Foundation

extension PlanReport {
  /// The plan as JSON: sorted keys, shares as shares; a number of cases is left out where none would
  /// do.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(JSONPlan(self)), as: UTF8.self) + "\n"
  }
}

private struct JSONPlan: Encodable {
  var format = "locum-plan/1"
  var suites: [JSONSuite]
  var policy: String
  var policyDigest: String
  var cases: Int
  var samples: Int
  var same: Double
  var independent: Double
  var gates: [JSONGate]
  var rates: AssumedRates
  var pilot: String?
  var draws = PowerPlan.draws
  var targets: [JSONTarget]
  /// What the targets' figures rest on; left out without any.
  var basis: String?
  var notes: [String]
  var hint: String

  init(_ report: PlanReport) {
    suites = report.suites.map {
      JSONSuite(name: $0.name, version: $0.version, digest: $0.digest, cases: $0.cases.count)
    }
    policy = "\(report.policy.name) \(report.policy.version)"
    policyDigest = report.policy.digest
    cases = report.power.cases
    samples = report.power.samples
    same = report.power.power(.same)
    independent = report.power.power(.independent)
    gates = report.power.gates.map(JSONGate.init)
    rates = report.power.rates
    pilot = report.power.pilot
    targets = report.estimates.map(JSONTarget.init)
    basis = report.estimates.isEmpty ? nil : Estimate.basis
    notes = report.notes
    hint = report.hint
  }
}

private struct JSONSuite: Encodable {
  var name: String
  var version: String
  var digest: String
  var cases: Int
}

private struct JSONGate: Encodable {
  var gate: GateID
  var margin: Double
  var level: Double
  var same: Double
  var independent: Double
  var reachesTargets: Bool
  /// Independent cases that would do; left out where no number will.
  var casesThatWouldDo: Int?
  /// The chance that enough of the primary can be spoiled to try the gate on.
  var contrast: Double
  var parts: [JSONPart]

  init(_ gate: GatePower) {
    self.gate = gate.gate
    margin = gate.margin
    level = gate.level
    same = gate.power(.same)
    independent = gate.power(.independent)
    reachesTargets = !gate.fallsShort
    casesThatWouldDo = gate.needed
    contrast = gate.contrast
    parts = gate.parts.map(JSONPart.init)
  }
}

private struct JSONPart: Encodable {
  var title: String
  var decides: Bool
  var cases: Int
  var clusters: Int
  var same: Double
  var independent: Double
  var casesForSame: JSONNeed
  var casesForIndependent: JSONNeed
  var readable: Double
  var degenerate: Double
  var unanswered: Double
  var mean: Double?
  var concentration: Double?
  var varianceBetween: Double?
  var varianceWithin: Double?

  init(_ part: GatePower.Part) {
    title = part.title
    decides = part.decides
    cases = part.cases
    clusters = part.clusters
    same = part.same
    independent = part.independent
    casesForSame = JSONNeed(at95: part.same95, at80: part.same80)
    casesForIndependent = JSONNeed(at95: part.independent95, at80: part.independent80)
    readable = part.readable
    degenerate = part.degenerate
    unanswered = part.unanswered
    switch part.model {
    case .rate(let mean, let concentration)?:
      self.mean = mean
      self.concentration = concentration
    case .spread(let between, let within)?:
      varianceBetween = between
      varianceWithin = within
    case nil: break
    }
  }
}

private struct JSONNeed: Encodable {
  var at95: Int?
  var at80: Int?
}

private struct JSONTarget: Encodable {
  var name: String
  var role: Plan.Side.Role
  var replies: Int
  var inputTokens: Int
  var outputTokens: Int
  var cost: Double?
  var seconds: Double?
  var host: String?

  init(_ estimate: Estimate) {
    name = estimate.side.name
    role = estimate.side.role
    replies = estimate.replies
    inputTokens = estimate.inputTokens
    outputTokens = estimate.outputTokens
    cost = estimate.cost
    seconds = estimate.seconds
    host = estimate.host
  }
}
