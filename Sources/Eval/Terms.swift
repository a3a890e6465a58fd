public import Adapters

/// On what terms a target is asked, as known before anyone is: kept with the run, so that every later
/// report says the same.
public struct Terms: Sendable, Hashable, Codable {
  /// Where it is asked otherwise than the run says.
  public var departures: [Departure]
  /// By the token; nil where unknown.
  public var price: Price?
  /// The models that a recording says its replies are from; nil where nobody says.
  public var recorded: [String]?

  public init(departures: [Departure], price: Price?, recorded: [String]? = nil) {
    self.departures = departures
    self.price = price
    self.recorded = recorded
  }

  /// - Parameter sampling: as the run has it.
  public init(of target: Target, sampling: Sampling) {
    var sampling = sampling
    // Every sample is asked with a seed of its own.
    sampling.seed = 0
    let prompt = Prompt(
      messages: [Message(role: .user, content: "")], sampling: sampling,
      origin: .init(suite: "", suiteDigest: "", case: "", sample: 0))
    departures = Adapter.departures(of: target.endpoint, asked: prompt)
    price = Prices.price(of: target.endpoint)
    recorded = target.recording.flatMap { $0.models.isEmpty ? nil : $0.models }
  }

  /// One line for each departure, naming whose it is.
  public static func lines(_ terms: [(name: String, terms: Terms)]) -> [String] {
    terms.flatMap { entry in
      entry.terms.departures.map { "\(entry.name.visibleLine): \($0.sentence.visibleLine)" }
    }
  }
}

extension Plan {
  /// `400 cases`, or `388 of 400 cases` where some are skipped.
  public var askedText: String {
    let asked = caseCount
    let skipped = skips?.count ?? 0
    return skipped == 0 ? "\(asked) cases" : "\(asked) of \(asked + skipped) cases"
  }

  /// What bends the comparison, said before anyone is asked: cases that are skipped, and where a target
  /// is asked otherwise than the run says.
  public var conditions: [String] {
    Skip.lines(skips ?? []) + Terms.lines(zip(sides.map(\.name), terms ?? []).map { ($0, $1) })
  }
}
