/// What an Amazon Bedrock guardrail found, as its trace tells it.
struct Guardrail: Sendable, Hashable {
  /// In the trace's order, first of the prompt, then of the completion.
  private(set) var findings: [Filter] = []
  /// It masked personal data, and let the rest through.
  private(set) var isMasking = false

  var isBlocking: Bool { findings.contains(where: \.blocked) }

  /// - Parameter trace: of Converse (`inputAssessment`, `outputAssessments`) or of the invocation of a
  ///   model (`input`, `outputs`).
  init(_ trace: JSON) {
    for member in (trace["inputAssessment"] ?? trace["input"])?.members ?? [] {
      absorb(member.value, .prompt)
    }
    for member in trace["outputAssessments"]?.members ?? [] {
      for assessment in member.value.array ?? [] { absorb(assessment, .completion) }
    }
    for output in trace["outputs"]?.array ?? [] {
      for member in output.members ?? [] { absorb(member.value, .completion) }
    }
  }

  /// Where a policy keeps what it found, and which of an item's members names it.
  ///
  /// Never the words themselves that it found: they may be the very personal data.
  private static let lists: [(policy: String, list: String, name: String)] = [
    ("topicPolicy", "topics", "name"), ("contentPolicy", "filters", "type"),
    ("wordPolicy", "customWords", ""), ("wordPolicy", "managedWordLists", "type"),
    ("sensitiveInformationPolicy", "piiEntities", "type"),
    ("sensitiveInformationPolicy", "regexes", "name"),
    ("contextualGroundingPolicy", "filters", "type"),
  ]

  private mutating func absorb(_ assessment: JSON, _ stage: Filter.Stage) {
    for (policy, list, name) in Self.lists {
      for item in assessment[policy]?[list]?.array ?? [] {
        let action = item["action"]?.string ?? "NONE"
        // A full trace also lists what was looked for and not found.
        guard action != "NONE" || item["detected"] == true else { continue }
        if action == "ANONYMIZED" { isMasking = true }
        findings.append(
          Filter(
            stage: stage, category: item[name]?.string ?? list,
            severity: item["confidence"]?.string, blocked: action == "BLOCKED"))
      }
    }
  }
}

extension Reply {
  /// Makes of a reply what a guardrail that intervened has made of it.
  ///
  /// A blocked one holds the guardrail's prepared words, which are no answer of the model's: they are
  /// kept as the refusal. In a stream they may come after words of the model, and stay with them. One
  /// that was only masked is the model's answer still. Without a trace it is taken for blocked.
  mutating func intervene(_ guardrail: Guardrail?, isStreamed: Bool) {
    let isBlocked = guardrail?.isBlocking ?? true
    guard isBlocked || guardrail?.isMasking != true else { return }
    stop = .filtered
    if !filters.contains(where: \.blocked) {
      let stage: Filter.Stage = usage?.output == 0 ? .prompt : .completion
      filters.append(Filter(stage: stage, category: "guardrail", blocked: true))
    }
    let isOfPrompt = filters.contains { $0.blocked && $0.stage == .prompt }
    if !text.isEmpty, isOfPrompt || !isStreamed {
      refusal = text
      text = ""
    }
  }
}
