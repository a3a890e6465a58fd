import Foundation

/// A file that is written beside its place and moved into it, so that nobody reads half of one.
struct OutputFile {
  private let path: String
  private let temporary: URL
  private let handle: FileHandle
  private let unwritable: Problem

  /// - Parameter hint: what to do where it cannot be written.
  /// - Throws: ``Problem`` where it cannot be.
  init(at path: String, hint: String = "name another file with -o") throws {
    self.path = path
    unwritable = Problem("cannot write \(path)", hint: hint, blame: .circumstances)
    let url = URL(fileURLWithPath: path)
    temporary = url.deletingLastPathComponent().appendingPathComponent(
      ".\(url.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    guard FileManager.default.createFile(atPath: temporary.path, contents: nil),
      let handle = FileHandle(forWritingAtPath: temporary.path)
    else { throw unwritable }
    self.handle = handle
  }

  func append(_ bytes: Data) throws {
    do { try handle.write(contentsOf: bytes) } catch { throw unwritable }
  }

  /// Moves it into place.
  func finish() throws {
    do { try handle.close() } catch { throw unwritable }
    guard rename(temporary.path, path) == 0 else { throw unwritable }
  }

  /// Removes what was written, unless it was finished.
  func discard() {
    try? handle.close()
    try? FileManager.default.removeItem(at: temporary)
  }
}
