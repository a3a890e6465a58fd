import Adapters
import Metrics

/// One request of a production log with the answer it got.
struct TrafficEntry {
  var messages: [Message]
  var tools: [Tool]
  var schema: JSONSchema?
  /// Who answered, as far as the line tells; else who was asked.
  var model: String?
  var reply: Reply
  /// Whether the request forced or forbade a tool.
  var hasToolChoice: Bool
  /// How many further answers the one request got, which are not kept.
  var otherChoices: Int

  enum Failure: Error {
    /// No conversation was sent: an embedding, an image, a health check.
    case noChat
    /// The request came to nothing.
    case unanswered
    case unreadable(String)
  }

  /// Reads a line as gateways write them: `{request, response}` with bodies of chat completions,
  /// messages or responses, a LiteLLM payload (`messages`, `response`, `model`), also within what a
  /// callback or its spend log wraps it in, an invocation that Amazon Bedrock logged, or `messages`
  /// that end with the answer.
  init(_ line: JSONObject) throws(Failure) {
    let whole = Self.unwrapped(.object(line))
    let invoked = whole["input"]?["inputBodyJson"]
    let request =
      invoked
      ?? Self.body(whole, ["request", "request_body", "body", "proxy_server_request"]) ?? whole
    let response =
      whole["output"]?["outputBodyJson"]
      ?? Self.body(whole, ["response", "response_body", "output"])
    if whole["custom_id"] != nil, whole["response"] != nil, request["messages"] == nil {
      throw .unreadable("a result of a batch, whose request stands in another file")
    }
    var answer: Reply?
    otherChoices = 0
    do throws(ChatMessages.Unreadable) {
      var asked = try Self.asked(request)
      if asked == nil { asked = try Self.asked(whole) }
      messages = asked ?? []
      tools = []
      // LiteLLM keeps what else was sent beside the messages.
      let more = whole["model_parameters"]
      for tool in (request["tools"] ?? more?["tools"])?.elements ?? [] {
        tools.append(try ChatMessages.tool(tool))
      }
      schema = try Self.schema(request["response_format"] ?? more?["response_format"])
      let choice = request["tool_choice"] ?? more?["tool_choice"]
      hasToolChoice =
        ![nil, .null, "auto"].contains(choice) && choice?["type"]?.string != "auto"
      if let response, let read = try TrafficAnswer(response) {
        answer = read.reply
        otherChoices = read.otherChoices
      }
      // A filter's error may stand beside the empty response.
      if answer == nil { answer = TrafficAnswer(blocked: response, whole)?.reply }
    } catch {
      throw .unreadable(error.reason)
    }
    guard !messages.isEmpty else { throw .noChat }
    if let answer {
      reply = answer
    } else if response == nil, let last = messages.popLast(), last.role == .assistant {
      reply = Reply(text: last.content, stop: .finished, toolCalls: last.toolCalls)
    } else {
      throw .unanswered
    }
    let asked =
      (request["model"] ?? whole["model"] ?? whole["modelId"] ?? response?["model"])?.string
    model = Self.answering(asked, served: reply.served)
    guard let last = messages.last, last.role == .user || last.role == .tool,
      !last.content.isBlank
    else { throw .noChat }
    guard !messages.contains(where: \.isOpen) else {
      throw .unreadable("an assistant turn has no content")
    }
    for (index, message) in messages.enumerated() {
      if message.role == .user, message.content.isBlank {
        throw .unreadable("a user turn has no content")
      }
      if message.role == .tool, !message.answersCall(in: Array(messages[..<index])) {
        throw .unreadable("a tool's output answers no call that stands before it")
      }
    }
  }

  /// Whose answer it is: a gateway may ask another model than it was asked for, above all when that one
  /// is down.
  private static func answering(_ asked: String?, served: String?) -> String? {
    guard let asked, let served, !served.isEmpty else { return asked ?? served }
    return ModelName(served).isVersion(of: ModelName(asked)) ? asked : served
  }

  /// What loggers lay around a payload; those of LiteLLM and of queues.
  private static let wrappings = [
    "standard_logging_object", "kwargs", "payload", "data", "event", "record",
  ]

  /// The payload in a line, which may be wrapped several times, also as text.
  private static func unwrapped(_ line: JSONValue) -> JSONValue {
    var line = line
    for _ in 0..<4 {
      guard line["messages"] == nil, line["request"] == nil, line["response"] == nil,
        line["body"] == nil
      else { break }
      let inner = wrappings.lazy.compactMap { name -> JSONValue? in
        guard let found = line[name] else { return nil }
        guard let text = found.string else { return found }
        return text.utf8.first == 0x7B ? try? JSONValue(parsing: text) : nil
      }.first { if case .object = $0 { true } else { false } }
      guard let inner else { break }
      line = inner
    }
    return line
  }

  /// The first of these members that there is; logs wrap bodies, and may keep them as text.
  private static func body(_ line: JSONValue, _ names: [String]) -> JSONValue? {
    for name in names {
      guard var found = line[name], found != .null else { continue }
      if let inner = found["body"], inner != .null { found = inner }
      return parsed(found) ?? found
    }
    return nil
  }

  /// The object in a text, which some loggers encode twice; nil where there is none.
  private static func parsed(_ json: JSONValue) -> JSONValue? {
    var json = json
    for _ in 0..<3 {
      guard let text = json.string, let first = text.utf8.first, first == 0x7B || first == 0x22,
        let inner = try? JSONValue(parsing: text)
      else { return nil }
      if case .object = inner { return inner }
      json = inner
    }
    return nil
  }

  /// What was asked; nil where it is no conversation.
  private static func asked(
    _ request: JSONValue
  ) throws(ChatMessages.Unreadable) -> [Message]? {
    var asked = request["messages"]
    if asked == nil, request["model"]?.string?.contains("embed") != true {
      asked = request["input"]
    }
    if let text = asked?.string, text.utf8.first == 0x5B {
      asked = (try? JSONValue(parsing: text)) ?? asked
    }
    guard let asked, asked != .null else { return nil }
    var messages = try ChatMessages.read(asked)
    if let system = request["system"] ?? request["instructions"], system != .null,
      messages.first?.role != .system
    {
      messages.insert(Message(role: .system, content: try ChatMessages.text(system)), at: 0)
    }
    return messages
  }

  /// The JSON that the request demands.
  private static func schema(
    _ format: JSONValue?
  ) throws(ChatMessages.Unreadable) -> JSONSchema? {
    let demanded: JSONValue?
    switch format?["type"] {
    case "json_object": demanded = ["type": "object"]
    case "json_schema": demanded = format?["json_schema"]?["schema"]
    default: demanded = nil
    }
    guard let demanded else { return nil }
    do throws(JSONSchema.Failure) {
      return try JSONSchema(demanded)
    } catch {
      throw ChatMessages.Unreadable(reason: "its JSON Schema is not read")
    }
  }
}
