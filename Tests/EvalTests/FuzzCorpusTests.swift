import Foundation
import Testing

/// The seeds of `scripts/fuzz` and whatever it once found, read again by every parser.
struct FuzzCorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("fixtures/fuzz")

  static func inputs() throws -> [[UInt8]] {
    let folders = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return try folders.filter(\.hasDirectoryPath).sorted { $0.path < $1.path }.flatMap { folder in
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .sorted { $0.path < $1.path }.map { [UInt8](try Data(contentsOf: $0)) }
    }
  }

  // A parser that traps or does not come back ends the whole run.
  @Test(arguments: FuzzedParser.allCases)
  func `every parser reads every input to its end`(parser: FuzzedParser) throws {
    let place = try TemporaryFolder()
    let inputs = try Self.inputs()
    #expect(inputs.count >= FuzzedParser.allCases.count)
    for input in inputs { parser.read(input, in: place.url) }
  }

  @Test func `every parser has a seed of its own`() {
    for parser in FuzzedParser.allCases {
      let seeds = try? FileManager.default.contentsOfDirectory(
        atPath: Self.folder.appendingPathComponent(parser.rawValue).path)
      #expect(seeds?.isEmpty == false, "\(parser.rawValue)")
    }
  }
}
