import Foundation
import Testing

/// Files of the repository that a test compares with.
enum Golden {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func fixture(_ path: String) -> URL { root.appending(path: "fixtures/" + path) }

  /// Expects `text` to be what stands in `fixtures/golden/<name>`.
  ///
  /// With `RECORD=1` it writes the file and fails all the same, so that nobody commits a baseline
  /// that no run has compared.
  static func expect(
    _ text: String, equals name: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    let url = fixture("golden/" + name)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      Issue.record("recorded \(name); read it, then test without RECORD", sourceLocation: location)
      return
    }
    let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    guard text != expected else { return }
    Issue.record(
      "\(name) differs:\n\(difference(expected, text))", sourceLocation: location)
  }

  /// The first lines that differ.
  private static func difference(_ expected: String, _ actual: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).prefix { $0 == $1 }.count
    func shown(_ lines: [Substring]) -> String {
      lines.indices.contains(line) ? String(lines[line].prefix(600)) : "(end)"
    }
    return "line \(line + 1)\n  expected: \(shown(old))\n  actual:   \(shown(new))"
  }
}
