import Foundation
import Testing

@testable import Adapters

struct RecordingTests {
  private func line(_ case: String, _ sample: Int, _ text: String = "x") -> String {
    #"{"case":"\#(`case`)","sample":\#(sample),"reply":{"text":"\#(text)"}}"# + "\n"
  }

  @Test func `Replays each sample of each case`() async throws {
    let recording = try withFile(line("a", 0, "one") + line("b", 0, "two") + line("a", 1, "three"))
    {
      try Recording(path: $0)
    }
    let model = RecordedModel(recording)
    #expect(try await model.reply(to: .make(case: "a", sample: 1)).text == "three")
    #expect(try await model.reply(to: .make(case: "b", sample: 0)).text == "two")
    let missing = await ask(model, .make(case: "b", sample: 1)).error
    #expect(missing?.kind == .notRecorded && missing?.attempts == 0)
    #expect(recording.contents.samples == ["a": 2, "b": 1])
    #expect(recording.contents.cases == ["a", "b"])
  }

  @Test func `A recorded error is thrown as it was`() async throws {
    let text = """
      {"case":"a","sample":0,"error":{"kind":"quota_exhausted","status":429,"message":"no money",\
      "attempts":1}}
      """
    let model = RecordedModel(try withFile(text) { try Recording(path: $0) })
    let error = await ask(model, .make(case: "a")).error
    #expect(error?.kind == .quotaExhausted && error?.status == 429 && error?.message == "no money")
  }

  @Test func `Says what it was made with`() throws {
    let endpoint = Endpoint.make(adapter: "vllm", model: "llama")
    let lines = (0..<3).flatMap { sample -> [UInt8] in
      let prompt = Prompt.make(
        system: "Be terse.", sampling: Sampling(temperature: 0.7, seed: 7 + sample),
        case: "a", sample: sample)
      let reply = Reply(
        text: "x", stop: .finished, served: "llama-3",
        timing: Timing(started: Date(timeIntervalSince1970: 1000 + Double(sample))))
      return RecordingLine(prompt, endpoint, .success(reply)).bytes
    }
    let more = Array((line("b", 0) + #"{"case":"b","sample":1,"error":{"kind":"server"}}"#).utf8)
    let contents = try withFile(lines + more) { try Recording(path: $0).contents }
    #expect(contents.lines == 5 && contents.errors == 1)
    #expect(
      contents.suites == ["s"] && contents.suiteDigests == ["d"] && contents.withoutDigest == 2)
    #expect(contents.systemPrompts == ["Be terse."] && contents.withoutRequest == 2)
    #expect(contents.samplings == [Sampling(temperature: 0.7)] && contents.seeds == [7, 8, 9])
    #expect(contents.adapters == ["vllm"] && contents.models == ["llama"])
    #expect(contents.served == ["llama-3"])
    #expect(contents.earliest == Date(timeIntervalSince1970: 1000))
    #expect(contents.latest == Date(timeIntervalSince1970: 1002))
  }

  @Test(arguments: [
    ("{\"case\":\"a\",\"sample\":0,\"reply\":{\"text\":\"x\"}", "", "not JSON"),
    ("{\"case\":\"a\",\"sample\":0,\"reply\":{\"text\":7}}", "7}}", "reply.text is not a text"),
    ("{\"case\":\"a\",\"sample\":0,\"reply\":{}}", "{}}", "reply.text is missing"),
    ("{\"case\":\"a\",\"reply\":{\"text\":\"x\"}}", "{", "sample is missing"),
    (
      "{\"case\":\"a\",\"sample\":\"0\",\"reply\":{\"text\":\"x\"}}", "\"0\"",
      "sample is not a whole number"
    ),
    (
      "{\"case\":\"a\",\"sample\":-1,\"reply\":{\"text\":\"x\"}}", "-1",
      "sample is not a whole number from 0 on"
    ),
    ("{\"case\":\"a\",\"sample\":0}", "{", "neither a reply nor an error"),
    (
      "{\"case\":\"a\",\"sample\":0,\"reply\":{\"text\":\"x\"},\"error\":{}}", "{}}",
      "both a reply and an error"
    ),
    ("{\"case\":\"a\",\"sampel\":0,\"reply\":{\"text\":\"x\"}}", "0,", "unknown member \"sampel\""),
    (
      "{\"case\":\"a\",\"sample\":0,\"reply\":{\"text\":\"x\",\"stop\":\"lenght\"}}", "\"lenght",
      "\"lenght\" is no stop"
    ),
    (
      "{\"format\":\"locum-recording/9\",\"case\":\"a\",\"sample\":0,\"reply\":{\"text\":\"x\"}}",
      "\"locum",
      "the format is \"locum-recording/9\""
    ),
    ("[1]", "[1]", "not an object"), ("nonsense", "nonsense", "not JSON"),
    (
      "{\"case\":\"a\",\"sample\":0,\"reply\":{\"text\":\"x\"},\"timing\":{\"started\":\"now\"}}",
      "\"now",
      "not a point in time"
    ),
  ])
  func `A mistake is named with its place, the line and a hint`(
    _ bad: String, _ place: String, _ reason: String
  ) throws {
    let before = bad.range(of: place).map { bad[..<$0.lowerBound] } ?? bad[...]
    let column = before.utf8.count + 1
    try withFile(line("z", 0) + "\n" + bad + "\n" + line("z", 1)) { path in
      let error = #expect(throws: RecordingError.self) { try Recording(path: path) }
      #expect(error?.file == path && error?.line == 3 && error?.column == column)
      #expect(error?.reason.hasPrefix(reason) == true, "\(error?.reason ?? "")")
      #expect(error?.excerpt == bad && error?.hint.isEmpty == false)
      #expect(error?.description.hasPrefix("\(path):3:\(column): ") == true)
    }
  }

  @Test func `A wrong word is met with the right one`() throws {
    for (bad, right) in [("\"sampel\":0", "sample"), ("\"sample\":0,\"replys\":{}", "reply")] {
      try withFile("{\"case\":\"a\",\(bad),\"reply\":{\"text\":\"x\"}}") { path in
        let error = #expect(throws: RecordingError.self) { try Recording(path: path) }
        #expect(error?.hint == "did you mean \"\(right)\"?")
      }
    }
  }

  @Test func `The writer's own members are let be`() throws {
    let text = #"{"case":"a","sample":0,"x_note":1,"reply":{"text":"x","x_score":[1]}}"#
    #expect(try withFile(text) { try Recording(path: $0).contents.lines } == 1)
  }

  @Test func `A sample that stands twice is an error that names both lines`() throws {
    try withFile(line("a", 0) + line("b", 0) + line("a", 0)) { path in
      let error = #expect(throws: RecordingError.self) { try Recording(path: path) }
      #expect(error?.line == 3 && error?.reason.contains("line 1") == true)
    }
  }

  @Test func `Broken UTF-8 is named with its byte`() throws {
    var bytes = Array((line("a", 0) + line("b", 0, "caf_")).utf8)
    let place = try #require(bytes.lastIndex(of: UInt8(ascii: "_")))
    bytes[place] = 0xE9
    try withFile(bytes) { path in
      let error = #expect(throws: RecordingError.self) { try Recording(path: path) }
      #expect(error?.line == 2 && error?.column == place - line("a", 0).utf8.count + 1)
      #expect(error?.reason == "not UTF-8" && error?.hint.contains("iconv") == true)
    }
  }

  @Test func `An excerpt is cut around the mistake and holds no control characters`() throws {
    let long = String(repeating: "y", count: 100_000)
    let bad = "{\"case\":\"\(long)\u{1B}[31m\",\"sample\":true,\"reply\":{\"text\":\"\(long)\"}}"
    try withFile(bad) { path in
      let error = #expect(throws: RecordingError.self) { try Recording(path: path) }
      let excerpt = try #require(error?.excerpt)
      #expect(excerpt.utf8.count < 200 && excerpt.contains("true"))
      #expect(!excerpt.unicodeScalars.contains { $0.value < 0x20 })
    }
  }

  @Test(arguments: ["", "\n\n  \n"])
  func `A file without samples is an error`(_ text: String) throws {
    try withFile(text) { path in
      let error = #expect(throws: RecordingError.self) { try Recording(path: path) }
      #expect(error?.reason == "holds no samples")
    }
  }

  @Test(arguments: ["/nowhere/at/all.jsonl", "/", "/dev/null", "/dev/zero"])
  func `What is no file is an error`(_ path: String) {
    let error = #expect(throws: RecordingError.self) { try Recording(path: path) }
    #expect(error?.reason.hasPrefix("cannot be read") == true)
  }

  @Test func `Lines may end in CR LF, the last in nothing, and blank ones do not matter`() throws {
    let text = "\r\n" + line("a", 0).dropLast() + "\r\n\n" + line("b", 0).dropLast()
    let recording = try withFile(String(text)) { try Recording(path: $0) }
    #expect(recording.contents.lines == 2)
    #expect(try recording.line(suite: "", case: "b", sample: 0) != nil)
  }

  @Test func `A file beyond any block is read, and changed under way is an error`() throws {
    let count = 3000
    let text = (0..<count).map { line("c\($0)", 0, String(repeating: "é", count: 700)) }.joined()
    try withFile(text) { path in
      let recording = try Recording(path: path)
      #expect(recording.contents.lines == count)
      for index in [0, 1, 700, 1499, count - 1] {
        #expect(try recording.line(suite: "", case: "c\(index)", sample: 0)?.case == "c\(index)")
      }
      #expect(truncate(path, 5000) == 0)
      let error = #expect(throws: RecordingError.self) {
        try recording.line(suite: "", case: "c2999", sample: 0)
      }
      #expect(error?.line == 3000)
    }
  }

  @Test func `The adapter opens it, and reports its mistakes as its own`() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "locum-\(UUID()).jsonl").path
    try Data(line("a", 0, "hello").utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let nobody = Transport.canned { _ throws(ModelError) in
      throw ModelError(kind: .connection, message: "asked")
    }
    let endpoint = Endpoint(adapter: "recording", model: path)
    let model = try await Adapter.model(for: endpoint, transport: nobody)
    #expect(try await model.reply(to: .make(case: "a")).text == "hello")
    let error = await #expect(throws: EndpointError.self) {
      try await Adapter.model(
        for: Endpoint(adapter: "recording", model: path + "x"), transport: nobody)
    }
    #expect(error?.message.contains("cannot be read") == true)
  }
}
