import Foundation

/// Reads a list of cases and, in their place, the files of cases that it includes.
struct CaseList {
  /// Outside of which nothing is read.
  let folder: SuiteFolder

  /// How a file of cases ends, so that a folder of suites is not asked to be all suites.
  static let suffixes = [".cases.yaml", ".cases.yml"]

  /// Files within files, beyond which it is no longer a suite that a person wrote.
  private static let deepest = 16
  /// Included files in all: a few lines could name millions.
  private static let mostFiles = 1000

  private(set) var cases: [Case] = []
  private(set) var problems: [Problem] = []
  private var places: [String: Problem.Place] = [:]
  private var sources: [String: YAMLValue] = [:]
  private var included = 0

  init(in folder: SuiteFolder) { self.folder = folder }

  /// Reads all of `value`, gathering up to twenty mistakes.
  mutating func read(_ value: YAMLValue, defaults: CaseDefaults) throws {
    try read(value, defaults: defaults, within: [value.source.path])
  }

  /// - Parameter chain: the files this list stands in, the suite first.
  private mutating func read(
    _ value: YAMLValue, defaults: CaseDefaults, within chain: [String]
  ) throws {
    let place = FilePath.folder(of: value.source.path)
    for entry in try value.list() {
      do {
        if entry.isMapping, try entry.pairs().contains(where: { $0.key.text == "include" }) {
          try include(entry, defaults: defaults, within: chain)
        } else {
          let reader = CaseReader(
            value: entry, defaults: defaults, folder: folder, place: place)
          for item in try reader.cases() { try add(item, from: entry) }
        }
      } catch let problem as Problem {
        problems.append(problem)
      }
      if problems.count >= 20 { return }
    }
  }

  private mutating func add(_ item: Case, from entry: YAMLValue) throws {
    let place = Problem.Place(file: entry.source.path, line: entry.line, column: 1)
    if let first = places.updateValue(place, forKey: item.id) {
      let file = first.file == place.file ? "" : " of \(first.file)"
      throw entry.problem(
        "the id \"\(item.id)\" is taken by the case at line \(first.line)\(file)",
        hint: "every case needs an id of its own")
    }
    cases.append(item)
  }

  private mutating func include(
    _ entry: YAMLValue, defaults: CaseDefaults, within chain: [String]
  ) throws {
    let members = try entry.members(["include"] + CaseDefaults.keys)
    let name = try members.required("include")
    guard try Self.suffixes.contains(where: name.nonEmptyString().hasSuffix) else {
      throw name.problem(
        "\(name.name) is \"\(try name.string())\"", hint: "files of cases end in .cases.yaml")
    }
    let path = try folder.path(
      named: name, from: FilePath.folder(of: entry.source.path))
    guard !chain.contains(where: { Self.isSame($0, path) }) else {
      throw name.problem(
        "\(path) includes itself: " + (chain + [path]).joined(separator: " → "),
        hint: "take one of these includes out")
    }
    included += 1
    guard chain.count <= Self.deepest, included <= Self.mostFiles else {
      throw name.problem(
        "too many files of cases: at most \(Self.deepest) within each other and "
          + "\(Self.mostFiles) in all",
        hint: "put rows into a CSV file and name it with `rows:`")
    }
    let root: YAMLValue
    do {
      root = try sources[path] ?? YAMLValue(composing: SourceFile(reading: path))
    } catch let problem as Problem where problem.place == nil {
      throw name.problem(problem.message, hint: problem.hint)
    }
    sources[path] = root
    let top = try root.members(["description", "licence", "cases"] + CaseDefaults.keys)
    try read(
      top.required("cases"), defaults: defaults.including(top, by: members),
      within: chain + [path])
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    a == b
      || URL(fileURLWithPath: a).standardizedFileURL == URL(fileURLWithPath: b).standardizedFileURL
  }
}
