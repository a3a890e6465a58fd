import Foundation

/// A model behind a ``Program``, which is started with the first question and used for all of them.
///
/// After a crash it is started again by the next question. It ends, by the end of its input and soon
/// after by a signal, with the last copy of this value.
public struct ProgramModel: Model {
  private let endpoint: Endpoint
  private let owner: Owner
  private let secrets: Secrets

  /// Throws where the endpoint names no program that can be run, or a variable that is not set.
  init(
    _ endpoint: Endpoint, environment: (String) -> String?
  ) throws(EndpointError) {
    let values = try Self.check(endpoint, environment: environment)
    let visible = Program.always.compactMap { name in environment(name).map { (name, $0) } }
    self.endpoint = endpoint
    secrets = Self.secrets(among: values)
    owner = Owner(
      ProgramSession(
        endpoint.program ?? Program(command: []),
        environment: values.merging(visible) { named, _ in named }, limits: endpoint.limits))
  }

  public func reply(to prompt: Prompt) async throws(ModelError) -> Reply {
    do throws(ModelError) {
      let question = try ProgramLine.question(prompt, model: endpoint.model)
      let started = Date()
      let clock = ContinuousClock.now
      let answer = try await owner.session.ask(question).get()
      var reply = try ProgramLine.outcome(answer).get()
      reply.timing.started = started
      reply.timing.total = (ContinuousClock.now - clock) / .seconds(1)
      Diagnostics.log(prompt, endpoint, reply.stop.rawValue, seconds: reply.timing.total)
      return secrets.scrub(reply)
    } catch {
      Diagnostics.log(prompt, endpoint, error.kind.rawValue)
      throw secrets.scrub(error)
    }
  }

  /// The values of the variables that the program may see.
  @discardableResult
  static func check(
    _ endpoint: Endpoint, environment: (String) -> String?
  ) throws(EndpointError) -> [String: String] {
    guard let program = endpoint.program, let name = program.command.first, !name.isEmpty else {
      throw EndpointError(
        "\(endpoint.adapter):\(endpoint.model) names no program",
        hint: "write exec: {command: [program, argument]} in locum.yaml")
    }
    guard program.concurrent >= 1 else {
      throw EndpointError("exec.concurrent is out of its range", hint: "1 or more")
    }
    guard isRunnable(name, in: program.folder, path: environment("PATH") ?? "") else {
      throw EndpointError(
        "there is no program \(name) that can be run",
        hint: name.contains("/") ? "is it executable (chmod +x)?" : "is it on the PATH?")
    }
    var values: [String: String] = [:]
    for variable in program.environment {
      guard let value = environment(variable) else {
        throw EndpointError(
          "the program \(name) is to see the environment variable \(variable), which is not set",
          hint: "export \(variable)=…, or take it out of exec.env")
      }
      values[variable] = value
    }
    return values
  }

  static func secrets(among values: [String: String]) -> Secrets {
    Secrets(values: values.filter { isSecret($0.key, $0.value) }.values)
  }

  /// Not every variable is one: to cut a model's name out of replies would change what is judged.
  private static func isSecret(_ name: String, _ value: String) -> Bool {
    Secrets.isSensitive(name) || (value.contains("://") && value.contains("@"))
  }

  private static func isRunnable(_ name: String, in folder: String?, path: String) -> Bool {
    let files = FileManager.default
    if name.hasPrefix("/") { return files.isExecutableFile(atPath: name) }
    if name.contains("/") { return files.isExecutableFile(atPath: "\(folder ?? ".")/\(name)") }
    return path.split(separator: ":").contains { files.isExecutableFile(atPath: "\($0)/\(name)") }
  }

  private final class Owner: Sendable {
    let session: ProgramSession

    init(_ session: ProgramSession) { self.session = session }

    deinit {
      let session = session
      Task { await session.stop() }
    }
  }
}
