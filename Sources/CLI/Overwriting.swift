import Eval
import Foundation

/// Keeps commands from writing over what a person made.
enum Overwriting {
  /// - Throws: ``Problem`` where one of the files is there and may not be written over.
  static func refuse(_ paths: [String?], force: Bool) throws {
    for path in paths.compactMap(\.self) where !force {
      guard !FileManager.default.fileExists(atPath: path) else {
        throw Problem("\(path) is there already", hint: "name another file, or pass --force")
      }
    }
  }
}
