import Adapters
import Foundation
import Metrics
import Testing

@testable import Eval

@Suite struct TrafficSuiteTests {
  private func made(
    _ lines: [String], _ options: TrafficSuite.Options = .init()
  ) throws -> TrafficSuite {
    let folder = try TemporaryFolder()
    try folder.write("log.jsonl", lines.joined(separator: "\n"))
    return try TrafficSuite(reading: folder.path("log.jsonl"), options: options)
  }

  private func line(
    _ question: String, _ answer: String, model: String = "gpt-4o", served: String? = nil
  ) -> String {
    """
    {"request": {"model": "\(model)", "messages": [{"role": "user", "content": "\(question)"}]}, \
    "response": {"model": "\(served ?? model + "-001")", "choices": [{"finish_reason": "stop", \
    "message": {"role": "assistant", "content": "\(answer)"}}]}}
    """
  }

  @Test func `repeats become answers of one case, near repeats are left out`() throws {
    let made = try made([
      line("Where is my parcel, which I sent last week to my sister?", "In the depot."),
      line("Where is my parcel, which I sent last week to my sister?", "On its way."),
      line("Where is my parcel, which I sent last week to my brother?", "Delivered."),
      line("Can I pay in cash at the counter?", "Yes."),
    ])
    #expect(made.imported.suite.cases.map(\.id) == ["line-1", "line-4"])
    #expect(made.imported.replies.map(\.sample) == [0, 1, 0])
    #expect(made.account[0] == "4 lines read: 4 answered.")
    #expect(made.account[1] == "1 asked the same again, 1 nearly the same; 2 left.")
  }

  @Test func `personal values leave questions, answers and calls`() throws {
    let made = try made([
      """
      {"messages": [{"role": "user", "content": "I am ada@example.org"}, \
      {"role": "assistant", "content": "", "tool_calls": [{"id": "c", "function": \
      {"name": "find", "arguments": "{\\"mail\\": \\"ada@example.org\\"}"}}]}, \
      {"role": "tool", "tool_call_id": "c", "content": "+44 20 7946 0123"}, \
      {"role": "assistant", "content": "Call +44 20 7946 0123."}]}
      """
    ])
    #expect(!made.imported.text.contains("ada@"))
    #expect(!made.imported.text.contains("7946"))
    #expect(made.imported.suite.cases[0].messages[1].toolCalls[0].arguments.contains("[email]"))
    #expect(try made.imported.replies[0].outcome.get().text == "Call [phone].")
    #expect(made.account.last?.contains("2 email, 2 phone") == true)
  }

  @Test func `personal values leave tools, schemas and ids of calls`() throws {
    let made = try made([
      #"""
      {"request": {"messages": [{"role": "user", "content": "q"}, \
      {"role": "assistant", "content": "", "tool_calls": [{"id": "ada@example.org", "function": \
      {"name": "find", "arguments": "{\"a\": \"ada\\u0040example.org\", \"n\": 4111111111111111}"}}]}, \
      {"role": "tool", "tool_call_id": "ada@example.org", "content": "found"}], \
      "tools": [{"type": "function", "function": {"name": "find", "description": "Of ada@example.org", \
      "parameters": {"type": "object", "properties": {"a": {"type": "string", "maxLength": 9876543210, \
      "enum": ["ada@example.org", 9876543210]}}}}}], \
      "response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": \
      {"type": "object", "properties": {"a": {"enum": ["ada@example.org"]}}}}}}, \
      "response": "Done."}
      """#
      .replacing("\\\n", with: "")
    ])
    #expect(!made.imported.text.contains("ada"))
    let item = try #require(made.imported.suite.cases.first)
    #expect(item.messages[1].toolCalls[0].arguments == #"{"a":"[email]","n":"[card]"}"#)
    #expect(item.messages[1].toolCalls[0].id == "call00001")
    #expect(item.messages[2].toolCallID == "call00001")
    #expect(item.tools[0].description == "Of [email]")
    #expect(
      item.tools[0].parameters.contains(#""maxLength":9876543210,"enum":["[email]","[phone]"]"#))
    #expect(item.schema?.source["properties"]?["a"]?["enum"]?[0] == "[email]")
  }

  @Test func `a refusal is no repeat of an answer, nor one system prompt of another`() throws {
    let system = #"{"role": "system", "content": "Never refund"}, {"role": "user""#
    let made = try made([
      line("Is it safe to take 2 tablets of ibuprofen in one day?", "Yes, for most adults."),
      line(
        "Is it safe to take 90 tablets of ibuprofen in one day?",
        "I'm sorry, I can't help with that."),
      line("Is it safe to take 3 tablets of ibuprofen in one day?", "Yes, for most adults."),
      line("Is it safe to take 4 tablets of ibuprofen in one day?", "Yes.")
        .replacing(#"{"role": "user""#, with: system),
    ])
    #expect(made.imported.suite.cases.map(\.id) == ["line-1", "line-2", "line-4"])
    #expect(
      made.imported.suite.cases.map { $0.tags.contains("refused-by-primary") }
        == [false, true, false])
  }

  /// Whether a short "no" declines or answers nobody can tell from it.
  @Test func `short plain answers are no refusals`() throws {
    let answers = [
      "Yes.", "No.", "yes", "no", "Yes", "No", "Nope.", "No, it does not.", "No, it isn't.",
      "Yes, it does.", "42", "Paris", "True", "False", "Not yet.", "Never.", "Maybe.",
      "I don't know.", "I'm not sure.", "Sure.", "OK", "Correct.", "Incorrect.", "B", "(C)",
      "Neither.", "None.", "Nothing.", "Unfortunately not.", "Unfortunately, no.", "Sorry, no.",
      "No, sorry.", "I'm afraid not.", "No refunds after 30 days.", "Not in Germany.",
      "No, you cannot.", "You can't.", "It is not possible.", "Closed on Sundays.",
      "Not available.", "N/A", "No, that is illegal.", "Denied.", "Nein.", "Non.",
      "Absolutely not.", "Not at all.", "-",
    ]
    let refusals = [
      "Sorry, I can't help with that.", "I won't help with that.",
      "I cannot assist with that request.",
    ]
    // Words that no two questions share, so that none is a near repeat.
    let made = try made(
      (answers + refusals).enumerated().map { index, answer in
        line((0..<6).map { "w\(index)x\($0)" }.joined(separator: " ") + "?", answer)
      })
    #expect(
      made.imported.suite.cases.filter { $0.tags.contains("refused-by-primary") }.map(\.id)
        == refusals.indices.map { "line-\(answers.count + $0 + 1)" })
  }

  @Test(arguments: [
    #""response": {"error": {"code": "content_filter", "message": "blocked"}}"#,
    #""response": {"error": {"code": "400", "innererror": {"code": "ResponsibleAIPolicyViolation"}}}"#,
    #""response": null, "error_information": {"error_class": "ContentPolicyViolationError"}"#,
    #""error": {"type": "content_policy_violation"}"#,
  ])
  func `an error of a content filter is a filtered reply`(_ response: String) throws {
    let made = try made([#"{"messages": [{"role": "user", "content": "q"}], \#(response)}"#])
    #expect(try made.imported.replies[0].outcome.get().stop == .filtered)
    #expect(made.imported.suite.cases[0].tags.contains("refused-by-primary"))
  }

  @Test(arguments: [
    (#""required""#, true), (#""none""#, true), (#"{"type": "tool", "name": "f"}"#, true),
    (#""auto""#, false), (#"{"type": "auto"}"#, false), ("null", false),
  ])
  func `a forced tool is said`(_ choice: String, _ isSaid: Bool) throws {
    let made = try made([
      #"{"messages": [{"role": "user", "content": "q"}], "response": "a", "tool_choice": \#(choice)}"#
    ])
    #expect(made.account.contains { $0.contains("tool_choice") } == isSaid)
  }

  @Test func `further choices are counted`() throws {
    let made = try made([
      #"""
      {"request": {"n": 3, "messages": [{"role": "user", "content": "q"}]}, "response": {"choices": \
      [{"message": {"content": "a"}}, {"message": {"content": "b"}}, {"message": {"content": "c"}}]}}
      """#.replacing("\\\n", with: "")
    ])
    #expect(try made.imported.replies.map { try $0.outcome.get().text } == ["a"])
    #expect(made.account.contains { $0.contains("2 further choices of requests with n above 1") })
  }

  @Test func `personal values leave the names of models, whose dates stay`() throws {
    let names = [
      "ada@example.org", "gpt-4o-2024-08-06", "claude-3-5-sonnet-20241022", "gemini-2.5-pro",
    ]
    for name in names {
      let lines = [line("q", "a", model: name, served: name)]
      let reply = try #require(try made(lines).imported.replies.first)
      let kept = name == "ada@example.org" ? "[email]" : name
      #expect(reply.target?.model == kept)
      #expect(try reply.outcome.get().served == kept)
    }
  }

  @Test func `the head says what redaction does not see`() throws {
    let made = try made([line("Hello there", "Hi.")])
    #expect(made.imported.text.contains("Names, postal addresses, dates of birth and"))
  }

  /// Bodies as the providers document them.
  @Test(arguments: [
    (
      #"{"request": {"body": {"model": "m", "messages": [{"role": "user", "content": "q"}]}}, "response": {"status_code": 200, "body": {"choices": [{"finish_reason": "length", "message": {"content": "a"}}]}}}"#,
      Reply.Stop.length
    ),
    (
      #"{"model": "m", "messages": [{"role": "user", "content": "q"}], "response": "{\"choices\": [{\"finish_reason\": \"content_filter\", \"message\": {\"content\": \"a\"}}]}"}"#,
      .filtered
    ),
    (
      #"{"request": {"system": "s", "messages": [{"role": "user", "content": [{"type": "text", "text": "q"}]}]}, "response": {"content": [{"type": "thinking", "thinking": "t"}, {"type": "text", "text": "a"}], "stop_reason": "end_turn"}}"#,
      .finished
    ),
    (
      #"{"request": {"instructions": "s", "input": "q"}, "response": {"output": [{"type": "reasoning"}, {"type": "message", "content": [{"type": "output_text", "text": "a"}]}]}}"#,
      .finished
    ),
    (#"{"messages": [{"role": "user", "content": "q"}], "response": "a"}"#, .finished),
    (
      #"{"messages": [{"role": "user", "content": "q"}, {"role": "assistant", "content": "a"}]}"#,
      .finished
    ),
    // As LiteLLM 1.106 hands it to callbacks and writes it into its spend log.
    (
      #"{"kwargs": {"standard_logging_object": {"model": "m", "messages": [{"role": "user", "content": "q"}], "response": {"choices": [{"finish_reason": "stop", "index": 0, "message": {"content": "a", "role": "assistant", "tool_calls": null}}]}}}}"#,
      .finished
    ),
    (
      #"{"payload": "{\"messages\": [{\"role\": \"user\", \"content\": \"q\"}], \"response\": \"a\"}"}"#,
      .finished
    ),
    (
      #"{"messages": {}, "proxy_server_request": "{\"messages\": [{\"role\": \"user\", \"content\": \"q\"}]}", "response": "\"{\\\"choices\\\": [{\\\"message\\\": {\\\"content\\\": \\\"a\\\"}}]}\""}"#,
      .finished
    ),
    // As Amazon Bedrock logs invocations.
    (
      #"{"modelId": "m", "input": {"inputBodyJson": {"messages": [{"role": "user", "content": [{"type": "text", "text": "q"}]}]}}, "output": {"outputBodyJson": {"content": [{"type": "text", "text": "a"}], "stop_reason": "max_tokens"}}}"#,
      .length
    ),
    (
      #"{"modelId": "m", "input": {"inputBodyJson": {"system": [{"text": "s"}], "messages": [{"role": "user", "content": [{"text": "q"}]}]}}, "output": {"outputBodyJson": {"output": {"message": {"role": "assistant", "content": [{"text": "a"}]}}, "stopReason": "guardrail_intervened"}}}"#,
      .filtered
    ),
    // In the pieces that it was streamed in.
    (
      #"{"request": {"messages": [{"role": "user", "content": "q"}]}, "response": [{"choices": [{"index": 0, "delta": {"role": "assistant", "content": ""}}]}, {"choices": [{"index": 0, "delta": {"content": "a"}}, {"index": 1, "delta": {"content": "b"}}]}, {"choices": [{"index": 0, "delta": {}, "finish_reason": "length"}]}, {"choices": [], "usage": {"prompt_tokens": 1, "completion_tokens": 1}}]}"#,
      .length
    ),
    (
      #"{"request": {"messages": [{"role": "user", "content": "q"}]}, "response": "data: {\"choices\": [{\"delta\": {\"content\": \"a\"}}]}\n\ndata: {\"choices\": [{\"delta\": {}, \"finish_reason\": \"stop\"}]}\n\ndata: [DONE]\n\n"}"#,
      .finished
    ),
    (
      #"{"request": {"messages": [{"role": "user", "content": "q"}]}, "response": "event: message_start\ndata: {\"type\": \"message_start\", \"message\": {}}\n\ndata: {\"type\": \"content_block_delta\", \"delta\": {\"type\": \"text_delta\", \"text\": \"a\"}}\n\ndata: {\"type\": \"message_delta\", \"delta\": {\"stop_reason\": \"max_tokens\"}}\n\n"}"#,
      .length
    ),
  ])
  func `a line is read as gateways write it`(_ line: String, _ stop: Reply.Stop) throws {
    let made = try made([line])
    #expect(made.imported.suite.cases.first?.messages.last?.content == "q")
    let reply = try #require(try made.imported.replies.first?.outcome.get())
    #expect(reply.text == "a")
    #expect(reply.stop == stop)
  }

  @Test func `a refusal, tools and a schema are kept`() throws {
    let made = try made([
      #"{"request": {"messages": [{"role": "user", "content": "q"}], "tools": [{"type": "function", "function": {"name": "find"}}], "response_format": {"type": "json_object"}}, "response": {"choices": [{"finish_reason": "stop", "message": {"role": "assistant", "content": null, "refusal": "I can't help."}}]}}"#
    ])
    #expect(try made.imported.replies[0].outcome.get().refusal == "I can't help.")
    #expect(made.imported.suite.cases[0].tools.map(\.name) == ["find"])
    #expect(made.imported.suite.cases[0].schema != nil)
    #expect(made.imported.suite.cases[0].tags.contains("refused-by-primary"))
  }

  @Test func `a streamed call of a tool is put together`() throws {
    let made = try made([
      #"{"request": {"messages": [{"role": "user", "content": "q"}]}, "response": [{"choices": [{"delta": {"tool_calls": [{"index": 0, "id": "c", "function": {"name": "find", "arguments": "{\"a\""}}]}}]}, {"choices": [{"delta": {"tool_calls": [{"index": 0, "function": {"arguments": ": 1}"}}]}, "finish_reason": "tool_calls"}]}]}"#
    ])
    let call = try #require(try made.imported.replies[0].outcome.get().toolCalls.first)
    #expect((call.name, call.arguments) == ("find", "{\"a\": 1}"))
  }

  @Test(arguments: [
    (
      #"{"custom_id": "a", "response": {"status_code": 200, "body": {"choices": [{"message": {"content": "a"}}]}}}"#,
      "a result of a batch, whose request stands in another file"
    ),
    (
      #"{"messages": [{"role": "user", "content": "q"}], "response": "data: {\"choices\""}"#,
      "an event of its streamed answer is no JSON"
    ),
  ])
  func `half a log is told with its line`(_ half: String, _ reason: String) throws {
    let made = try made([line("Hello there", "Hi."), half])
    #expect(made.account[1] == "Cannot be asked again (1, line 2): \(reason).")
  }

  @Test func `what cannot be asked again is counted with its reason`() throws {
    let made = try made([
      line("Hello there", "Hi."),
      #"{"model": "text-embedding-3-small", "input": "x", "response": {"data": []}}"#,
      #"{"messages": [{"role": "user", "content": "q"}], "response": null, "status": "failure"}"#,
      #"{"messages": [{"role": "user", "content": [{"type": "image_url"}]}], "response": "a"}"#,
    ])
    #expect(
      made.account[0]
        == "4 lines read: 1 answered, 1 without an answer (line 3), 1 no chat (line 2), "
        + "1 that cannot be asked again."
    )
    #expect(made.account[1].hasPrefix("Cannot be asked again (1, line 4): it holds a part of type"))
  }

  /// Nothing that is said to be taken out may reach a file, wherever in a line it stands.
  @Test(arguments: [
    "ada.l+x@mail.example.org", "ada (at) example.org", "+44 20 7946 0123", "(202) 555-0143",
    "DE89 3704 0044 0532 0130 00", "4111-1111-1111-1111", "078-05-1120", "203.0.113.7",
    "ghp_9dKe83jdKsLq02mXbVn47TyUwPzRcAfHgJk5", "password: hunter22",
  ])
  func `no value that is taken out reaches the suite or the recording`(_ value: String) throws {
    let folder = try TemporaryFolder()
    let made = try made([
      """
      {"request": {"model": "m", "messages": [{"role": "system", "content": "Mind \(value)."}, \
      {"role": "user", "content": "I wrote \(value) there."}, {"role": "assistant", "content": \
      "Is it \(value)?", "tool_calls": [{"id": "\(value)", "function": {"name": "find", \
      "arguments": "{\\"a\\": \\"\(value)\\"}"}}]}, {"role": "tool", "tool_call_id": "\(value)", \
      "content": "\(value)"}, {"role": "user", "content": [{"type": "text", "text": "\(value)"}]}], \
      "tools": [{"function": {"name": "find", "description": "\(value)", "parameters": \
      {"enum": ["\(value)"]}}}]}, "response": {"choices": [{"message": {"role": "assistant", \
      "content": "It is \(value)!", "refusal": "Not \(value)", "reasoning": "So \(value)"}}]}}
      """
    ])
    let (suite, recording) = (folder.path("s.yaml"), folder.path("r.jsonl"))
    try made.imported.write(to: suite, recording: recording)
    for path in [suite, recording] {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let secret = value.hasPrefix("password") ? "hunter22" : value
      #expect(!text.contains(secret), "\(path)")
      #expect(text.contains("["))
    }
  }

  @Test func `what is no plain file or no language is told`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("log.jsonl", line("What is the time?", "Noon.") + "\n")
    let made = try TrafficSuite(reading: path, options: .init())
    #expect(made.imported.suite.cases.map(\.id) == ["line-1"])
    #expect(throws: Problem.self) {
      try TrafficSuite(reading: "/dev/null", options: .init())
    }
    #expect(throws: Problem.self) {
      try TrafficSuite(reading: path, options: .init(language: "English"))
    }
  }

  @Test func `long conversations are compared by a part of their words`() throws {
    let words = (0..<4000).map { "w" + String($0, radix: 26) }.joined(separator: " ")
    let made = try made([
      line(words, "a"), line(words + " and more", "b"),
      line(words.split(separator: " ").reversed().joined(separator: " "), "c"),
    ])
    #expect(made.imported.suite.cases.map(\.id) == ["line-1", "line-3"])
  }

  @Test func `several models need a choice`() throws {
    let lines = [line("One question", "a"), line("Another one", "b", model: "haiku")]
    let problem = #expect(throws: Problem.self) { try made(lines) }
    #expect(problem?.message.contains("gpt-4o (1), haiku (1)") == true)
    let chosen = try made(lines, .init(model: "haiku"))
    #expect(chosen.imported.suite.cases.map(\.id) == ["line-2"])
    #expect(chosen.imported.replies.first?.target?.model == "haiku")
  }

  /// A gateway fell back while the primary was down.
  @Test func `whose answer it is, the response says`() throws {
    let lines = [
      line("One question", "a"), line("Another one", "b", served: "meta-llama/Llama-3.3-70B"),
      line("A third", "c", served: "openai/gpt-4o-2024-11-20"),
      line("A fourth", "d", served: "gpt-4o-mini"),
    ]
    let problem = #expect(throws: Problem.self) { try made(lines) }
    #expect(problem?.message.contains("gpt-4o (2), gpt-4o-mini (1), meta-llama") == true)
    let chosen = try made(lines, .init(model: "gpt-4o"))
    #expect(chosen.imported.suite.cases.map(\.id) == ["line-1", "line-3"])
  }

  @Test func `a draw repeats itself and keeps proportions`() throws {
    let words = ["red", "blue", "green", "grey", "white", "black", "pink", "gold", "plum", "lime"]
    let lines = words.flatMap { a in
      words.map { b in
        line(
          "Is \(a) \(b) \(a)\(b) \(b)\(a)?" + (a < b ? String(repeating: " \(a)", count: 30) : ""),
          "Yes.")
      }
    }
    let one = try made(lines, .init(cases: 12, seed: 7))
    let again = try made(lines, .init(cases: 12, seed: 7))
    let other = try made(lines, .init(cases: 12, seed: 8))
    #expect(one.imported.suite.cases.count == 12)
    #expect(one.imported.text == again.imported.text)
    #expect(one.imported.suite.cases != other.imported.suite.cases)
    #expect(Set(one.imported.suite.cases.map { $0.tags[0] }) == ["short", "medium", "long"])
  }

  @Test(arguments: [
    ("", "holds no answered chat request"), ("{\"a\": 1}", "holds no answered chat request"),
    ("{\"a\": 1", "not JSON"), ("[]", "this line is an array"),
  ])
  func `what is no log is one sentence`(_ text: String, _ expected: String) throws {
    let problem = #expect(throws: Problem.self) { try made([text]) }
    #expect(problem?.message.contains(expected) == true)
  }
}
