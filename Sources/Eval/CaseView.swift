import Adapters
import Foundation
import Metrics

/// One case of a stored run side by side, with every score and what it rests on.
public struct CaseView: Sendable {
  public var item: Case
  public var messages: [Message]
  public var sides: [Side]

  public struct Side: Sendable {
    public var name: String
    public var role: Plan.Side.Role
    public var samples: [Sample]
  }

  public struct Sample: Sendable {
    public var number: Int
    /// What models wrote into the open turns before it, in order.
    public var turns: [String]
    public var outcome: Result<Reply, ModelError>
    public var scores: [MetricReading]
  }

  /// - Throws: ``Problem`` where the plan has no such case.
  public init(of id: String, in plan: Plan, store: Store) throws {
    guard let found = plan.cases.first(where: { $0.case.id == id }) else {
      throw Problem(
        "run \(plan.runID) has no case \"\(id)\"",
        hint: suggestion(for: id, among: Array(plan.cases.prefix(2000).map(\.case.id)))
          .count < 200 ? suggestion(for: id, among: plan.cases.map(\.case.id)) : nil)
    }
    item = found.case
    messages = found.case.messages
    sides = try plan.sides.map { side in
      let question = plan.questions(for: side).first { $0.case.id == id }
      guard let question else { return Side(name: side.name, role: side.role, samples: []) }
      let facts = try QuestionFacts(of: [question], samples: plan.samples, in: store)
      let turns = try store.turns(of: question, below: plan.samples)
      var samples: [Sample] = []
      try store.forEachSample(of: [question], below: plan.samples) { _, stored in
        var readings: [MetricReading] = []
        if case .success(let reply) = stored.outcome {
          readings = MetricReading.all(of: Response(reply), facts: facts[0, stored.sample])
        }
        samples.append(
          Sample(
            number: stored.sample, turns: turns[stored.sample] ?? [], outcome: stored.outcome,
            scores: readings))
      }
      return Side(name: side.name, role: side.role, samples: samples)
    }
  }
}
