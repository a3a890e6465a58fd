/// Goes through a recording once, a block at a time, and notes where each line stands.
struct RecordingScanner {
  struct Place: Sendable {
    var bytes: Range<Int>
    /// From 1.
    var line: Int
  }

  private(set) var contents = RecordingContents()
  private(set) var places: [Recording.Key: Place] = [:]
  /// Cases that nobody was asked, as the keys of their first samples.
  private(set) var skips: Set<Recording.Key> = []

  private let path: String
  private let file: RecordingFile
  private var number = 0

  private static let block = 1 << 20
  /// Twice the largest reply that is let in.
  private static let longestLine = 32 << 20

  init(path: String, file: RecordingFile) {
    self.path = path
    self.file = file
  }

  mutating func scan() throws(RecordingError) {
    var offset = 0
    var pending: [UInt8] = []
    while true {
      let block = try read(at: offset + pending.count)
      let searched = pending.count
      pending.append(contentsOf: block)
      var start = 0
      while let end = pending[max(start, searched)...].firstIndex(of: 0x0A) {
        try take(pending[start..<end], at: offset + start)
        start = end + 1
      }
      offset += start
      pending.removeFirst(start)
      guard !block.isEmpty else { break }
      guard pending.count <= Self.longestLine else {
        throw error(
          pending[...], line: number + 1, at: nil, "a line longer than \(Self.longestLine) bytes",
          hint: "a recording holds one sample on each line")
      }
    }
    if !pending.isEmpty { try take(pending[...], at: offset) }
    guard contents.lines > 0 else {
      throw RecordingError(
        file: path, reason: "holds no samples", hint: "make one with: locum record")
    }
  }

  private func read(at offset: Int) throws(RecordingError) -> [UInt8] {
    do throws(RecordingFile.Failure) {
      return try file.read(Self.block, at: offset)
    } catch {
      throw RecordingError(
        file: path, reason: "cannot be read: \(error.reason)", hint: "is it complete?")
    }
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(RecordingError) {
    number += 1
    guard bytes.contains(where: { $0 > 0x20 }) else { return }
    let line = try parse(bytes)
    let key = Recording.Key(
      suite: line.suite, case: line.case, sample: line.sample, turn: line.turn)
    if line.isSkip {
      skips.insert(Recording.Key(suite: line.suite, case: line.case, sample: 0))
      contents.note(line)
      return
    }
    let place = Place(bytes: offset..<offset + bytes.count, line: number)
    if let first = places.updateValue(place, forKey: key) {
      throw error(
        bytes, line: number, at: ["case"],
        "sample \(line.sample) of case \"\(line.case)\"\(line.turn.map { ", turn \($0)," } ?? "") stands on line \(first.line) already",
        hint: "number the samples of a case 0, 1, 2, …")
    }
    contents.note(line)
  }

  private func parse(_ bytes: ArraySlice<UInt8>) throws(RecordingError) -> RecordingLine {
    if let broken = Self.brokenUTF8(bytes) {
      throw error(
        bytes, line: number, column: broken + 1, "not UTF-8",
        hint: "convert the file, for instance with: iconv -f latin1 -t utf-8")
    }
    let json: JSON
    do throws(JSONReader.Failure) {
      json = try JSONReader.read(bytes)
    } catch {
      throw self.error(
        bytes, line: number, column: error.offset + 1, "not JSON: \(error.reason)",
        hint: "a recording holds one JSON object on each line")
    }
    do throws(RecordingLine.Flaw) {
      return try RecordingLine(json)
    } catch {
      throw self.error(bytes, line: number, at: error.path, error.reason, hint: error.hint)
    }
  }

  private static func brokenUTF8(_ bytes: ArraySlice<UInt8>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// At the member that the path leads to, or as near to it as the path can be followed.
  private func error(
    _ bytes: ArraySlice<UInt8>, line: Int, at path: [String]?, _ reason: String, hint: String
  ) -> RecordingError {
    var path = path ?? []
    let whole = Array(bytes)
    while !path.isEmpty, JSONReader.offset(of: path, in: whole) == nil { path.removeLast() }
    let offset = path.isEmpty ? 0 : JSONReader.offset(of: path, in: whole) ?? 0
    return error(bytes, line: line, column: offset + 1, reason, hint: hint)
  }

  private func error(
    _ bytes: ArraySlice<UInt8>, line: Int, column: Int, _ reason: String, hint: String
  ) -> RecordingError {
    let start = bytes.count <= 120 ? 0 : max(0, min(column - 60, bytes.count - 120))
    let cut = bytes.dropFirst(start).prefix(120)
    let text = ProviderError.oneLine(String(decoding: cut, as: UTF8.self))
    let excerpt = (start > 0 ? "…" : "") + text + (start + 120 < bytes.count ? "…" : "")
    return RecordingError(
      file: path, line: line, column: column, reason: reason, excerpt: excerpt, hint: hint)
  }
}
