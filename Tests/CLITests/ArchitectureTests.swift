import Foundation
import Testing

/// The module table of docs/architecture.md as a failing test instead of a wish.
@Suite struct ArchitectureTests {
  /// What each module may import; imports point down this list only.
  static let allowed: [String: Set<String>] = [
    "CCurl": [],
    "CLibXML2": [],
    "Metrics": ["RealModule", "Algorithms"],
    "Adapters": ["CCurl", "Crypto", "Logging", "Subprocess"],
    "Eval": [
      "Adapters", "Metrics", "CLibXML2", "GRDB", "Yams", "Crypto", "Logging", "Mustache",
      "Subprocess",
    ],
    "CLI": [
      "Adapters", "Metrics", "Eval", "ArgumentParser",
    ],
  ]
  /// What the toolchain itself brings.
  ///
  /// Metrics has no I/O, no clock and no threads.
  static let toolchain: [String: Set<String>] = [
    "Metrics": ["Foundation"],
    "Adapters": ["Foundation", "Glibc", "Synchronization", "Dispatch"],
    "Eval": ["Foundation", "Synchronization"],
    "CLI": ["Foundation", "Dispatch", "Synchronization"],
  ]

  static let sources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources")

  @Test func `the folders under Sources are the modules of the table`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
    #expect(Set(folders) == Set(Self.allowed.keys))
  }

  @Test(arguments: allowed.keys.sorted())
  func `a module imports only what the table allows`(module: String) throws {
    let allowed = (Self.allowed[module] ?? []).union(Self.toolchain[module] ?? [])
    let folder = Self.sources.appendingPathComponent(module)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    for path in paths where path.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      for name in Self.imports(in: text) {
        #expect(allowed.contains(name), "\(module)/\(path) imports \(name)")
      }
    }
  }

  @Test func `an import is found behind attributes, access and kind`() {
    let text = """
      public import Foundation
      @preconcurrency import GRDB
      @_exported import struct Metrics.Interval
      // import Nothing
      let x = "import Nothing"
      """
    #expect(Self.imports(in: text) == ["Foundation", "GRDB", "Metrics"])
  }

  private static func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ")[...]
      while let first = words.first,
        first.hasPrefix("@") || ["public", "package", "internal", "private"].contains(first)
      {
        words.removeFirst()
      }
      guard words.popFirst() == "import", var name = words.popFirst() else { return nil }
      if ["struct", "class", "enum", "func", "protocol", "typealias", "let", "var"].contains(name),
        let next = words.popFirst()
      {
        name = next
      }
      return String(name.prefix { $0 != "." })
    }
  }
}
