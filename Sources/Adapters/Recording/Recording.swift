/// A file of recorded replies, found by suite, case and sample.
///
/// Every line is read and checked when the recording is opened; afterwards only the places of the
/// lines are kept in memory, and a reply is read from the open file when it is asked for.
public struct Recording: Sendable {
  struct Key: Sendable, Hashable {
    /// Nil for a line that names no suite: it answers any.
    var suite: String?
    var `case`: String
    var sample: Int
    /// Nil for the judged reply.
    var turn: Int?
  }

  public let path: String
  /// What its lines say about themselves.
  public let contents: RecordingContents
  private let places: [Key: RecordingScanner.Place]
  /// Samples by suite and case, earlier turns not counted, as keys with the sample 0.
  private let counts: [Key: Int]
  private let skips: Set<Key>
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
    skips = scanner.skips
    var counts: [Key: Int] = [:]
    for key in places.keys where key.turn == nil {
      counts[Key(suite: key.suite, case: key.case, sample: 0), default: 0] += 1
    }
    self.counts = counts
  }

  /// The most samples that any case has.
  public var mostSamples: Int { counts.values.max() ?? 0 }

  /// Whether a case has lines that name no suite, and so would answer for any.
  public func namesNoSuite(case: String) -> Bool {
    counts[Key(suite: nil, case: `case`, sample: 0)] != nil
  }

  /// Whether a case has lines that name this suite and lines that name none, which would answer too.
  public func contradictsItself(suite: String, case: String) -> Bool {
    counts[Key(suite: suite, case: `case`, sample: 0)] != nil && namesNoSuite(case: `case`)
  }

  /// How many samples of a case there are for a suite, those that name no suite included.
  public func samples(suite: String, case: String) -> Int {
    (counts[Key(suite: suite, case: `case`, sample: 0)] ?? 0)
      + (counts[Key(suite: nil, case: `case`, sample: 0)] ?? 0)
  }

  /// Whether it says that nobody was asked a case, and holds no sample of it.
  public func skips(_ case: String, of suite: String) -> Bool {
    samples(suite: suite, case: `case`) == 0
      && [suite, nil].contains { skips.contains(Key(suite: $0, case: `case`, sample: 0)) }
  }

  /// The recorded line, read again from the file; nil where there is none.
  ///
  /// A line that names the suite comes before one that names none.
  public func line(
    suite: String, case: String, sample: Int, turn: Int? = nil
  ) throws(RecordingError) -> RecordingLine? {
    let place =
      places[Key(suite: suite, case: `case`, sample: sample, turn: turn)]
      ?? places[Key(suite: nil, case: `case`, sample: sample, turn: turn)]
    guard let place else { return nil }
    do {
      let bytes = try file.read(place.bytes.count, at: place.bytes.lowerBound)
      let line = try RecordingLine(try JSONReader.read(bytes))
      if line.case == `case`, line.sample == sample, line.turn == turn { return line }
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
      line = try recording.line(
        suite: origin.suite, case: origin.case, sample: origin.sample, turn: origin.turn)
    } catch {
      throw ModelError(
        kind: .unreadable, message: error.description, attempts: 0, shouldRetry: false)
    }
    let turn = origin.turn.map { ", turn \($0)" } ?? ""
    guard let line else {
      throw ModelError(
        kind: .notRecorded,
        message: "\(recording.path) holds no sample \(origin.sample) of case \(origin.case)\(turn)",
        attempts: 0)
    }
    // Earlier turns that a model wrote differ from run to run; a reply to others answers another
    // question.
    let isOther = line.request.map { request in
      request.messages != prompt.messages
        // Older recordings do not keep it.
        || request.suffix != nil && request.suffix != prompt.suffix
    }
    guard isOther != true else {
      throw ModelError(
        kind: .notRecorded,
        message: "\(recording.path) holds sample \(origin.sample) of case \(origin.case)\(turn) "
          + "in answer to another conversation",
        attempts: 0)
    }
    return try line.outcome.get()
  }
}
