/// Paths as texts; Foundation's own split traps on some relative paths.
enum FilePath {
  /// What stands before the last `/`; empty for a name alone.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(where: { $0 == "/" }) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// What stands behind the last `.` of the name, in lower case; empty where there is none.
  static func suffix(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(where: { $0 == "." }) else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}

extension FilePath {
  /// What stands behind the last `/`.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The name without what stands behind its first `.`: `support` of `data/support.cases.csv`.
  static func stem(of path: String) -> String {
    name(of: path).split(separator: ".").first.map(String.init) ?? "imported"
  }
}
