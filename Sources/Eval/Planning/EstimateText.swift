import Adapters

extension Estimate {
  /// `primary   gpt-4o · api.openai.com · 1,500 replies · 90,000 tokens in, 768,000 out · 7.91 USD ·
  /// 3 min`.
  public var text: String {
    let cost = cost.map { $0 == 0 ? "no cost" : Budget.text($0) } ?? "cost unknown"
    let time = seconds.map(Self.time) ?? "time unknown"
    let role = side.role.rawValue
    return role + String(repeating: " ", count: max(1, 10 - role.count))
      + "\(side.name.visibleLine) · \(host ?? "read from a file") · \(replies) replies · "
      + "\(inputTokens) tokens in, \(outputTokens) out · \(cost) · \(time)"
  }

  /// What the figures of every estimate rest on.
  public static var basis: String {
    "input by \(bytesPerToken) bytes a token, output as long as max_tokens allows, "
      + "\(secondsPerReply) s a reply; prices of \(Prices.date), all at most"
  }

  private static func time(_ seconds: Double) -> String {
    let minutes = Int((seconds / 60).rounded(.up))
    return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}
