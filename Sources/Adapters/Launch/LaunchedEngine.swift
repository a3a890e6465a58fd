import Foundation
import Subprocess
import Synchronization

/// One engine's life: started, waited for, ended.
struct LaunchedEngine: Sendable {
  private let name: String
  private let launch: Launch
  private let question: HTTPRequest
  private let transport: Transport
  private let environment: [String: String]
  private let secrets: Secrets
  private let notice: @Sendable (String) -> Void

  /// Seconds between two questions whether it is ready.
  private static let pause = 0.25

  /// Throws where it cannot be started here.
  init(
    name: String, _ launch: Launch, of endpoint: Endpoint, over transport: Transport,
    environment: (String) -> String?, notice: @escaping @Sendable (String) -> Void
  ) throws(EndpointError) {
    let address = endpoint.baseURL ?? Adapter.named(endpoint.adapter)?.baseURL ?? ""
    guard Host.isLoopback(url: address), let (scheme, authority) = Host.parts(of: address) else {
      throw EndpointError(
        "\(name): launch starts an engine on this machine, and it is not asked here",
        hint: "give base_url the engine's address, for example http://127.0.0.1:8000/v1")
    }
    var started = endpoint
    started.program = launch.program
    let values = try ProgramModel.check(started, environment: environment)
    let visible = Program.always.compactMap { name in environment(name).map { (name, $0) } }
    self.name = name
    self.launch = launch
    self.transport = transport
    self.notice = notice
    self.environment = values.merging(visible) { named, _ in named }
    secrets = ProgramModel.secrets(among: values)
    question = HTTPRequest(
      method: "GET", url: "\(scheme)://\(authority)\(launch.readyPath)", timeout: 2,
      responseBytes: 1 << 20)
  }

  func running<Value: Sendable>(
    _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    // Another server at the same address would be judged in the engine's place.
    guard await status() == nil else {
      throw EndpointError(
        "\(name): something answers at \(question.url) before the engine is started",
        hint: "end it, or leave out launch: to ask it as it is")
    }
    notice("\(name): starting \(launch.program.command.first ?? "")")
    var options = PlatformOptions()
    // A group of its own, so that what it started ends with it and the terminal's Ctrl-C is ours.
    options.createSession = true
    let steps: [TeardownStep] = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
    ]
    options.teardownSequence = steps
    let folder = launch.program.folder.map { ["--chdir=\($0)"] } ?? []
    let tail = ProgramTail()
    let result = try await Subprocess.run(
      .name("env"), arguments: Arguments(folder + ["--"] + launch.program.command),
      environment: .custom(
        environment.reduce(into: [:]) { $0[Environment.Key(stringLiteral: $1.key)] = $1.value }),
      platformOptions: options, input: .none, output: .sequence, error: .sequence
    ) { execution in
      await withTaskGroup(of: Void.self, returning: Result<Value, any Error>.self) { group in
        let hasEnded = Flag()
        group.addTask {
          do { for try await piece in execution.standardError { tail.append(piece) } } catch {}
        }
        group.addTask {
          do { for try await _ in execution.standardOutput {} } catch {}
          hasEnded.raise()
        }
        let outcome: Result<Value, any Error>
        do {
          try await waitUntilReady(hasEnded, tail)
          outcome = .success(try await body())
        } catch {
          outcome = .failure(error)
        }
        // In a task of its own: this one may be cancelled, and then would not wait for the first step.
        await Task { await execution.teardown(using: steps) }.value
        group.cancelAll()
        return outcome
      }
    }
    return try result.closureResult.get()
  }

  private func waitUntilReady(_ hasEnded: Flag, _ tail: ProgramTail) async throws {
    let clock = ContinuousClock()
    let start = clock.now
    while true {
      if let status = await status(), (200..<300).contains(status) { break }
      try Task.checkCancellation()
      let isLate = clock.now - start > .seconds(launch.within)
      guard !isLate, !hasEnded.isRaised else {
        let words = tail.text.isEmpty ? "" : "; its last words: \(secrets.scrub(tail.text))"
        throw EndpointError(
          isLate
            ? "\(name): \(question.url) gave no success within \(launch.within) s\(words)"
            : "\(name): the engine ended before it could be asked\(words)",
          hint: "start it by hand with launch.command; raise launch.ready.within if it is slow")
      }
      try await Task.sleep(for: .seconds(Self.pause))
    }
    let seconds = (clock.now - start) / .seconds(1)
    notice("\(name): ready \((seconds * 10).rounded() / 10) s after its start")
  }

  /// What it answers now; nil where nobody does.
  private func status() async -> Int? { try? await transport.send(question).status }
}

/// Something that happens once, told across tasks.
private final class Flag: Sendable {
  private let state = Mutex(false)

  var isRaised: Bool { state.withLock { $0 } }

  func raise() { state.withLock { $0 = true } }
}
