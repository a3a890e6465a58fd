import Adapters
import Foundation
import Metrics

/// Reads suites from YAML files and folders of them.
public struct SuiteReader: Sendable {
  public init() {}

  /// Every suite under these paths: a file is one suite, a folder all `.yaml` and `.yml` below it
  /// but the files of cases that suites include.
  ///
  /// - Throws: ``Problems`` with every mistake found, or one ``Problem``.
  public func suites(at paths: [String]) throws -> [Suite] {
    let files = try paths.flatMap(Self.files)
    var problems: [Problem] = []
    var suites: [Suite] = []
    for result in concurrentMap(files, suite(at:)) {
      do {
        suites.append(try result.get())
      } catch let found as Problems {
        problems += found.all
      } catch let found as Problem {
        problems.append(found)
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
    if suites.isEmpty {
      throw Problem("no suite in \(paths.joined(separator: ", "))", hint: "suites end in .yaml")
    }
    var seen: Set<String> = []
    for suite in suites where !seen.insert(suite.name).inserted {
      throw Problem("two suites are named \"\(suite.name)\"", hint: "give each its own name")
    }
    return suites
  }

  /// One suite file.
  public func suite(at path: String) throws -> Suite {
    try suite(from: SourceFile(reading: path))
  }

  func suite(from source: SourceFile) throws -> Suite {
    guard !CaseList.suffixes.contains(where: source.path.hasSuffix) else {
      throw Problem(
        "\(source.path) is a file of cases, and no suite",
        hint: "name the suite that includes it")
    }
    let root = try YAMLValue(composing: source)
    let top = try root.members(
      ["suite", "version", "licence", "description", "cases"] + CaseDefaults.keys)
    let name = try top.required("suite").nonEmptyString()
    let version = try top.required("version").nonEmptyString()
    var list = CaseList(in: SuiteFolder(of: source.path))
    try list.read(top.required("cases"), defaults: CaseDefaults().overlaid(with: top))
    if !list.problems.isEmpty { throw Problems(list.problems) }
    guard !list.cases.isEmpty else {
      throw try top.required("cases").problem("the suite has no cases")
    }
    return Suite(
      name: name, version: version, licence: try top["licence"]?.nonEmptyString(),
      cases: list.cases)
  }

  private static func files(at path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      isFolder.boolValue
    else { return [path] }
    let names = try FileManager.default.subpathsOfDirectory(atPath: path)
    return
      names
      .filter { ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) && !$0.contains("/.") }
      .filter { name in !CaseList.suffixes.contains(where: name.hasSuffix) }
      .sorted()
      .map { FilePath.join(path, $0) }
  }
}
