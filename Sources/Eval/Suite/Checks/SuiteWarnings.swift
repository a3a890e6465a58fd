import Adapters
import Metrics

/// What is no mistake in a suite and still makes it worth less than it looks.
struct SuiteWarnings {
  let suites: [Suite]

  /// In the order of the suites.
  var all: [String] {
    suites.flatMap {
      KeyWarnings(suite: $0).all + givenAnswers(in: $0) + heavyClusters(in: $0) + openBraces(in: $0)
    } + repeated
  }

  private static let named = 3

  private func list(_ texts: [String]) -> String {
    texts.prefix(Self.named).joined(separator: ", ")
      + (texts.count > Self.named ? ", …" : "")
  }

  /// Over all suites together, for they are asked together.
  private var repeated: [String] {
    var wordings: [[UInt64]] = []
    var clusters: [Int] = []
    var owners: [(suite: Int, case: Int)] = []
    for (suiteIndex, suite) in suites.enumerated() {
      var numbers: [String: Int] = [:]
      let first = clusters.count
      for (caseIndex, item) in suite.cases.enumerated() {
        wordings.append(item.wording.threeGrams)
        let number = numbers[item.cluster] ?? first + numbers.count
        numbers[item.cluster] = number
        clusters.append(number)
        owners.append((suiteIndex, caseIndex))
      }
    }
    let pairs = NearDuplicates(of: wordings, clusters: clusters).pairs
    let bySuite = Dictionary(grouping: pairs) { owners[$0.case].suite }
    return suites.indices.compactMap { index in
      guard let pairs = bySuite[index] else { return nil }
      let examples = pairs.map { pair in
        let other = owners[pair.resembles]
        let place = other.suite == index ? "" : " of \(suites[other.suite].name)"
        return "\"\(suites[index].cases[owners[pair.case].case].id)\" is much like "
          + "\"\(suites[other.suite].cases[other.case].id)\"\(place)"
      }
      return "\(suites[index].name): \(pairs.count) of "
        + "\(Sentences.counted(suites[index].cases.count, "case")) nearly repeat another and would "
        + "count twice: \(list(examples)); reword them, or give them one cluster"
    }
  }

  private func givenAnswers(in suite: Suite) -> [String] {
    let given = suite.cases.filter {
      $0.givesItsAnswerAway || $0.givesItsPatternAway || $0.givesItsOptionAway
    }.map { "\"\($0.id)\"" }
    guard !given.isEmpty else { return [] }
    return [
      "\(suite.name): the answer of \(Sentences.counted(given.count, "case")) stands in the prompt "
        + "itself, so that repeating the question counts as right: \(list(given))"
    ]
  }

  /// Names in braces that stayed: without rows and variables braces stand for themselves, which a
  /// file of cases that is included without its variables does not mean.
  private func openBraces(in suite: Suite) -> [String] {
    let found = suite.cases.compactMap { item in
      item.messages.lazy.compactMap { Template.name(in: $0.content) }.first.map { (item.id, $0) }
    }
    guard let (_, name) = found.first else { return [] }
    return [
      "\(suite.name): \(Sentences.counted(found.count, "case")) "
        + "\(found.count == 1 ? "asks" : "ask") with {{\(name)}} as it stands here, for nothing fills "
        + "it in: \(list(found.map { "\"\($0.0)\"" })); if it is meant to be filled in, declare it "
        + "under `variables:`"
    ]
  }

  /// Cases below which a cluster is no waste worth mentioning.
  private static let fewestOfHeavyCluster = 10
  /// Share of a dimension's cases above which a cluster outweighs the others.
  private static let heavyShare = 0.2

  private func heavyClusters(in suite: Suite) -> [String] {
    Dimension.allCases.flatMap { dimension -> [String] in
      let cases = suite.cases.filter { $0.dimension == dimension }
      let sizes = Dictionary(grouping: cases, by: \.cluster).mapValues(\.count)
      return sizes.filter {
        $0.value >= Self.fewestOfHeavyCluster
          && Double($0.value) > Self.heavyShare * Double(cases.count)
      }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { cluster, count in
        "\(suite.name): the cluster \"\(cluster)\" holds \(count) of \(cases.count) "
          + "\(dimension.rawValue) cases and weighs no more than one case; where they ask different "
          + "things, give each a `cluster:` of its own"
      }
    }
  }
}

extension Case {
  /// What the user says, in all turns.
  fileprivate var wording: Wording {
    var said = messages.lazy.filter { $0.role == .user }.map(\.content).makeIterator()
    let first = said.next() ?? ""
    var text = first
    while let next = said.next() { text += "\n" + next }
    return Wording(text, capitalsAreNames: !language.hasPrefix("de"))
  }

  /// True where the user's own turns hold the answer, and repeating the last counts as right.
  ///
  /// Not where the answer is to be taken from something given: a passage, options, a document.
  fileprivate var givesItsAnswerAway: Bool {
    let answers: [String]
    switch answer {
    case .aliases(let texts), .falsePremise(let texts, _): answers = texts
    case .number(let value, _, _): answers = [value.plain]
    case .date(let text): answers = [text]
    case .text(let contains, _): answers = contains.count == 1 ? contains : []
    case .choice, .pattern, .patterns, .context, .json, .unknowable, nil: answers = []
    }
    guard !answers.isEmpty else { return false }
    let said = wording
    guard answers.contains(where: { Wording($0).occurs(in: said) }) else { return false }
    let facts = facts(showing: messages)
    let echo = Exchange(facts: facts, response: Response(text: facts.question))
    return Metric.grade.measure(echo).value == Double(Grade.correct.rawValue)
  }
}
