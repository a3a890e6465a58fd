import Adapters
import Eval
import Foundation
import Metrics
import Synchronization

/// Progress on standard error: two live lines on a terminal, else a plain line every ten seconds.
final class ProgressDisplay: Sendable {
  private let plan: Plan
  private let isQuiet: Bool
  private let isLive: Bool
  private let state: Mutex<State>

  private struct State {
    var started = ContinuousClock.now
    var drawn: ContinuousClock.Instant?
    var lines = 0
    var latest: Runner.Progress?
    var notices = 0
  }

  init(plan: Plan, isQuiet: Bool) {
    self.plan = plan
    self.isQuiet = isQuiet
    isLive = Terminal.errorIsTerminal
    state = Mutex(State())
  }

  func start() {
    guard !isQuiet else { return }
    var lines: [String] = []
    for suite in plan.suites {
      let counts = Dictionary(grouping: suite.cases, by: \.dimension).mapValues(\.count)
        .sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \($0.value)" }
      lines.append(
        "  suite     \(suite.name) \(suite.version) · \(suite.cases.count) cases "
          + "(\(counts.joined(separator: ", ")))")
    }
    for side in plan.sides {
      lines.append("  \(pad(side.role.rawValue, 9)) \(side.name.visibleLine)")
    }
    lines.append(
      "  plan      \(plan.askedText) × \(plan.samples) samples × \(plan.sides.count) "
        + "\(plan.sides.count == 1 ? "side" : "sides")"
        + (plan.openTurns > 0 ? " + \(plan.openTurns) earlier turns" : "")
        + " = \(plan.replies) replies · seed \(plan.seed) · "
        + "run \(plan.runID)")
    lines += plan.conditions.map { "  note      \($0)" }
    Terminal.note(lines.joined(separator: "\n"))
  }

  func show(_ progress: Runner.Progress) {
    guard !isQuiet else { return }
    state.withLock { state in
      if state.latest == nil {
        let resumed = progress.lanes.reduce(0) { $0 + $1.resumed }
        if resumed > 0 { Terminal.note("  resuming  \(resumed) replies are already stored") }
      }
      state.latest = progress
      let now = ContinuousClock.now
      let pause: Duration = isLive ? .milliseconds(100) : .seconds(10)
      if let drawn = state.drawn, now - drawn < pause { return }
      if state.drawn == nil && !isLive {
        state.drawn = now
        return
      }
      state.drawn = now
      draw(progress, &state)
    }
  }

  /// A wait before another try; every note stands above the live lines.
  func show(_ notice: Retrying.Notice, of side: Plan.Side) {
    guard !isQuiet else { return }
    state.withLock { state in
      state.notices += 1
      // A provider that is down makes thousands of these; the counts say the rest.
      guard state.notices <= 20 else { return }
      erase(&state)
      let wait = String(format: "%.1f s", notice.wait)
      Terminal.note(
        "  note      \(notice.origin.case) (\(side.name.visibleLine)): "
          + "\(notice.error.kind.rawValue.replacingOccurrences(of: "_", with: " ")), waiting \(wait)"
          + (notice.asAsked ? " as asked" : "") + ", attempt \(notice.attempt) of \(notice.of)")
      if state.notices == 20 { Terminal.note("  note      further waits are counted, not listed") }
    }
  }

  func finish() {
    guard !isQuiet else { return }
    state.withLock { state in
      if let latest = state.latest { draw(latest, &state) }
    }
  }

  private func erase(_ state: inout State) {
    if isLive, state.lines > 0 {
      Terminal.write("\u{1B}[\(state.lines)A\u{1B}[J", to: .standardError)
    }
    state.lines = 0
  }

  private func draw(_ progress: Runner.Progress, _ state: inout State) {
    erase(&state)
    let elapsed = max(0.001, (ContinuousClock.now - state.started) / .seconds(1))
    var lines = progress.lanes.map { line($0, elapsed: elapsed) }
    let left =
      progress.lanes.map { lane -> Double in
        let rate = Double(lane.replied + lane.failed) / elapsed
        return lane.done >= lane.total
          ? 0 : rate > 0 ? Double(lane.total - lane.done) / rate : .infinity
      }.max() ?? 0
    if left > 0, isLive {
      let time = left.isFinite ? "about \(duration(left)) left · " : ""
      lines.append("            \(time)Ctrl-C is safe: every reply so far is kept")
    }
    Terminal.write(lines.joined(separator: "\n") + "\n", to: .standardError)
    state.lines = lines.count
  }

  private func line(_ lane: Runner.Progress.Lane, elapsed: Double) -> String {
    let width = 25
    let filled = lane.total == 0 ? width : lane.done * width / lane.total
    let bar =
      isLive
      ? (Terminal.isUnicode
        ? String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        : String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled))
        + "  " : ""
    var text = "  \(pad(lane.side.role.rawValue, 9)) \(bar)\(lane.done) / \(lane.total)"
    text += String(format: "   %.1f/s", Double(lane.replied + lane.failed) / elapsed)
    if lane.retried > 0 { text += "   \(lane.retried) retried" }
    if lane.failed > 0 { text += "   \(lane.failed) failed" }
    return text
  }

  private func duration(_ seconds: Double) -> String {
    let total = Int(seconds.rounded())
    return total >= 3600
      ? "\(total / 3600) h \(total % 3600 / 60) min"
      : total >= 60 ? "\(total / 60) min \(total % 60) s" : "\(total) s"
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
