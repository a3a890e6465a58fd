import ArgumentParser
import Eval
import Foundation

struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check suites, policies and configurations; asks nobody.")

  @Argument(help: ArgumentHelp("Files, or folders of suites.", valueName: "PATH"))
  var paths: [String]

  func run() async throws {
    var checked = Validation(paths: paths)
    await checked.checkPower()
    for line in checked.lines { Terminal.print(line) }
    for warning in checked.warnings { Terminal.print("warning: \(warning)") }
    for problem in checked.problems { Terminal.complain(problem.description) }
    if !checked.problems.isEmpty { throw ExitCode(64) }
  }
}
