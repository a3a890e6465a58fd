import Adapters
import Foundation

/// Writes what is stored of a plan's primary as a recording.
public struct RecordingWriter {
  public let plan: Plan
  public let store: Store

  public init(plan: Plan, store: Store) {
    self.plan = plan
    self.store = store
  }

  /// Writes to a new file and moves it into place, so that a reader never sees half of one.
  ///
  /// - Returns: how many replies and failures it holds.
  public func write(to path: String) throws -> (replies: Int, failures: Int) {
    let url = URL(fileURLWithPath: path)
    let temporary = url.deletingLastPathComponent().appendingPathComponent(
      ".\(url.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    let unwritable = Problem(
      "cannot write \(path)", hint: "what was asked is stored; name another file with -o",
      blame: .circumstances)
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    guard FileManager.default.createFile(atPath: temporary.path, contents: nil),
      let handle = FileHandle(forWritingAtPath: temporary.path)
    else { throw unwritable }
    defer { try? FileManager.default.removeItem(at: temporary) }
    let identity = plan.primary.target
    let endpoint = Endpoint(adapter: identity.adapter, model: identity.model)
    let questions = plan.questions(for: plan.primary)
    var buffer = Data()
    var replies = 0
    var failures = 0
    do {
      try store.forEachSample(of: questions, below: plan.samples) { question, sample in
        if case .success = sample.outcome { replies += 1 } else { failures += 1 }
        let prompt = questions[question].prompt(sample: sample.sample)
        buffer += RecordingLine(prompt, endpoint, sample.outcome).bytes
        if buffer.count > 1 << 20 {
          try handle.write(contentsOf: buffer)
          buffer.removeAll(keepingCapacity: true)
        }
      }
      try handle.write(contentsOf: buffer)
      try handle.close()
    } catch is CocoaError {
      throw unwritable
    }
    guard rename(temporary.path, path) == 0 else { throw unwritable }
    return (replies, failures)
  }
}
