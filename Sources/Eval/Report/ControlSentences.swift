extension Sentences {
  /// What the controls came to, one sentence each.
  static func sentences(_ controls: ControlsReport) -> [String] {
    var sentences: [String] = []
    if let halvings = controls.halvings, let broken = controls.halvingsBroken {
      sentences.append(
        "primary against itself: \(broken) of \(counted(halvings, "halving")) of its own replies "
          + "broke a gate")
    } else {
      sentences.append("primary against itself: not compared, too few samples a case")
    }
    let tried = controls.brokenCopies.filter { $0.cases >= BrokenCopy.fewestCases }
    sentences.append(
      "spoiled copies of the primary: \(tried.count { $0.noticed }) of "
        + "\(counted(tried.count, "gate")) noticed theirs")
    return sentences
  }

  /// What a table of parts of the cases is, and is not.
  static func exploration(notable: Int, of all: Int) -> String {
    let most =
      notable == 0
      ? "none of \(counted(all, "part")) of the cases differs by more than chance"
      : "\(grouped(notable)) of \(counted(all, "part")) of the cases \(notable == 1 ? "differs" : "differ") "
        + "by more than chance (about one in twenty of those may be chance all the same)"
    return "exploration, decides nothing: " + most
  }

  /// How often the question was asked, and what that is worth.
  static func reruns(_ reruns: Reruns) -> String {
    var parts: [String] = []
    if reruns.underOtherPolicies > 0 {
      parts.append("\(grouped(reruns.underOtherPolicies)) under another policy")
    }
    if reruns.deleted > 0 { parts.append("\(grouped(reruns.deleted)) deleted since") }
    let more = parts.isEmpty ? "" : " (" + parts.joined(separator: ", ") + ")"
    guard reruns.runs > 1 else {
      return reruns.policies <= 1
        ? "no other run has asked this question"
        : "no other run has asked this question, but these replies were judged by "
          + "\(grouped(reruns.policies)) policies: a margin chosen after the replies is no limit"
    }
    return "this question was asked \(grouped(reruns.runs)) times\(more): each run has its own "
      + "chance to err, so repeating until it passes is no evidence"
      + (reruns.policies > 1
        ? "; judged by \(grouped(reruns.policies)) policies, and a margin chosen after the replies is "
          + "no limit" : "")
  }
}
