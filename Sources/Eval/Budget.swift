public import Adapters
import Foundation

/// What a run may cost, and what it has cost so far.
public struct Budget: Sendable {
  private let limit: Double?
  /// By lane; nil where the price is unknown.
  private let prices: [Price?]

  /// - Parameter limit: in the currency of the price table; nil does not limit.
  /// - Throws: ``Problem`` where a price is unknown, for such a limit would never be reached.
  public init(_ limit: Double?, targets: [Target]) throws {
    self.limit = limit
    prices = targets.map { Prices.price(of: $0.endpoint) }
    guard limit != nil, let unknown = zip(targets, prices).first(where: { $0.1 == nil })?.0 else {
      return
    }
    throw Problem(
      "limits.max_cost cannot be kept: what \(unknown.name) costs is unknown",
      hint: "write `price: { input: …, output: … }` ("
        + "\(Prices.currency) per million tokens) under that target, or take max_cost out")
  }

  /// False once the replies of this run have cost what may be spent.
  public func allows(_ progress: Runner.Progress) -> Bool {
    guard let limit else { return true }
    return spent(progress) < limit
  }

  public func spent(_ progress: Runner.Progress) -> Double {
    zip(progress.lanes, prices).reduce(0) { sum, lane in
      sum
        + (lane.1?.cost(
          input: lane.0.inputTokens, output: lane.0.outputTokens, cached: lane.0.cachedTokens)
          ?? 0)
    }
  }

  /// `primary 0.42 USD · fallback no cost`: of all replies there are, at list prices.
  public func summary(_ progress: Runner.Progress) -> String {
    zip(progress.lanes, prices).map { lane, price in
      let cost = price?.cost(
        input: lane.inputTokens, output: lane.outputTokens, cached: lane.cachedTokens)
      let text = cost.map { $0 == 0 ? "no cost" : Self.text($0) } ?? "unknown"
      return "\(lane.side.name.visibleLine) \(text)"
    }.joined(separator: " · ")
  }

  public static func text(_ amount: Double) -> String {
    String(format: amount > 0 && amount < 0.01 ? "%.4f" : "%.2f", amount) + " " + Prices.currency
  }
}

/// What replies have cost, from the tokens their provider counted.
public struct Cost: Sendable, Hashable {
  /// In the currency of the price table; nil where the price is unknown.
  public var amount: Double?
  /// Replies whose tokens nobody counted: the amount is then the least it can have been.
  public var uncounted: Int

  public init(of coverage: Coverage, price: Price?) {
    amount = price?.cost(
      input: coverage.inputTokens, output: coverage.outputTokens, cached: coverage.cachedTokens)
    uncounted = price?.isZero == true ? 0 : coverage.withoutUsage
  }

  /// `0.42 USD`, `at least 0.42 USD`, `no cost`, `unknown`.
  public var text: String {
    guard let amount else { return "unknown" }
    if uncounted > 0 {
      return amount == 0 ? "unknown" : "at least " + Budget.text(amount)
    }
    return amount == 0 ? "no cost" : Budget.text(amount)
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

  /// The tokens of a question, by its length.
  static func inputTokens(of question: Question) -> Int { bytes(of: question) / bytesPerToken }

  /// 16 for what stands around each turn.
  private static func bytes(of question: Question) -> Int {
    question.messages.reduce(0) { $0 + $1.content.utf8.count + 16 }
  }

  /// The tokens of a reply whose provider counted none.
  static func usage(of reply: Reply, input: Int) -> Usage {
    let bytes = reply.text.utf8.count + (reply.reasoning?.utf8.count ?? 0)
    return Usage(input: input, output: bytes / bytesPerToken)
  }

  public init(of plan: Plan, side: Plan.Side, target: Target) {
    self.side = side
    replies = plan.replies(of: side)
    let longest = plan.sampling.maxTokens ?? 1024
    var bytes = 0
    var written = 0
    // Not through the questions, whose keys nobody needs yet.
    for suite in plan.suites {
      for item in plan.askedCases(of: suite) {
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
