import Foundation

@testable import Adapters

/// Files under `fixtures/`.
enum Fixture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "fixtures")

  static func json(_ path: String) throws -> JSON {
    try JSONReader.read(try Data(contentsOf: folder.appending(path: path)))
  }

  /// The names of the files in a folder, without their extension.
  static func names(in path: String) -> [String] {
    let files = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: path).path)
    return (files ?? []).filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }
}

extension HTTPResponse {
  /// A response as a fixture keeps it, its body as text or in base64.
  init(fixture: JSON) {
    let fields = (fixture["headers"]?.array ?? []).map { field in
      HTTPHeaders.Field(field.array?.first?.string ?? "", field.array?.last?.string ?? "")
    }
    self.init(
      status: fixture["status"]?.int ?? 0, headers: HTTPHeaders(fields),
      body: fixture["body_base64"]?.string.flatMap { Data(base64Encoded: $0) }.map(Array.init)
        ?? Array((fixture["body"]?.string ?? "").utf8))
  }
}
