import Adapters
import Foundation

/// A suite made from another tool's file, and the replies that the file held.
public struct ImportedSuite: Sendable {
  public let suite: Suite
  /// The file, as it will be written.
  public let text: String
  /// The replies of ``suite``'s cases; empty where the source holds none.
  public let replies: [RecordingLine]
  /// What a suite has no equivalent for, each with its place.
  public let unmapped: [Problem]
  /// How much more of it there is than is listed.
  public let unlisted: Int
  /// What to look at before the suite is used; nil where there is nothing.
  public let note: String?

  /// - Parameters:
  ///   - maker: what made it, a command's name.
  ///   - origin: from what, for the head of the file.
  ///   - path: of the source; names the suite where the options do not.
  init(_ draft: SuiteDraft, by maker: String, from origin: String, path: String) {
    let name = draft.options.name ?? FilePath.stem(of: path).slug ?? "imported"
    unmapped = draft.unmapped
    unlisted = draft.unlisted
    var head = ["Made by `locum \(maker)` from \(origin)."] + draft.remarks
    note = draft.rightReplies.remark
    if let note { head.append(note) }
    if !draft.unneeded.isEmpty {
      let parts = draft.unneeded.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
      head.append(
        "Not kept, for nothing is asked or judged by it: \(parts.joined(separator: ", ")).")
    }
    if !unmapped.isEmpty {
      head.append("Left out, for a suite has no equivalent for it:")
      head += unmapped.map { "  \($0.mention(FilePath.name))" }
      if unlisted > 0 { head.append("  and \(unlisted) more of these") }
    }
    head.append("Add `licence:` if you may share it.")
    let written = SuiteText(
      suite: Suite(name: name, version: "1.0.0", cases: draft.cases), head: head)
    text = written.text
    suite = written.suite
    let digest = suite.digest
    replies = draft.replies.map { reply in
      var reply = reply
      reply.suite = name
      reply.suiteDigest = digest
      return reply
    }
  }

  /// Writes the suite and, where a path is given, the recording.
  ///
  /// - Throws: ``Problem`` where what was written would not read back as it was meant, or cannot be
  ///   written.
  public func write(to path: String, recording: String? = nil) throws {
    guard text.utf8.count <= SourceFile.largest else {
      throw Problem(
        "the suite would have more than \(SourceFile.largest >> 20) MB",
        hint: "import the file in parts")
    }
    let read = try SuiteReader().suite(from: SourceFile(path: path, text: text))
    guard read.digest == suite.digest else {
      throw Problem(
        "the suite would not read back as it was meant",
        hint: "please report this with the file that was imported", blame: .circumstances)
    }
    let file = try OutputFile(at: path)
    defer { file.discard() }
    try file.append(Data(text.utf8))
    try file.finish()
    guard let recording else { return }
    let lines = try OutputFile(at: recording, hint: "name another file with --recording")
    defer { lines.discard() }
    for reply in replies { try lines.append(Data(reply.bytes)) }
    try lines.finish()
  }
}

extension Problem {
  /// Place and sentence on one line, as a note has them.
  ///
  /// - Parameter shown: how the file's path is written.
  public func mention(_ shown: (String) -> String = { $0 }) -> String {
    let place = place.map { "\(shown($0.file)):\($0.line):\($0.column): " } ?? ""
    return (place + message).visibleLine
  }
}
