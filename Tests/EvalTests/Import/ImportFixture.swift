import Foundation

@testable import Eval

/// Files to import, and what comes of them.
enum ImportFixture {
  static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("fixtures/import/\(name)").path
  }

  static func imported(
    _ format: ImportFormat, _ name: String, columns: [String: String] = [:]
  ) throws -> ImportedSuite {
    try format.read(path(name), options: ImportOptions(columns: columns))
  }

  /// What becomes of a text in a file of this name.
  static func imported(
    _ format: ImportFormat, text: String, as name: String, columns: [String: String] = [:],
    beside others: [String: String] = [:]
  ) throws -> ImportedSuite {
    let folder = try TemporaryFolder()
    try folder.write(name, text)
    for (other, text) in others { try folder.write(other, text) }
    return try format.read(folder.path(name), options: ImportOptions(columns: columns))
  }

  /// What is wrong with a text in a file of this name: what has no equivalent, or the one problem.
  static func faults(_ format: ImportFormat, _ name: String, _ text: String) throws -> String {
    do {
      return try imported(format, text: text, as: name).unmapped.map(\.message)
        .joined(separator: "; ")
    } catch let problem as Problem {
      return problem.message
    }
  }
}
