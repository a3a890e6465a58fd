import Metrics
import Testing

@testable import Eval

struct LabelledReplyReaderTests {
  private func read(
    _ text: String, _ fields: ReplyFields = ReplyFields(), suites: [Suite] = []
  ) throws -> LabelledReplyReader.Contents {
    try LabelledReplyReader(fields: fields, suites: suites)
      .contents(of: JSONLinesFile(SourceFile(path: "replies.jsonl", text: text)))
  }

  private func mistake(_ text: String, _ fields: ReplyFields = ReplyFields()) -> Problem? {
    do {
      _ = try read(text, fields)
      return nil
    } catch {
      return error as? Problem
    }
  }

  @Test(arguments: [
    #"{"text":"Hello."}"#, #"{"response":"Hello."}"#, #"{"completion":"Hello."}"#,
    #"{"output":"Hello."}"#, #"{"reply":"Hello."}"#, #"{"reply":{"text":"Hello."}}"#,
    #"{"question":"q","references":["x"],"answer":"Hello."}"#,
  ])
  func `the reply is found under its usual names`(line: String) throws {
    let replies = try read(line).replies
    #expect(replies.map(\.response.text) == ["Hello."])
  }

  @Test(arguments: [
    (#"{"text":"<think>It is 4.</think>It is 5."}"#, "It is 5."),
    (#"{"reply":{"text":"<think>Rob it?</think>No."}}"#, "No."),
    (#"{"text":"<think>It is 4"}"#, ""),
    (#"{"text":"[THINK] It is 4","finish_reason":"length"}"#, ""),
    (#"{"text":"<think> is a mark."}"#, "<think> is a mark."),
  ])
  func `reasoning in front of an answer is not judged`(line: String, answer: String) throws {
    #expect(try read(line).replies.map(\.response.text) == [answer])
  }

  @Test func `members of other names are named`() throws {
    let line = #"{"q":"Who?","a":"Ada","gold":["Ada Lovelace"],"human":"correct","m":{"name":"x"}}"#
    let reply = try #require(
      try read(
        line,
        ReplyFields(text: "a", prompt: "q", answer: "gold", label: "human", group: "m.name")
      ).replies.first)
    #expect(reply.response.text == "Ada")
    #expect(reply.facts.question == "Who?")
    #expect(reply.facts.answer == .aliases(["Ada Lovelace"]))
    #expect(reply.label == "correct" && reply.group == "x")
  }

  @Test func `an answer may have any form a suite's may`() throws {
    let keys = try read(
      #"""
      {"text":"t","answer":"206"}
      {"text":"t","answers":["a","b"]}
      {"text":"t","answer":{"number":206,"unit":"km"}}
      {"text":"t","answer":"unknowable"}
      {"text":"t"}
      """#
    ).replies.map(\.facts.answer)
    #expect(
      keys == [
        .aliases(["206"]), .aliases(["a", "b"]), .number(206, unit: "km", tolerance: 0),
        .unknowable,
        nil,
      ])
  }

  @Test func `a recording brings what the provider said, and its failed calls are counted`() throws
  {
    let contents = try read(
      #"""
      {"case":"a","sample":0,"reply":{"text":"","stop":"filtered"}}
      {"case":"a","sample":1,"reply":{"text":"","refusal":"No."}}
      {"case":"a","sample":2,"error":{"kind":"timeout"}}
      {"case":"a","sample":3,"reply":{"text":"x","filters":[{"stage":"prompt","blocked":true}]}}
      """#)
    #expect(contents.failures == 1)
    #expect(contents.replies.map(\.id) == ["a/0", "a/1", "a/3"])
    #expect(contents.replies.map(\.response.stop) == [.filtered, .finished, .finished])
    #expect(contents.replies.map(\.response.refusal) == [nil, "No.", nil])
    #expect(contents.replies.map(\.response.blocked) == [false, false, true])
    #expect(Set(contents.replies.map(\.cluster)) == ["a"])
  }

  @Test func `a suite gives a recording's lines their facts`() throws {
    let suite = Suite(
      name: "s", version: "1",
      cases: [.make("bones", .factuality, prompt: "How many?", answer: .aliases(["206"]))])
    let reply = try #require(
      try read(#"{"case":"bones","sample":0,"reply":{"text":"206"}}"#, suites: [suite]).replies
        .first)
    #expect(reply.facts.answer == .aliases(["206"]))
    #expect(reply.facts.question == "How many?")
    let grade = reply.readings().first { $0.metric.id == "factuality.grade" }
    #expect(grade?.text == "correct")
  }

  @Test(arguments: [
    ("{\"text\":\"a\"}\nnonsense", 2, "not JSON"),
    ("[1]", 1, "this line is an array"),
    (#"{"prompt":"a"}"#, 1, "no reply"),
    (#"{"text":7}"#, 1, "must be a text"),
    (#"{"text":"a","answer":[]}"#, 1, "list of texts"),
    (#"{"text":"a","answer":{"numbr":1}}"#, 1, "numbr"),
    (#"{"text":"a","expect":"perhaps"}"#, 1, "perhaps"),
    (#"{"text":"a","schema":{"type":"nothing"}}"#, 1, "schema"),
    (#"{"text":"a","label":["x"]}"#, 1, "must be a word"),
    (#"{"reply":{"text":"a","stop":"ended"}}"#, 1, "stop is \"ended\""),
  ])
  func `mistakes are shown where they stand`(text: String, line: Int, says: String) throws {
    let problem = try #require(mistake(text))
    #expect(problem.place?.file == "replies.jsonl")
    #expect(problem.place?.line == line)
    #expect(problem.message.contains(says))
  }

  @Test func `a group that a line lacks is a mistake`() throws {
    let problem = try #require(
      mistake("{\"text\":\"a\",\"model\":\"m\"}\n{\"text\":\"b\"}", ReplyFields(group: "model")))
    #expect(problem.place?.line == 2)
  }
}
