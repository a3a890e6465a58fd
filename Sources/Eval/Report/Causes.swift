extension GateDecision {
  /// Why this gate is not met, in sentences, most important first; empty where it is.
  ///
  /// - Parameters:
  ///   - primary: the primary's name as it may be shown.
  ///   - fallback: the fallback's.
  func causes(primary: String, fallback: String) -> [String] {
    guard status != .met else { return [] }
    let broken = tests.filter { $0.status == .broken && !$0.isShownOnly }.map {
      Sentences.sentence($0, primary: primary, fallback: fallback)
    }
    let events = classes.filter { !$0.exactHits.isEmpty || !$0.findings.isEmpty }.map {
      Sentences.sentence($0)
    }
    return broken + events + doubts.map { Sentences.sentence($0) }
  }
}

extension Report.FallbackReport {
  /// What to do about it, each hint once; empty where it passed.
  func hints(in report: Report) -> [String] {
    guard verdict.outcome != .pass else { return [] }
    let run = report.run
    let recorded = report.recordedSides(of: self)
    var hints = verdict.invalidities.map { Sentences.hint($0, run: run, recorded: recorded) }
    if let worst = exhibits.first {
      hints.append("see two replies side by side: locum show \(run) \(worst.case.visibleLine)")
    }
    hints += verdict.notKnown.flatMap { gate in
      gate.doubts.compactMap { Sentences.hint($0, gate: gate.gate, recorded: recorded) }
    }
    if hints.isEmpty { hints.append("see every score: locum show \(run)") }
    var seen: Set<String> = []
    return hints.filter { seen.insert($0).inserted }
  }
}
