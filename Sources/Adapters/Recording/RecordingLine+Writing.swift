import Foundation

extension RecordingLine {
  /// The line, its line feed included.
  public var bytes: [UInt8] { JSONWriter.bytes(json, capacity: 1024) + [0x0A] }

  var json: JSON {
    let reply = try? outcome.get()
    var error: ModelError?
    if case .failure(let failure) = outcome { error = failure }
    return .object(having: [
      "format": .string(Self.format),
      "suite": suite.map(JSON.string),
      "suite_digest": suiteDigest.map(JSON.string),
      "case": .string(`case`),
      "sample": .int(sample),
      "turn": turn.map(JSON.int),
      "target": target.map { target in
        .object(having: [
          "adapter": target.adapter.map(JSON.string), "model": target.model.map(JSON.string),
          "served": reply?.served.map(JSON.string),
          "fingerprint": reply?.fingerprint.map(JSON.string),
        ])
      },
      "request": request.map { request in
        .object(having: [
          "messages": .array(request.messages.map(Self.json)),
          "suffix": request.suffix.map(JSON.string),
          "sampling": Self.json(request.sampling),
        ])
      },
      "reply": reply.map(Self.json) ?? .null,
      "error": error.map(Self.json) ?? .null,
      "timing": reply.flatMap { Self.json($0.timing) },
    ])
  }

  private static func json(_ message: Message) -> JSON {
    .object(having: [
      "role": .string(message.role.rawValue), "content": .string(message.content),
      "tool_calls": message.toolCalls.isEmpty ? nil : .array(message.toolCalls.map(json)),
      "tool_call_id": message.toolCallID.map(JSON.string),
    ])
  }

  private static func json(_ call: ToolCall) -> JSON {
    [
      "id": .string(call.id), "name": .string(call.name), "arguments": .string(call.arguments),
    ]
  }

  private static func json(_ sampling: Sampling) -> JSON {
    .object(having: [
      "temperature": sampling.temperature.map(JSON.double),
      "top_p": sampling.topP.map(JSON.double),
      "max_tokens": sampling.maxTokens.map(JSON.int),
      "seed": sampling.seed.map(JSON.int),
      "stop": sampling.stop.isEmpty ? nil : .array(sampling.stop.map(JSON.string)),
    ])
  }

  private static func json(_ reply: Reply) -> JSON {
    .object(having: [
      "text": .string(reply.text), "stop": .string(reply.stop.rawValue),
      "refusal": reply.refusal.map(JSON.string) ?? .null,
      "reasoning": reply.reasoning.map(JSON.string) ?? .null,
      "tool_calls": .array(reply.toolCalls.map(json)),
      "filters": .array(
        reply.filters.map { filter in
          [
            "stage": .string(filter.stage.rawValue), "category": .string(filter.category),
            "severity": filter.severity.map(JSON.string) ?? .null,
            "blocked": .bool(filter.blocked),
          ]
        }),
      "usage": reply.usage.map { usage in
        [
          "input": .int(usage.input), "output": .int(usage.output), "cached": .int(usage.cached),
          "reasoning": .int(usage.reasoning),
        ]
      },
      "request_id": reply.requestID.map(JSON.string),
      "attempts": reply.attempts > 1 ? .int(reply.attempts) : nil,
    ])
  }

  private static func json(_ error: ModelError) -> JSON {
    .object(having: [
      "kind": .string(error.kind.rawValue), "status": error.status.map(JSON.int) ?? .null,
      "message": .string(error.message), "attempts": .int(error.attempts),
      "request_id": error.requestID.map(JSON.string),
    ])
  }

  private static func json(_ timing: Timing) -> JSON? {
    let json = JSON.object(having: [
      "started": timing.started.map { .string(Timestamp.text($0)) },
      "name_lookup": timing.nameLookup.map(seconds), "connect": timing.connect.map(seconds),
      "tls": timing.tls.map(seconds), "first_byte": timing.firstByte.map(seconds),
      "first_token": timing.firstToken.map(seconds), "total": timing.total.map(seconds),
    ])
    return json == [:] ? nil : json
  }

  /// Microseconds are all that was measured.
  private static func seconds(_ value: Double) -> JSON { .double((value * 1e6).rounded() / 1e6) }
}
