public import Adapters
import Foundation
import Metrics

/// Reads suites from YAML files and folders of them.
public struct SuiteReader {
  public init() {}

  /// Every suite under these paths: a file is one suite, a folder all `.yaml` and `.yml` below it.
  ///
  /// - Throws: ``Problems`` with every mistake found, or one ``Problem``.
  public func suites(at paths: [String]) throws -> [Suite] {
    var problems: [Problem] = []
    var suites: [Suite] = []
    for path in try paths.flatMap(Self.files) {
      do {
        suites.append(try suite(at: path))
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
    let root = try YAMLValue(composing: source)
    let top = try root.members([
      "suite", "version", "licence", "description", "system", "language", "defaults", "cases",
    ])
    let name = try top.required("suite").nonEmptyString()
    let version = try top.required("version").nonEmptyString()
    let defaults = try CaseDefaults(
      system: top["system"]?.string(), language: top["language"]?.nonEmptyString(),
      from: top["defaults"])
    let folder = FilePath.folder(of: source.path)
    var problems: [Problem] = []
    var cases: [Case] = []
    var lines: [String: Int] = [:]
    for value in try top.required("cases").list() {
      do {
        for item in try CaseReader(value: value, defaults: defaults, folder: folder).cases() {
          if let line = lines[item.id] {
            throw value.problem(
              "the id \"\(item.id)\" is taken by the case at line \(line)",
              hint: "every case needs an id of its own")
          }
          lines[item.id] = value.line
          cases.append(item)
        }
      } catch let problem as Problem {
        problems.append(problem)
        if problems.count >= 20 { break }
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
    guard !cases.isEmpty else {
      throw try top.required("cases").problem("the suite has no cases")
    }
    return Suite(
      name: name, version: version, licence: try top["licence"]?.nonEmptyString(), cases: cases)
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
      .sorted()
      .map { FilePath.join(path, $0) }
  }
}

/// What a case has unless it says otherwise.
struct CaseDefaults {
  var system: String?
  var language = "en"
  var dimension: YAMLValue?
  var tags: [String] = []
  var hazard: YAMLValue?
  var expect: YAMLValue?

  init(system: String?, language: String?, from value: YAMLValue?) throws {
    self.system = system
    if let language { self.language = language.lowercased() }
    guard let value else { return }
    let members = try value.members(["dimension", "tags", "hazard", "expect"])
    dimension = members["dimension"]
    tags = try members["tags"]?.strings() ?? []
    hazard = members["hazard"]
    expect = members["expect"]
  }
}
