import Adapters
import ArgumentParser
import Eval
import Foundation

@main
struct Locum: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "locum",
    abstract: "Decides whether a fallback model may stand in for a primary one.",
    discussion: """
      Exit codes: 0 PASS, 1 FAIL, 2 INCONCLUSIVE, 3 INVALID or could not run, 64 usage, \
      configuration or suite error, 130 interrupted. Every code but 0 blocks a pipeline.
      """,
    version: Report.version,
    subcommands: [
      Run.self, PlanCommand.self, Gate.self, ReportCommand.self, Show.self, Review.self, Runs.self,
      Record.self, Score.self, Validate.self, Targets.self, Init.self, Calibrate.self,
      Import.self, SuiteCommand.self, Export.self,
    ])

  /// `LOCUM_LOG=debug` writes a line per request to standard error.
  private static func enableDiagnostics() throws {
    guard let level = ProcessInfo.processInfo.environment["LOCUM_LOG"], !level.isEmpty else {
      return
    }
    guard Diagnostics.enable(level) else {
      throw Problem("LOCUM_LOG is \"\(level)\"", hint: "debug, info, warning or error")
    }
  }

  static func main() async {
    // A reader that goes away must not turn a verdict into a signal.
    signal(SIGPIPE, SIG_IGN)
    do {
      try enableDiagnostics()
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      exit(withError: code)
    } catch let problem as Problem {
      Terminal.complain(problem.description)
      exit(withError: ExitCode(problem.blame == .input ? 64 : 3))
    } catch let problems as Problems {
      Terminal.complain(problems.description)
      exit(withError: ExitCode(64))
    } catch is CancellationError {
      exit(withError: ExitCode(130))
    } catch  where exitCode(for: error) == .validationFailure || exitCode(for: error) == .success {
      exit(withError: error)
    } catch {
      Terminal.complain("error: \(String(describing: error).visibleLine)")
      exit(withError: ExitCode(3))
    }
  }
}
