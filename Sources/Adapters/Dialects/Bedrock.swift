/// Amazon Bedrock's Converse, which says every hosted model's prompt in one form.
///
/// It takes no seed, and says nothing about which version of a model answered.
enum Bedrock {
  static let authorization = Authorization.aws(service: "bedrock", label: "bedrock-runtime")

  static let dialect = Dialect(
    request: { prompt, endpoint throws(ModelError) in try request(for: prompt, to: endpoint) },
    authorize: authorization, reply: reply(from:),
    decoder: AnswerDecoder<Answer, EventStream>.decoder(for:),
    signals: [.filterStop, .categories, .severities, .usage, .cachedTokens],
    rules: Anthropic.withoutSampling)

  static func request(
    for prompt: Prompt, to endpoint: Endpoint
  ) throws(ModelError) -> HTTPRequest {
    let sampling = prompt.sampling
    let (system, turns) = try prompt.systemApart()
    let inference = JSON.object(having: [
      "maxTokens": sampling.maxTokens.map(JSON.int),
      "temperature": sampling.temperature.map(JSON.double),
      "topP": sampling.topP.map(JSON.double),
      "stopSequences": sampling.stop.isEmpty ? nil : .array(sampling.stop.map(JSON.string)),
    ])
    var body = JSON.object(having: [
      "messages": .array(try messages(turns)),
      "system": system.map { [["text": .string($0)]] },
      "inferenceConfig": inference == .object([]) ? nil : inference,
    ])
    if !prompt.tools.isEmpty { body.merge("toolConfig", ["tools": try tools(prompt.tools)]) }
    if let schema = prompt.schema {
      _ = try JSON.parse(schema, "the schema of the answer")
      // The schema itself goes as text.
      let format: JSON = ["jsonSchema": ["name": "reply", "schema": .string(schema)]]
      body.merge("outputConfig", ["textFormat": ["type": "json_schema", "structure": format]])
    }
    body = try endpoint.completed(
      body,
      open: ["additionalModelRequestFields", "inferenceConfig", "outputConfig", "toolConfig"])
    // A guardrail says what it found only where it is asked to.
    if var guardrail = body["guardrailConfig"], guardrail["trace"] == nil {
      guardrail.merge("trace", "enabled")
      body.merge("guardrailConfig", guardrail)
    }
    let action = endpoint.stream ? "converse-stream" : "converse"
    return endpoint.post(path(endpoint, action), JSONWriter.bytes(body))
  }

  /// A model's name is one segment, also where it is an ARN with colons and slashes.
  static func path(_ endpoint: Endpoint, _ action: String) -> String {
    "/model/\(Endpoint.percentEncoded(endpoint.model))/\(action)"
  }

  private static func messages(_ turns: ArraySlice<Message>) throws(ModelError) -> [JSON] {
    var messages: [JSON] = []
    for group in TurnGroup.groups(turns) {
      switch group {
      case .results(let turns):
        messages.append(["role": "user", "content": .array(turns.map(result))])
      case .turn(let turn):
        messages.append([
          "role": .string(turn.role.rawValue), "content": .array(try blocks(turn)),
        ])
      }
    }
    return messages
  }

  private static func result(_ turn: Message) -> JSON {
    let result: JSON = [
      "toolUseId": .string(turn.toolCallID ?? ""), "content": [["text": .string(turn.content)]],
    ]
    return ["toolResult": result]
  }

  private static func blocks(_ turn: Message) throws(ModelError) -> [JSON] {
    var blocks: [JSON] = []
    // A block of text may not be empty.
    if !turn.content.isEmpty || turn.toolCalls.isEmpty {
      blocks.append(["text": .string(turn.content)])
    }
    for call in turn.toolCalls {
      let use: JSON = [
        "toolUseId": .string(call.id), "name": .string(call.name), "input": try call.object(),
      ]
      blocks.append(["toolUse": use])
    }
    return blocks
  }

  private static func tools(_ tools: [Tool]) throws(ModelError) -> JSON {
    var list: [JSON] = []
    for tool in tools {
      let schema = try JSON.parse(tool.parameters, "the parameters of tool \(tool.name)")
      let spec: JSON = [
        "name": .string(tool.name), "description": .string(tool.description),
        "inputSchema": ["json": schema],
      ]
      list.append(["toolSpec": spec])
    }
    return .array(list)
  }
}
