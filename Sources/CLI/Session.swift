import Adapters
import Eval
import Foundation

/// Asks a plan's targets, showing progress.
struct Session: Sendable {
  let plan: Plan
  let asking: Asking
  let store: Store
  let maxCost: Double?
  let isQuiet: Bool
  /// What each side of the plan is asked; worked out once, for their keys take a while.
  let questions: [[Question]]

  init(plan: Plan, asking: Asking, store: Store, maxCost: Double?, isQuiet: Bool) {
    self.plan = plan
    self.asking = asking
    self.store = store
    self.maxCost = maxCost
    self.isQuiet = isQuiet
    questions = plan.sides.map(plan.questions)
  }

  /// - Throws: ``Problem`` where a target cannot be asked or the money is spent;
  ///   `CancellationError` when interrupted.
  ///
  /// - Returns: what the replies of this run cost.
  @discardableResult func run() async throws -> Double {
    let display = ProgressDisplay(plan: plan, isQuiet: isQuiet)
    let transport = Transport.curl()
    var lanes: [Runner.Lane] = []
    let targets = [asking.primary] + asking.fallbacks
    for ((side, target), questions) in zip(zip(plan.sides, targets), questions) {
      let model = try await asking.model(of: target, over: transport, seed: plan.seed) {
        display.show($0, of: side)
      }
      lanes.append(
        Runner.Lane(
          side: side, model: model, concurrency: target.endpoint.limits.concurrency,
          questions: questions))
    }
    let budget = try Budget(maxCost, targets: targets)
    try store.save(plan, notes: asking.notes, at: Date())
    let asked = lanes
    let last: Runner.Progress
    do {
      last = try await launching(try open(targets)) {
        display.start()
        return try await Runner(plan: plan, store: store).run(
          asked, mayContinue: { budget.allows($0) }, progress: { display.show($0) })
      }
    } catch {
      display.finish()
      throw error
    }
    display.finish()
    if !isQuiet { Terminal.note("  cost      \(budget.summary(last))") }
    if !budget.allows(last) {
      throw Problem(
        "stopped: the replies so far have cost \(Budget.text(budget.spent(last))), limits.max_cost allows no more",
        hint: "every reply is kept; raise limits.max_cost and run the same command again",
        blame: .circumstances)
    }
    return budget.spent(last)
  }

  /// Those with something left to be asked: no engine is started for nothing.
  private func open(_ targets: [Target]) throws -> [Target] {
    try zip(targets, questions).filter { target, questions in
      try target.endpoint.launch != nil && store.hasOpen(questions, samples: plan.samples)
    }.map(\.0)
  }

  /// Asks judge and embedder whatever a policy's gates want and is not stored yet.
  ///
  /// - Parameter spent: what the replies have cost already.
  func help(_ policy: Policy, spent: Double) async throws {
    guard policy.needsJudge || policy.needsEmbedder else { return }
    let open = try Decide(plan: plan, policy: policy, store: store).openQuestions()
    let display = ProgressDisplay(plan: plan, isQuiet: isQuiet)
    var lanes: [Runner.Lane] = []
    var targets: [Target] = []
    if let side = plan.judge, let target = asking.judge, !open.judge.isEmpty {
      let model = try await asking.model(of: target, over: .curl(), seed: plan.seed) {
        display.show($0, of: side)
      }
      lanes.append(
        try Runner.Lane(
          judge: side, model: model, concurrency: target.endpoint.limits.concurrency,
          questions: open.judge, of: plan, in: store))
      targets.append(target)
    }
    if let side = plan.embedder, let target = asking.embedder, !open.embedder.isEmpty {
      let model = try await asking.embedder(target, over: .curl(), seed: plan.seed) {
        display.show($0, of: side)
      }
      lanes.append(
        try Runner.Lane(
          embedder: side, model: model, concurrency: target.endpoint.limits.concurrency,
          questions: open.embedder, of: plan, in: store))
      targets.append(target)
    }
    guard !lanes.isEmpty else { return }
    let asked = lanes
    let budget = try Budget(maxCost.map { max(0, $0 - spent) }, targets: targets)
    let last: Runner.Progress
    do {
      last = try await launching(targets) {
        try await Runner(plan: plan, store: store).run(
          asked, mayContinue: { budget.allows($0) }, progress: { display.show($0) })
      }
    } catch {
      display.finish()
      throw error
    }
    display.finish()
    if !budget.allows(last) {
      throw Problem(
        "stopped: with judge and embedder this run has cost "
          + "\(Budget.text(spent + budget.spent(last))), limits.max_cost allows no more",
        hint: "every reply is kept; raise limits.max_cost and run the same command again",
        blame: .circumstances)
    }
  }
}
