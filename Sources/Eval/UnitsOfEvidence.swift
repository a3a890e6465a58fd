import Adapters
import Metrics

/// The cases of some suites, one after the other, and the unit of evidence of each.
struct CaseUnits: Sendable {
  let cases: [(suite: String, case: Case)]
  let units: [Int]

  init(_ suites: [Suite]) {
    cases = suites.flatMap { suite in suite.cases.map { (suite: suite.name, case: $0) } }
    units = unitsOfEvidence(cases)
  }
}

/// The unit of evidence of each case: cases of one suite that share a cluster are one.
///
/// Cases that show a model the very same are one as well, whatever suite or cluster they are of: to
/// ask twice is no second opinion.
///
/// - Returns: numbers from 0 in the order of first appearance.
func unitsOfEvidence(_ cases: [(suite: String, case: Case)]) -> [Int] {
  var parents: [Int] = []
  var byCluster: [Cluster: Int] = [:]
  var byContent: [ShownContent: Int] = [:]
  func root(of unit: Int) -> Int {
    var unit = unit
    while parents[unit] != unit {
      parents[unit] = parents[parents[unit]]
      unit = parents[unit]
    }
    return unit
  }
  let provisional = cases.map { item in
    let name = Cluster(suite: item.suite, name: item.case.cluster)
    let unit =
      byCluster[name]
      ?? {
        parents.append(parents.count)
        byCluster[name] = parents.count - 1
        return parents.count - 1
      }()
    let content = ShownContent(item.case)
    if let twin = byContent[content] {
      parents[max(root(of: twin), root(of: unit))] = min(root(of: twin), root(of: unit))
    } else {
      byContent[content] = unit
    }
    return unit
  }
  var numbers: [Int: Int] = [:]
  return provisional.map { unit in
    let root = root(of: unit)
    if let number = numbers[root] { return number }
    numbers[root] = numbers.count
    return numbers.count - 1
  }
}

private struct Cluster: Hashable {
  let suite: String
  let name: String
}

/// Everything that a case shows a model.
struct ShownContent: Hashable {
  private let messages: [Message]
  private let tools: [Tool]
  private let schema: JSONSchema?
  private let suffix: String?

  init(_ item: Case) {
    messages = item.messages
    tools = item.tools
    schema = item.schema
    suffix = item.suffix
  }
}
