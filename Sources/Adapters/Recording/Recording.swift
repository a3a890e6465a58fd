/// A file of recorded replies, found by case and sample.
///
/// Every line is read and checked when the recording is opened; afterwards only the places of the
/// lines are kept in memory, and a reply is read from the open file when it is asked for.
public struct Recording: Sendable {
  public struct Key: Sendable, Hashable {
    public var `case`: String
    public var sample: Int

    public init(case: String, sample: Int) {
      self.case = `case`
      self.sample = sample
    }
  }

  public let path: String
  /// What its lines say about themselves.
  public let contents: RecordingContents
  private let places: [Key: RecordingScanner.Place]
  private let file: RecordingFile

  /// Reads and checks the whole file.
  ///
  /// Throws the first mistake.
  public init(path: String) throws(RecordingError) {
    let file: RecordingFile
    do throws(RecordingFile.Failure) {
      file = try RecordingFile(path: path)
    } catch {
      throw RecordingError(
        file: path, reason: "cannot be read: \(error.reason)",
        hint: "a recording is a file of JSON lines; make one with: locum record")
    }
    var scanner = RecordingScanner(path: path, file: file)
    try scanner.scan()
    self.path = path
    self.file = file
    contents = scanner.contents
    places = scanner.places
  }

  /// The recorded line, read again from the file; nil where there is none.
  public func line(case: String, sample: Int) throws(RecordingError) -> RecordingLine? {
    guard let place = places[Key(case: `case`, sample: sample)] else { return nil }
    do {
      let bytes = try file.read(place.bytes.count, at: place.bytes.lowerBound)
      let line = try RecordingLine(try JSONReader.read(bytes))
      if line.case == `case`, line.sample == sample { return line }
    } catch {
      // Whatever it is now, it is not what was read when the file was opened.
    }
    throw RecordingError(
      file: path, line: place.line, reason: "the file was changed while it was in use",
      hint: "write a recording to a new file and move it into place")
  }
}

/// Replays a recording; asks nobody.
public struct RecordedModel: Model {
  public let recording: Recording

  public init(_ recording: Recording) { self.recording = recording }

  public func reply(to prompt: Prompt) async throws(ModelError) -> Reply {
    let origin = prompt.origin
    let line: RecordingLine?
    do throws(RecordingError) {
      line = try recording.line(case: origin.case, sample: origin.sample)
    } catch {
      throw ModelError(
        kind: .unreadable, message: error.description, attempts: 0, shouldRetry: false)
    }
    guard let line else {
      throw ModelError(
        kind: .notRecorded,
        message: "\(recording.path) holds no sample \(origin.sample) of case \(origin.case)",
        attempts: 0)
    }
    return try line.outcome.get()
  }
}
