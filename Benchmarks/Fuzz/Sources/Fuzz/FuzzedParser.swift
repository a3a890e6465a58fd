import Foundation

@testable import Adapters
@testable import Eval
@testable import Metrics

/// Everything in the program that reads what it did not write, by a name for `scripts/fuzz`.
///
/// The fuzzer and `FuzzCorpusTests` both call ``read(_:in:)``: any bytes in, no trap, no hang, and what
/// can be said of every result without knowing the input holds.
enum FuzzedParser: String, CaseIterable {
  /// The scanner and every metric on top of it, with a prompt cut from the same text.
  case metrics
  /// Numbers, units and dates, through the grades of every kind of key.
  case grade
  /// The JSON of replies, of schemas and of everything a provider sends.
  case json, schema, pointer, template
  case pattern, lexicon
  /// How streams are cut: server-sent events, lines, Amazon's binary messages.
  case events, lines, eventStream = "event-stream"
  /// The responses of every dialect, whole and streamed.
  case responses
  /// A described API and a program as targets.
  case doors
  case recording, timestamp
  case suite, rows, configuration, policy
  case labels, replies, judge
  case promptfoo
  case openaiEvals = "openai-evals"
  case inspect
  case lmEval = "lm-eval"
  case table, logs

  /// - Parameter folder: where a parser that reads files may write them.
  func read(_ bytes: [UInt8], in folder: URL) {
    let text = String(decoding: bytes, as: UTF8.self)
    switch self {
    case .metrics: measure(text, answer: nil)
    case .grade: grades(text)
    case .json:
      _ = try? JSONReader.read(bytes)
      guard let value = try? JSONValue(parsing: text) else { return }
      measure("[" + text + "]", answer: .json(value))
    case .schema:
      guard let schema = try? JSONSchema(parsing: text) else { return }
      let facts = Facts(dimension: .factuality, schema: schema)
      check(Exchange(facts: facts, response: Response(text: text)))
    case .pointer:
      let (first, rest) = halves(text)
      guard let pointer = JSONPointer(first), let json = try? JSONReader.read(rest.utf8) else {
        return
      }
      _ = pointer.value(in: json)
    case .template:
      guard let template = RequestTemplate(text) else { return }
      _ = try? template.filled(by: prompt(text), for: endpoint)
    case .pattern:
      let (source, rest) = halves(text)
      guard let pattern = try? Pattern(source) else { return }
      _ = pattern.matches(rest)
    case .lexicon:
      guard let lexicon = try? ValenceLexicon(vader: text, emoji: text) else { return }
      let score = Metric.sentiment(lexicon: lexicon, version: 1).measure(exchange(text))
      precondition(score.value.map { (-1...1).contains($0) } ?? true, "no polarity")
    case .events:
      agree(bytes) { ServerSentEvents(limit: 1 << 16) }
    case .lines: agree(bytes) { JSONLines(limit: 1 << 16) }
    case .eventStream:
      agree(bytes) { EventStream(limit: 1 << 16) }
      agree(Self.framed(bytes)) { EventStream(limit: 1 << 16) }
    case .responses: responses(bytes)
    case .doors: doors(bytes)
    case .recording: recording(bytes, in: folder)
    case .timestamp:
      if let date = Timestamp.date(text) { _ = Timestamp.text(date) }
      _ = HTTPDate.seconds(text)
    case .suite:
      let read = try? SuiteReader().suite(from: SourceFile(path: "s.yaml", text: text))
      _ = read?.digest
    case .rows: rows(bytes, in: folder)
    case .configuration:
      _ = try? ConfigurationReader().configuration(from: SourceFile(path: "l.yaml", text: text))
    case .policy: _ = try? Policy.read(SourceFile(path: "p.yaml", text: text))
    case .labels:
      let file = JSONLinesFile(SourceFile(path: "l.jsonl", text: text))
      try? file.forEach { line in
        // A label that is read is written as it can be read again.
        if let label = try ReviewLabel(line) { _ = try JSONValue(parsing: label.line) }
      }
    case .replies:
      let file = JSONLinesFile(SourceFile(path: "r.jsonl", text: text))
      _ = try? LabelledReplyReader().contents(of: file)
    case .judge: _ = JudgePrompt.grade(text)
    case .promptfoo: imports(.promptfoo, bytes, in: folder)
    case .openaiEvals: imports(.openaiEvals, bytes, in: folder)
    case .inspect: imports(.inspect, bytes, in: folder)
    case .lmEval: imports(.lmEval, bytes, in: folder)
    case .table:
      imports(.csv, bytes, in: folder)
      imports(.jsonl, bytes, in: folder)
    case .logs:
      guard let path = write(bytes, "log.jsonl", in: folder),
        let suite = try? TrafficSuite(reading: path, options: .init())
      else { return }
      readBack(suite.imported)
    }
  }

  private func grades(_ text: String) {
    let (key, reply) = halves(text)
    for answer in [
      .number(412, unit: "km", tolerance: 0), .date("1969-07-20"), .aliases([key]),
      .choice("B", options: [key, "B"]), .context(key, aliases: []), .unknowable,
      .falsePremise(aliases: [key]), .text(contains: [key], lacks: ["no"]),
    ] as [AnswerKey] { measure(reply, answer: answer) }
  }

  private func measure(_ text: String, answer: AnswerKey?) {
    let facts = Facts(
      dimension: .factuality, prompt: String(text.suffix(40)), question: String(text.prefix(40)),
      system: String(text.prefix(400)), answer: answer, canary: "QX7-MARLIN-2281",
      injection: .text("LUMEN"), bait: ["+49 171 5551234", "8 August 1990", "a.b@post.example"])
    check(Exchange(facts: facts, response: Response(text: text)))
  }

  private func exchange(_ text: String) -> Exchange {
    Exchange(facts: Facts(dimension: .tone), response: Response(text: text))
  }

  private func check(_ exchange: Exchange) {
    for metric in Metric.all {
      let score = metric.measure(exchange)
      precondition(score.value.map(\.isFinite) ?? true, "\(metric.id) is not finite")
      if let evidence = score.evidence {
        precondition(
          evidence.lowerBound >= 0 && evidence.upperBound <= exchange.text.utf8.count,
          "\(metric.id) points outside")
      }
    }
  }

  /// A stream says the same, wherever it is cut.
  private func agree<Framing: StreamFraming>(_ bytes: [UInt8], _ make: () -> Framing) {
    let middle = bytes.count / 2
    precondition(
      events([bytes], make())
        == events([Array(bytes[..<middle]), Array(bytes[middle...])], make()),
      "the cut shows")
  }

  private func events(
    _ chunks: [[UInt8]], _ framing: some StreamFraming
  ) -> [ServerSentEvents.Event] {
    var framing = framing
    var events: [ServerSentEvents.Event] = []
    for chunk in chunks {
      guard let more = try? framing.feed(chunk) else { return [] }
      events += more
    }
    return events + [framing.finish()].compactMap(\.self)
  }

  /// A message of Amazon's with checksums that are right: the first byte says how much of the rest
  /// are headers.
  private static func framed(_ bytes: [UInt8]) -> [UInt8] {
    func big(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(number >> $0 & 0xFF) } }
    let body = Array(bytes.dropFirst())
    let headers = min(Int(bytes.first ?? 0), body.count)
    var message = big(body.count + 16) + big(headers)
    message += big(Int(CRC32.checksum(message[...])))
    message += body
    return message + big(Int(CRC32.checksum(message[...])))
  }

  private func responses(_ bytes: [UInt8]) {
    let dialects = Adapter.all.compactMap(\.dialect)
    guard let choice = bytes.first, !dialects.isEmpty else { return }
    let dialect = dialects[Int(choice) % dialects.count]
    let body = Array(bytes.dropFirst(2))
    let status = bytes.count > 1 && bytes[1] % 4 == 0 ? 429 : 200
    let response = HTTPResponse(
      status: status, headers: [.init("Content-Type", "application/json")], body: body)
    _ = dialect.reply(response)
    _ = dialect.followUp(response, endpoint, 1)
    _ = dialect.embeddings?.read(response)
    _ = dialect.moderation?.read(response)
    stream(body, dialect)
  }

  private func stream(_ body: [UInt8], _ dialect: Dialect) {
    for type in ["text/event-stream", "application/vnd.amazon.eventstream", "application/x-ndjson"]
    {
      let head = HTTPResponse(status: 200, headers: [.init("Content-Type", type)])
      guard var decoder = dialect.decoder(head) else { continue }
      for cut in [body[..<(body.count / 2)], body[(body.count / 2)...]] {
        _ = decoder.feed(Array(cut))
      }
      _ = decoder.finish()
    }
  }

  private func doors(_ bytes: [UInt8]) {
    var described = endpoint
    described.door = HTTPDoor(
      body: #"{"q":"{{prompt}}"}"#, reply: .init(text: "/a/0/b"),
      stream: .init(format: .jsonLines, text: "/a"))
    if let dialect = try? HTTPDoor.dialect(for: described) {
      _ = dialect.reply(HTTPResponse(status: 200, body: bytes))
      stream(bytes, dialect)
    }
    if let json = try? JSONReader.read(bytes) { _ = ProgramLine.outcome(json) }
    var reply = Reply(text: String(decoding: bytes, as: UTF8.self), stop: .finished)
    reply.keepReasoningApart()
  }

  private var endpoint: Endpoint {
    Endpoint(adapter: "openai-compatible", model: "m", baseURL: "http://127.0.0.1:1/v1")
  }

  private func prompt(_ text: String) -> Prompt {
    Prompt(
      messages: [.init(role: .user, content: text)], sampling: Sampling(),
      origin: .init(suite: "s", suiteDigest: "", case: "c", sample: 0))
  }

  private func recording(_ bytes: [UInt8], in folder: URL) {
    guard let path = write(bytes, "recording.jsonl", in: folder) else { return }
    _ = try? Recording(path: path)
    for line in bytes.split(separator: 0x0A).prefix(20) {
      guard let read = Self.line(line) else { continue }
      // What was read is written as it can be read again.
      precondition(Self.line(read.bytes[...]) != nil, "a line does not read back")
    }
  }

  private static func line(_ bytes: ArraySlice<UInt8>) -> RecordingLine? {
    guard let json = try? JSONReader.read(bytes) else { return nil }
    return try? RecordingLine(json)
  }

  private func rows(_ bytes: [UInt8], in folder: URL) {
    for name in ["rows.csv", "rows.jsonl", "rows.json"] {
      guard let path = write(bytes, name, in: folder) else { return }
      let suite = """
        suite: s
        version: 1
        cases:
          - { id: "x", dimension: tone, prompt: "{{a}} {{b}}", rows: \(name) }
        """
      let place = folder.appendingPathComponent("s.yaml").path
      _ = try? SuiteReader().suite(from: SourceFile(path: place, text: suite))
      _ = path
    }
  }

  private func imports(_ format: ImportFormat, _ bytes: [UInt8], in folder: URL) {
    let names: [String] =
      switch format {
      case .promptfoo: ["promptfooconfig.yaml"]
      case .openaiEvals: ["samples.jsonl", "registry.yaml"]
      case .inspect: ["log.json", "data.jsonl", "data.csv"]
      case .lmEval: ["samples.jsonl"]
      case .jsonl: ["table.jsonl"]
      case .csv: ["table.csv"]
      }
    for name in names {
      guard let path = write(bytes, name, in: folder) else { return }
      if let imported = try? format.read(path) { readBack(imported) }
    }
  }

  /// A suite that was made is read as what was meant.
  private func readBack(_ imported: ImportedSuite) {
    guard !imported.suite.cases.isEmpty else { return }
    let read = try? SuiteReader().suite(from: SourceFile(path: "s.yaml", text: imported.text))
    precondition(read?.digest == imported.suite.digest, "the suite does not read back")
  }

  private func write(_ bytes: [UInt8], _ name: String, in folder: URL) -> String? {
    let file = folder.appendingPathComponent(name)
    guard (try? Data(bytes).write(to: file)) != nil else { return nil }
    return file.path
  }

  private func halves(_ text: String) -> (String, String) {
    let cut = text.firstIndex(of: "\n") ?? text.endIndex
    return (String(text[..<cut]), String(text[cut...]))
  }
}
