import Foundation

/// Drives `locum record` and `locum gate` against a stub in another process, and prints a table of
/// CPU per sample, peak memory and efficiency against the ideal pace.
struct HTTPBenchmark {
  private var locum = ".build/release/locum"
  private var samples = 10_000
  private var rounds = 3

  /// About 120 words, as a support desk answers.
  static let reply = Array(
    repeating:
      "Thank you for writing to us about your parcel. I understand that the wait has been long, "
      + "and I have asked the depot to look for it today. You will hear from us by tomorrow noon.",
    count: 4
  ).enumerated().map { "\($1) This is point \($0 + 1)." }.joined(separator: " ")

  init(arguments: [String]) {
    var rest = arguments[...]
    while let name = rest.popFirst(), let value = rest.popFirst() {
      switch name {
      case "--locum": locum = value
      case "--samples": samples = Int(value) ?? samples
      case "--rounds": rounds = Int(value) ?? rounds
      default: break
      }
    }
  }

  func run() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "locum-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let suite = folder.appendingPathComponent("suite.yaml")
    try Data(self.suite.utf8).write(to: suite)
    print("delay  in flight  CPU ms/sample  peak MB  wall s  % of ideal   (median of \(rounds))")
    for (delay, flight) in [(0.0, 64), (0.0, 512), (0.2, 64), (0.2, 512)] {
      let results = try (0..<rounds).map { round in
        try ask(delay: delay, flight: flight, round: round, suite: suite, in: folder)
      }
      let ideal = (Double(samples) / Double(flight)).rounded(.up) * delay
      func median(_ value: (Child) -> Double) -> Double {
        let sorted = results.map(value).sorted()
        return sorted[sorted.count / 2]
      }
      let wall = median(\.wall)
      print(
        String(
          format: "%4.0f ms %9d %13.4f %9.1f %7.2f %10@", delay * 1000, flight,
          median(\.cpu) * 1000 / Double(samples), median(\.memory), wall,
          delay == 0 ? "-" : String(format: "%.1f", 100 * ideal / wall)))
    }
    try decide(suite: suite, in: folder)
  }

  private func ask(
    delay: Double, flight: Int, round: Int, suite: URL, in folder: URL
  ) throws -> Child {
    let stub = try Stub(delay: delay)
    defer { stub.stop() }
    let name = "\(Int(delay * 1000))-\(flight)-\(round)"
    let configuration = folder.appendingPathComponent("\(name).yaml")
    try Data(
      """
      version: 1
      targets:
        stub:
          adapter: openai-compatible
          base_url: \(stub.url)
          model: stub
          limits: { concurrency: \(flight) }
      sampling: { samples: 5, temperature: 0.7, max_tokens: 512 }
      store: \(folder.path)/\(name).sqlite

      """.utf8
    ).write(to: configuration)
    let child = try Child.run(
      locum,
      [
        "record", "-c", configuration.path, "--suite", suite.path, "--target", "stub", "--quiet",
        "-o", "\(folder.path)/\(name).jsonl",
      ], discarding: true)
    guard child.status == 0 else {
      throw Child.Failed(description: "locum record ended with \(child.status)")
    }
    return child
  }

  /// A run over two stored sides: what scoring, both controls and the verdict add.
  private func decide(suite: URL, in folder: URL) throws {
    let half = folder.appendingPathComponent("0-64-0.jsonl").path
    let store = folder.appendingPathComponent("decide.sqlite").path
    let arguments = [
      "run", "--suite", suite.path, "--primary", "recording:\(half)", "--fallback",
      "recording:\(half)", "--store", store, "--quiet",
    ]
    _ = try Child.run(locum, arguments, discarding: true)
    let results = try (0..<rounds).map { _ in
      try Child.run(locum, ["gate", "last", "--store", store], discarding: true)
    }.sorted { $0.cpu < $1.cpu }
    let middle = results[results.count / 2]
    print(
      String(
        format: "scored and decided: %.4f ms CPU a sample, %.2f s from start to exit, %.1f MB",
        middle.cpu * 1000 / Double(2 * samples), middle.wall, middle.memory))
  }

  private var suite: String {
    var text = "suite: bench\nversion: 1.0.0\nlicence: CC0-1.0\ncases:\n"
    for number in 0..<samples / 5 {
      text +=
        "  - { id: case-\(number), dimension: tone, prompt: \"Where is parcel \(number)?\" }\n"
    }
    return text
  }
}

/// The stub server in a process of its own, so that its CPU is not ours.
private final class Stub {
  let url: String
  private let process = Process()
  private let input = Pipe()

  init(delay: Double) throws {
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = ["stub", String(delay)]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8) {
      line += byte
    }
    url = String(decoding: line, as: UTF8.self)
  }

  /// Closing its input ends it.
  func stop() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
