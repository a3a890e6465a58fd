import Foundation

/// A labels file that grows by one line for every label, so that nothing is lost.
public struct LabelFile {
  private let handle: FileHandle
  private let path: String

  /// Opens the file for appending, creating it and its folder; readable by its owner only.
  ///
  /// - Throws: ``Problem`` where it cannot be written.
  public init(appendingTo path: String) throws {
    self.path = path
    let manager = FileManager.default
    let folder = FilePath.folder(of: path)
    if !folder.isEmpty {
      try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    if !manager.fileExists(atPath: path) {
      _ = manager.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard let handle = FileHandle(forUpdatingAtPath: path), let end = try? handle.seekToEnd()
    else { throw Self.problem(path) }
    self.handle = handle
    // A last line that someone left without its end must not run into the next.
    if end > 0, (try? handle.seek(toOffset: end - 1)) != nil,
      let last = try? handle.read(upToCount: 1), last != Data([0x0A])
    {
      try write("\n")
    }
  }

  /// Appends one label and returns when it is on the disk.
  public func append(_ label: ReviewLabel) throws { try write(label.line + "\n") }

  private func write(_ text: String) throws {
    do {
      try handle.write(contentsOf: Data(text.utf8))
      try handle.synchronize()
    } catch {
      throw Self.problem(path)
    }
  }

  private static func problem(_ path: String) -> Problem {
    Problem(
      "cannot write \(path)", hint: "name another file with --labels", blame: .circumstances)
  }
}
