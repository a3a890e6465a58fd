import Adapters
import Synchronization

/// Where the primary leaves the turns it wrote for those who take over from it, while both are asked.
final class Handovers: Sendable {
  /// What became of the turns of one trial.
  enum Turns: Sendable, Equatable {
    case written([String])
    /// One of them failed or is empty: nobody can go on from there.
    case broken
    /// The primary stopped before it came to them.
    case notReached
  }

  private struct Trial: Hashable {
    /// The key of the last open turn.
    var question: [UInt8]
    var sample: Int
  }

  private enum Place {
    case left(Turns)
    case awaited([CheckedContinuation<Turns, Never>])
  }

  private let state = Mutex<(places: [Trial: Place], isClosed: Bool)>(([:], false))

  /// - Parameter question: the judged question, which follows the turns.
  func leave(_ turns: Turns, of question: Question, sample: Int) {
    guard let trial = Self.trial(question, sample) else { return }
    let waiting = state.withLock { state -> [CheckedContinuation<Turns, Never>] in
      let place = state.places.updateValue(.left(turns), forKey: trial)
      guard case .awaited(let waiting) = place else { return [] }
      return waiting
    }
    for one in waiting { one.resume(returning: turns) }
  }

  /// Waits until the primary has left the turns, or has ended.
  func turns(of question: Question, sample: Int) async -> Turns {
    guard let trial = Self.trial(question, sample) else { return .written([]) }
    return await withCheckedContinuation { continuation in
      let turns = state.withLock { state -> Turns? in
        switch state.places[trial] {
        case .left(let turns): return turns
        case .awaited(let waiting): state.places[trial] = .awaited(waiting + [continuation])
        case nil where state.isClosed: return .notReached
        case nil: state.places[trial] = .awaited([continuation])
        }
        return nil
      }
      if let turns { continuation.resume(returning: turns) }
    }
  }

  /// The primary asks nothing more: whoever still waits does so in vain.
  func close() {
    let waiting = state.withLock { state -> [CheckedContinuation<Turns, Never>] in
      state.isClosed = true
      var waiting: [CheckedContinuation<Turns, Never>] = []
      for (trial, place) in state.places {
        guard case .awaited(let all) = place else { continue }
        waiting += all
        state.places[trial] = nil
      }
      return waiting
    }
    for one in waiting { one.resume(returning: .notReached) }
  }

  private static func trial(_ question: Question, _ sample: Int) -> Trial? {
    question.earlier.last.map { Trial(question: $0.key, sample: sample) }
  }
}
