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

  /// Why a verdict that was asked for often is worth less.
  static func repeated(_ runs: Int) -> String {
    "this question was asked \(counted(runs, "time")): each run has its own chance to err, so "
      + "repeating until it passes is no evidence"
  }
}
