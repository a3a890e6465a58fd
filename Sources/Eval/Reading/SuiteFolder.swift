import Foundation

/// The folder of a suite, outside of which it may name no file.
///
/// A suite can come from a stranger, and what its rows hold goes to a provider.
struct SuiteFolder {
  /// As the suite's own path has it.
  let path: String
  private let roots: [[Substring]]

  /// - Parameter others: folders that it may reach as well.
  init(of suite: String, with others: [String] = []) {
    path = FilePath.folder(of: suite)
    // A suite that is itself a link, as build systems lay them, may also reach what it links to.
    let folders =
      [
        Self.resolved(path.isEmpty ? "." : path),
        Self.resolved(suite).map(FilePath.folder),
      ] + others.map(Self.resolved)
    roots = folders.compactMap { $0 }.map(Self.steps)
  }

  /// The path of a file that a suite names.
  ///
  /// - Parameters:
  ///   - value: where it is named.
  ///   - folder: that the name counts from.
  /// - Throws: ``Problem`` where it is absolute, leads out of the suite's folder, or is missing.
  func path(named value: YAMLValue, from folder: String) throws -> String {
    try path(to: value.nonEmptyString(), named: value, from: folder)
  }

  /// The same, where what names the file says more than its name, such as `file://prompt.txt`.
  func path(to name: String, named value: YAMLValue, from folder: String) throws -> String {
    let outside = value.problem(
      "\(value.name) is \"\(name)\", which lies outside the suite's folder",
      hint: "a suite reads only files in its own folder or below; copy the file there")
    guard !name.hasPrefix("/"), !name.utf8.contains(0) else { throw outside }
    let path = FilePath.join(folder, name)
    guard let resolved = Self.resolved(path) else {
      // Not said whether there is one where nobody may look.
      guard !Self.climbs(FilePath.join(folder, name), above: self.path) else { throw outside }
      throw value.problem(
        "cannot read \(path)", hint: "there is no such file; paths count from the suite's folder")
    }
    let steps = Self.steps(of: resolved)
    guard roots.contains(where: { steps.starts(with: $0) }) else { throw outside }
    return path
  }

  /// True where `..` leads out of `root`, by the path's text alone.
  private static func climbs(_ path: String, above root: String) -> Bool {
    var depth = 0
    for step in steps(of: path).dropFirst(steps(of: root).count) where step != "." {
      depth += step == ".." ? -1 : 1
      if depth < 0 { return true }
    }
    return false
  }

  private static func steps(of path: String) -> [Substring] { path.split(separator: "/") }

  private static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}
