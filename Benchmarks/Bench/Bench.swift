import Foundation
import StubServer

/// Measures the built `locum` from outside, as a user's machine would see it:
/// `swift run -c release bench http`, `bench start`, `bench plant FOLDER`.
@main
enum Bench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "stub": try serve(delay: arguments.dropFirst().first.flatMap(Double.init) ?? 0)
    case "http": try HTTPBenchmark(arguments: Array(arguments.dropFirst())).run()
    case "start": try startUp(locum: arguments.dropFirst().first ?? ".build/release/locum")
    case "statistics": StatisticsBenchmark.run()
    case "metrics":
      try MetricsBenchmark.run(
        file: arguments.dropFirst().first ?? "fixtures/planted/primary.jsonl")
    case "linear": LinearBenchmark.run(arguments: Array(arguments.dropFirst()))
    case "values": try Values.run(arguments: Array(arguments.dropFirst()))
    default:
      print(
        """
        usage: bench http [--locum PATH] [--samples N] [--rounds N] | start [PATH] | statistics \
        | metrics [FILE.jsonl] | linear [BYTES] [FUNCTION…] \
        | values [LEXICON [EMOJI]]
        """)
      exit(64)
    }
  }

  /// Plays a model API until its standard input closes; the first line it prints is its base URL.
  private static func serve(delay: Double) throws {
    let text = HTTPBenchmark.reply
    let server = try StubServer(keeping: 0) { _ in .chat(text, delay: delay) }
    server.start()
    try FileHandle.standardOutput.write(contentsOf: Data((server.baseURL + "\n").utf8))
    while readLine() != nil {}
    server.stop()
  }

  /// The time from start to exit of `--help`, median of 40.
  private static func startUp(locum: String) throws {
    let times = try (0..<40).map { _ in
      try Child.run(locum, ["--help"], discarding: true).wall
    }.sorted()
    print(String(format: "locum --help: median %.1f ms", times[times.count / 2] * 1000))
  }
}
