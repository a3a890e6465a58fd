import Foundation
import Metrics

/// Feeds the parser that `LOCUM_FUZZ` names what libFuzzer draws: any bytes in, no trap, no hang, and
/// every position found lies within the input.
@main enum Fuzz {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      runDriver(&count, &arguments) { start, count in
        let bytes = UnsafeBufferPointer(start: start, count: count)
        Target.named.run(String(decoding: bytes, as: UTF8.self))
        return 0
      })
  }
}

/// libFuzzer's loop as a library call; its own `main` is taken by Swift's.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

enum Target: String {
  /// The scanner and every metric on top of it, with a prompt cut from the same text.
  case metrics
  case json, schema, pattern
  /// Numbers, units and dates, through the grades of every kind of key.
  case grade
  /// Server-sent events: cut anywhere, the same events.
  case events

  static let named: Target = {
    let name = ProcessInfo.processInfo.environment["LOCUM_FUZZ"] ?? "metrics"
    guard let target = Target(rawValue: name) else { preconditionFailure("no parser \(name)") }
    return target
  }()

  func run(_ text: String) {
    switch self {
    case .metrics: measure(text, answer: nil)
    case .json:
      guard let value = try? JSONValue(parsing: text) else { return }
      measure("[" + text + "]", answer: .json(value))
    case .schema:
      guard let schema = try? JSONSchema(parsing: text) else { return }
      let facts = Facts(dimension: .factuality, schema: schema)
      check(Exchange(facts: facts, response: Response(text: text)))
    case .pattern:
      let (source, rest) = halves(text)
      guard let pattern = try? Pattern(source) else { return }
      _ = pattern.matches(rest)
    case .events:
      let bytes = Array(text.utf8)
      precondition(
        events([bytes[...]])
          == events([bytes.prefix(bytes.count / 2), bytes.suffix((bytes.count + 1) / 2)]))
    case .grade:
      let (key, reply) = halves(text)
      for answer in [
        .number(412, unit: "km", tolerance: 0), .date("1969-07-20"), .aliases([key]),
        .choice("B", options: [key, "B"]), .context(key, aliases: []), .unknowable,
        .falsePremise(aliases: [key]), .text(contains: [key], lacks: ["no"]),
      ] as [AnswerKey] { measure(reply, answer: answer) }
    }
  }

  private func events(_ chunks: [some Collection<UInt8>]) -> [ServerSentEvents.Event] {
    var reader = ServerSentEvents(limit: 1 << 16)
    var events: [ServerSentEvents.Event] = []
    for chunk in chunks {
      guard let more = try? reader.feed(chunk) else { return events }
      events += more
    }
    return events + [reader.finish()].compactMap(\.self)
  }

  private func halves(_ text: String) -> (String, String) {
    let cut = text.firstIndex(of: "\n") ?? text.endIndex
    return (String(text[..<cut]), String(text[cut...]))
  }

  private func measure(_ text: String, answer: AnswerKey?) {
    let facts = Facts(
      dimension: .factuality, prompt: String(text.suffix(40)), question: String(text.prefix(40)),
      system: String(text.prefix(400)), answer: answer, canary: "QX7-MARLIN-2281",
      injection: .text("LUMEN"), bait: ["+49 171 5551234"])
    check(Exchange(facts: facts, response: Response(text: text)))
  }

  private func check(_ exchange: Exchange) {
    for metric in Metric.all {
      let score = metric.measure(exchange)
      precondition(score.value.map(\.isFinite) ?? true, "\(metric.id) is not finite")
      if let evidence = score.evidence {
        precondition(
          evidence.lowerBound >= 0 && evidence.upperBound <= exchange.text.utf8.count,
          "\(metric.id) points outside")
      }
    }
  }
}
