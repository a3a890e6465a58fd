import Foundation
import Synchronization

/// The built program, run as a user runs it.
struct Locum {
  /// What one run of it came to.
  struct Outcome {
    var code: Int32
    var stdout: String
    var stderr: String
    /// True where a signal ended it, whose number is `code`.
    var wasKilled: Bool
  }

  struct NotBuilt: Error {
    var path: String
  }

  /// Where it is run: relative paths count from here.
  let folder: TemporaryFolder
  var environment: [String: String] = [:]

  init(in folder: TemporaryFolder) { self.folder = folder }

  /// The program beside the test bundle.
  static func path() throws -> String {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0])
    let path = bundle.deletingLastPathComponent().appendingPathComponent("locum").path
    guard FileManager.default.isExecutableFile(atPath: path) else { throw NotBuilt(path: path) }
    return path
  }

  /// Runs to its end, at most two minutes.
  func callAsFunction(_ arguments: String...) async throws -> Outcome {
    try await start(arguments).outcome()
  }

  func callAsFunction(_ arguments: [String]) async throws -> Outcome {
    try await start(arguments).outcome()
  }

  /// - Parameters:
  ///   - output: a screen for what it writes to standard output; nil keeps it in a file.
  ///   - progress: the same for standard error.
  ///   - input: a keyboard; nil gives it nothing to read.
  func start(
    _ arguments: [String], output: PseudoTerminal? = nil, progress: PseudoTerminal? = nil,
    input: PseudoTerminal? = nil
  ) throws -> Running {
    try Running(
      path: Self.path(), arguments: arguments, folder: folder.url, output: output,
      progress: progress, input: input,
      environment: [
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.url.path,
        // A crash says so at once instead of drawing a picture of it.
        "SWIFT_BACKTRACE": "enable=no",
      ].merging(environment) { $1 })
  }
}

/// A run that is still going on.
///
/// What it writes goes to files, as in a pipeline.
final class Running: Sendable {
  private let process: Process
  private let screen: TemporaryFolder
  private let ended = AsyncStream<Void>.makeStream()
  private static let starting = Mutex(())

  fileprivate init(
    path: String, arguments: [String], folder: URL, output: PseudoTerminal?,
    progress: PseudoTerminal?, input: PseudoTerminal?, environment: [String: String]
  ) throws {
    screen = try TemporaryFolder()
    process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = input?.screen ?? FileHandle.nullDevice
    for name in ["stdout", "stderr"] { try screen.write(name, "") }
    process.standardOutput = output?.screen ?? FileHandle(forWritingAtPath: screen.path("stdout"))
    process.standardError = progress?.screen ?? FileHandle(forWritingAtPath: screen.path("stderr"))
    process.terminationHandler = { [ended] _ in ended.continuation.finish() }
    // One at a time: two that start at once have crashed Foundation, though very seldom.
    try Self.starting.withLock { _ in try process.run() }
    input?.handOver()
    output?.handOver()
    progress?.handOver()
  }

  /// What it has written so far.
  func written(to name: String) -> String {
    let data = FileManager.default.contents(atPath: screen.path(name)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  /// Ctrl-C.
  func interrupt() { kill(process.processIdentifier, SIGINT) }

  /// The power goes.
  func kill9() { kill(process.processIdentifier, SIGKILL) }

  /// Waits for its end, which is brought about after two minutes.
  func outcome() async throws -> Locum.Outcome {
    let watchdog = Task { [process] in
      try await Task.sleep(for: .seconds(120))
      kill(process.processIdentifier, SIGKILL)
    }
    for await _ in ended.stream {}
    watchdog.cancel()
    return Locum.Outcome(
      code: process.terminationStatus, stdout: written(to: "stdout"),
      stderr: written(to: "stderr"), wasKilled: process.terminationReason == .uncaughtSignal)
  }
}
