/// Reads answers at the places that a ``HTTPDoor`` names.
struct DoorReader: Sendable {
  private let places: HTTPDoor.Places
  private let text: JSONPointer
  private let piece: JSONPointer?
  private let parts: [HTTPDoor.Places.Part: JSONPointer]

  init(_ door: HTTPDoor) throws(EndpointError) {
    places = door.reply
    text = try Self.pointer(door.reply.text)
    piece = try door.stream.map { stream throws(EndpointError) in try Self.pointer(stream.text) }
    var parts: [HTTPDoor.Places.Part: JSONPointer] = [:]
    for (part, text) in door.reply.parts { parts[part] = try Self.pointer(text) }
    self.parts = parts
  }

  private static func pointer(_ text: String) throws(EndpointError) -> JSONPointer {
    guard let pointer = JSONPointer(text) else {
      throw EndpointError(
        "\"\(text)\" is no JSON Pointer", hint: "for example /choices/0/message/content")
    }
    return pointer
  }

  private func value(_ part: HTTPDoor.Places.Part, in json: JSON) -> JSON? {
    parts[part]?.value(in: json).flatMap { $0.isNull ? nil : $0 }
  }

  func reply(from response: HTTPResponse) -> Result<Reply, ModelError> {
    let body: JSON
    do throws(ModelError) {
      body = try response.json()
    } catch {
      return .failure(response.succeeded ? error : ProviderError(response).modelError(response))
    }
    if let outcome = failure(body, response) { return outcome }
    guard response.succeeded else {
      return .failure(ProviderError(response).modelError(response))
    }
    var answer = DoorAnswer()
    answer.note(body, by: self)
    guard let found = text.value(in: body).flatMap(Self.joined) else {
      guard answer.refusal != nil || answer.stop == .filtered || !answer.toolCalls.isEmpty else {
        return .failure(.unreadable("no text at \(text.text)", response))
      }
      return .success(answer.reply(response))
    }
    answer.text = found
    return .success(answer.reply(response))
  }

  /// The outcome that the answer stands for where it is an error or a filter's refusal.
  func failure(_ body: JSON, _ response: HTTPResponse) -> Result<Reply, ModelError>? {
    if let word = value(.filtered, in: body)?.string, places.filteredWords.contains(word) {
      return .success(
        response.reply(
          text: "", stop: .filtered,
          filters: [Filter(stage: .prompt, category: word, blocked: true)],
          requestID: value(.requestID, in: body)?.string))
    }
    guard let error = value(.error, in: body), error != false, error != "", error != [] else {
      return nil
    }
    var provider = ProviderError(["error": error])
    if provider.message.isEmpty {
      provider.message = String(decoding: JSONWriter.bytes(error), as: UTF8.self)
    }
    return .failure(provider.modelError(response))
  }

  func piece(of event: JSON) -> String? { piece?.value(in: event).flatMap(Self.joined) }
  func refusal(_ json: JSON) -> String? { value(.refusal, in: json)?.string }
  func reasoning(_ json: JSON) -> String? { value(.reasoning, in: json)?.string }
  func model(_ json: JSON) -> String? { value(.model, in: json)?.string }
  func input(_ json: JSON) -> Int? { value(.inputTokens, in: json)?.count }
  func output(_ json: JSON) -> Int? { value(.outputTokens, in: json)?.count }

  func requestID(_ json: JSON) -> String? {
    value(.requestID, in: json).flatMap { $0.string ?? $0.int.map(String.init) }
      .map { String($0.prefix(200)) }
  }

  /// In OpenAI's shape, or with name and arguments side by side as LangChain and LlamaIndex have it;
  /// nil where there is no list.
  func toolCalls(_ json: JSON) -> [ToolCall]? {
    value(.toolCalls, in: json)?.array.map { calls in
      calls.map { call in
        let function = call["function"] ?? call
        let arguments = ["arguments", "args", "input", "tool_kwargs"].lazy
          .compactMap { function[$0] }.first
        let id = (call["id"] ?? call["tool_id"])?.string
        let name = (function["name"] ?? function["tool_name"])?.string
        guard let text = arguments?.string else {
          return ToolCall(id: id, name: name, object: arguments)
        }
        return ToolCall(id: id ?? "", name: name ?? "", arguments: text)
      }
    }
  }

  func stop(_ json: JSON) -> Reply.Stop? {
    guard let word = value(.stop, in: json)?.string else { return nil }
    return places.stopReasons[word] ?? Self.usual[word.lowercased()] ?? .other
  }

  private static let usual: [String: Reply.Stop] = [
    "stop": .finished, "end_turn": .finished, "eos": .finished, "complete": .finished,
    "finished": .finished, "stop_sequence": .finished, "length": .length, "max_tokens": .length,
    "content_filter": .filtered, "safety": .filtered, "refusal": .refused,
    "tool_calls": .toolCalls, "tool_use": .toolCalls,
  ]

  private static func joined(_ json: JSON) -> String? {
    switch json {
    case .string(let text): return text
    case .array(let items):
      let texts = items.compactMap { $0.string ?? $0["text"]?.string }
      return texts.count == items.count ? texts.joined() : nil
    default: return nil
    }
  }
}

/// What has been found so far, in one answer or in many events.
struct DoorAnswer: Sendable {
  var text = ""
  var refusal: String?
  var stop: Reply.Stop?
  private(set) var toolCalls: [ToolCall] = []
  private var reasoning: String?
  private var served: String?
  private var requestID: String?
  private var input: Int?
  private var output: Int?

  /// Everything but the text; what comes later replaces what came before.
  mutating func note(_ json: JSON, by reader: DoorReader) {
    refusal = reader.refusal(json) ?? refusal
    reasoning = reader.reasoning(json) ?? reasoning
    stop = reader.stop(json) ?? stop
    toolCalls = reader.toolCalls(json) ?? toolCalls
    served = reader.model(json) ?? served
    requestID = reader.requestID(json) ?? requestID
    input = reader.input(json) ?? input
    output = reader.output(json) ?? output
  }

  func reply(_ response: HTTPResponse) -> Reply {
    let usual: Reply.Stop =
      refusal != nil ? .refused : toolCalls.isEmpty ? .finished : .toolCalls
    var reply = response.reply(text: text, stop: stop ?? usual, requestID: requestID)
    reply.refusal = refusal
    reply.toolCalls = toolCalls
    reply.reasoning = reasoning
    reply.served = served
    // Half a count would make it look cheaper than it is.
    if let input, let output { reply.usage = Usage(input: input, output: output) }
    if reply.stop == .filtered {
      reply.filters = [Filter(stage: .completion, category: "content_filter", blocked: true)]
    }
    return reply
  }
}
