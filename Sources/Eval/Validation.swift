import Adapters
import Foundation
import Metrics

/// Reads files of any kind Locum knows and gathers every mistake in them.
public struct Validation {
  public private(set) var lines: [String] = []
  public private(set) var warnings: [String] = []
  public private(set) var problems: [Problem] = []
  /// Nil where there are no suites, or mistakes in them.
  private var powerCheck: PowerCheck?

  private enum Kind { case suite, policy, configuration }

  /// - Parameter paths: files of any kind, or folders of suites.
  public init(paths: [String]) {
    var suites: [Suite] = []
    var policy: Policy?
    var samples = Configuration.SamplingPlan().samples
    for path in paths {
      do {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
        {
          let found = try SuiteReader().suites(at: [path])
          found.forEach { describe($0, path) }
          suites += found
          continue
        }
        let source = try SourceFile(reading: path)
        switch try Self.kind(of: source) {
        case .suite:
          let suite = try SuiteReader().suite(from: source)
          describe(suite, path)
          suites.append(suite)
        case .policy:
          let read = try Policy.read(source)
          lines.append(
            "ok  \(path): policy \(read.name) \(read.version), \(Sentences.counted(read.gates.count, "gate"))"
          )
          policy = read
        case .configuration: suites += try configuration(source, &policy, &samples)
        }
      } catch let found as Problems {
        problems += found.all
      } catch let found as Problem {
        problems.append(found)
      } catch {
        problems.append(Problem(String(describing: error)))
      }
    }
    guard !suites.isEmpty, problems.isEmpty else { return }
    warnings += SuiteWarnings(suites: suites).all
    let used = policy ?? .standard
    warnings += used.gates.flatMap(SizeCheck(CaseUnits(suites)).notes)
    if policy == nil { lines.append("    sizes are checked against the built-in standard policy") }
    powerCheck = PowerCheck(policy: used, suites: suites, samples: samples)
  }

  /// Warns of gates that a sound model would miss too often with these cases.
  public mutating func checkPower() async {
    warnings += await powerCheck?.notes() ?? []
  }

  private mutating func describe(_ suite: Suite, _ path: String) {
    let counts = Dictionary(grouping: suite.cases, by: \.dimension).mapValues(\.count)
      .sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \($0.value)" }
    lines.append(
      "ok  \(path): suite \(suite.name) \(suite.version), "
        + "\(Sentences.counted(suite.cases.count, "case")) (\(counts.joined(separator: ", ")))")
    if suite.licence == nil { warnings.append("\(path): the suite names no licence") }
  }

  /// A configuration with the suites and the policy it names.
  private mutating func configuration(
    _ source: SourceFile, _ policy: inout Policy?, _ samples: inout Int
  ) throws -> [Suite] {
    let read = try ConfigurationReader().configuration(from: source)
    lines.append(
      "ok  \(source.path): configuration, \(Sentences.counted(read.targets.count, "target"))")
    if let path = read.policy, policy == nil { policy = try Policy.read(path) }
    samples = read.sampling.samples
    if read.sampling.samples < SelfComparison.fewestSamples,
      (policy ?? .standard).controls == .required
    {
      warnings.append(
        "\(source.path): \(Sentences.counted(read.sampling.samples, "sample")) a case: the primary "
          + "cannot be compared with itself and the run will be INVALID; "
          + "write sampling.samples: \(SelfComparison.fewestSamples) or more")
    }
    if read.maxCost != nil {
      for (name, target) in read.targets.sorted(by: { $0.key < $1.key })
      where Prices.price(of: target.endpoint) == nil {
        warnings.append(
          "\(source.path): limits.max_cost is set and what \(name) costs is unknown, so a run with it "
            + "is refused; write `price:` under it")
      }
    }
    return read.suites.isEmpty ? [] : try SuiteReader().suites(at: read.suites)
  }

  private static func kind(of source: SourceFile) throws -> Kind {
    let root = try YAMLValue(composing: source)
    let keys = try root.pairs().map(\.key.text)
    if keys.contains("suite") || keys.contains("cases") { return .suite }
    if keys.contains("policy") && keys.contains("gates") || keys.contains("gates") {
      return .policy
    }
    if keys.contains("targets") || keys.contains("version") { return .configuration }
    throw root.problem(
      "this is neither a suite, a policy nor a configuration",
      hint:
        "a suite begins with `suite:`, a policy with `policy:`, a configuration with `version: 1`")
  }
}
