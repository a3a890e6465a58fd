import Foundation
import Metrics

/// Times the metrics of one reply on one thread, in CPU time: `bench metrics [FILE.jsonl]`.
///
/// A line of the file is a JSON object with the text under `text` or `reply.text`; texts of 100 to 140
/// words are taken, as `scripts/bench-metrics` takes them for the Python packages.
enum MetricsBenchmark {
  private struct Line: Decodable {
    struct Reply: Decodable { var text: String }
    var text: String?
    var reply: Reply?
  }

  static func run(file: String) throws {
    let texts = try Data(contentsOf: URL(fileURLWithPath: file)).split(separator: 0x0A)
      .compactMap { line -> String? in
        let line = try JSONDecoder().decode(Line.self, from: Data(line))
        return line.text ?? line.reply?.text
      }
      .filter { 100...140 ~= $0.split(whereSeparator: \.isWhitespace).count }
    guard !texts.isEmpty else { return print("\(file): no text of 100 to 140 words") }
    let gated: [Metric] = [
      .formality, .hedgeShare, .sentiment, .warmth, .secondPerson, .automatedReadability,
      .words, .list, .heading, .emoji, .codeFence, .language, .outcome, .personalData,
    ]
    print("\(texts.count) texts of 100 to 140 words")
    row("scan alone", texts) { ReplyText($0).proseWordCount }
    row("tone, format and safety of a run", texts) { measure(gated, $0) }
    row("every metric there is", texts) { measure(Metric.all, $0) }
    row("VADER's rules alone", texts) { measure([.sentiment], $0) }
    row("readability: ARI, Flesch, SMOG", texts) {
      measure([.automatedReadability, .fleschReadingEase, .smog], $0)
    }
    row("MTLD", texts) { measure([.lexicalDiversity], $0) }
  }

  private static func measure(_ metrics: [Metric], _ text: String) -> Int {
    let exchange = Exchange(facts: Facts(dimension: .tone), response: Response(text: text))
    return metrics.count { $0.measure(exchange).value != nil }
  }

  /// The median of 7 rounds over all texts; the count is printed so that no work can be left out.
  private static func row(_ name: String, _ texts: [String], _ work: (String) -> Int) {
    var count = 0
    let times = (0..<7).map { _ in
      let start = threadTime()
      count = texts.reduce(0) { $0 + work($1) }
      return (threadTime() - start) / Double(texts.count)
    }.sorted()
    let padded = name.padding(toLength: 36, withPad: " ", startingAt: 0)
    print(
      padded,
      String(format: "%9.1f µs a text %9.0f texts/s   (%d)", times[3] * 1e6, 1 / times[3], count))
  }

  private static func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
