public import Adapters
import Foundation

/// Tokens and money of a plan: estimated before it is run, counted while it runs.
public struct Budget: Sendable {
  private let limit: Double?
  /// By lane; nil where the price is unknown.
  private let prices: [Price?]

  public init(_ limit: Double?, targets: [Target]) {
    self.limit = limit
    prices = targets.map { Prices.price(of: $0.endpoint) }
  }

  /// False once the replies of this run have cost what may be spent.
  public func allows(_ progress: Runner.Progress) -> Bool {
    guard let limit else { return true }
    return spent(progress) < limit
  }

  public func spent(_ progress: Runner.Progress) -> Double {
    zip(progress.lanes, prices).reduce(0) { sum, lane in
      sum + (lane.1?.cost(input: lane.0.inputTokens, output: lane.0.outputTokens) ?? 0)
    }
  }

  public static func text(_ amount: Double) -> String {
    String(format: amount > 0 && amount < 0.01 ? "%.4f" : "%.2f", amount) + " " + Prices.currency
  }
}

/// What a plan would take, before anyone is asked.
public struct Estimate: Sendable {
  public var side: Plan.Side
  public var replies: Int
  public var inputTokens: Int
  /// At most: every reply as long as allowed.
  public var outputTokens: Int
  /// At most; nil where the price is unknown.
  public var cost: Double?
  /// At most, in seconds; nil where nothing bounds it.
  public var seconds: Double?
  /// Nil where nobody is asked.
  public var host: String?

  /// Four bytes to a token, which English prose comes to within a fifth.
  static let bytesPerToken = 4
  /// Seconds assumed for one reply, stated with the estimate.
  public static let secondsPerReply = 2.0

  public init(of plan: Plan, side: Plan.Side, target: Target) {
    self.side = side
    replies = plan.replies(of: side)
    let longest = plan.sampling.maxTokens ?? 1024
    var bytes = 0
    var written = 0
    // Not through the questions, whose keys nobody needs yet.
    for suite in plan.suites {
      for item in suite.cases {
        let isHandedOver = item.isHandedOver(to: side)
        var soFar = 0
        var turns = 0
        for message in item.messages(withSystem: side.target.system) {
          if item.author != nil, message.isOpen {
            if !isHandedOver {
              bytes += soFar
              written += turns
            }
            turns += 1
          }
          soFar += message.content.utf8.count + 16
        }
        bytes += soFar
        written += turns
      }
    }
    inputTokens = (bytes / Self.bytesPerToken + written * longest) * plan.samples
    outputTokens = longest * replies
    host = target.endpoint.host
    cost = Prices.price(of: target.endpoint)?.cost(input: inputTokens, output: outputTokens)
    let limits = target.endpoint.limits
    if target.isRecording {
      seconds = 0
    } else {
      let byConcurrency = Double(replies) / Double(limits.concurrency) * Self.secondsPerReply
      let byRequests = limits.requestsPerMinute.map { Double(replies) / $0 * 60 } ?? 0
      let byTokens =
        limits.tokensPerMinute.map { Double(inputTokens + outputTokens) / $0 * 60 } ?? 0
      seconds = max(byConcurrency, byRequests, byTokens)
    }
  }
}
