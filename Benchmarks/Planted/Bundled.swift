extension World {
  /// The world that ships in `fixtures/planted`.
  public static let bundled = World(seed: 20_261_121)

  /// Names and texts of the files in `fixtures/planted`.
  public var files: [(name: String, text: String)] {
    [
      ("suite.yaml", suiteYAML),
      ("primary.jsonl", Self.text(recording(.primary, seed: 1))),
      ("twin.jsonl", Self.text(recording(.primary, seed: 2))),
    ]
  }

  static func text(_ lines: [String]) -> String {
    lines.joined(separator: "\n") + "\n"
  }
}
