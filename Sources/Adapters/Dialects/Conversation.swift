/// What several dialects need to say a prompt in their own words.
extension Prompt {
  /// The system turns that open the conversation, as one text, and the turns after them.
  ///
  /// Throws `rejected` where a system turn comes later: moving it to the front would ask something
  /// else.
  func systemApart() throws(ModelError) -> (system: String?, turns: ArraySlice<Message>) {
    let turns = messages.drop { $0.role == .system }
    guard !turns.contains(where: { $0.role == .system }) else {
      throw ModelError(
        kind: .rejected, message: "this API takes system turns only at the beginning",
        attempts: 0, shouldRetry: false)
    }
    let system = messages.prefix { $0.role == .system }.map(\.content)
    return (system.isEmpty ? nil : system.joined(separator: "\n\n"), turns)
  }
}

/// What some APIs take as one turn: a turn, or the results of calls that were made together.
enum TurnGroup {
  case turn(Message)
  case results([Message])

  static func groups(_ turns: some Sequence<Message>) -> [TurnGroup] {
    turns.reduce(into: []) { groups, turn in
      guard turn.role == .tool else { return groups.append(.turn(turn)) }
      if case .results(let results) = groups.last {
        groups[groups.count - 1] = .results(results + [turn])
      } else {
        groups.append(.results([turn]))
      }
    }
  }
}

extension ToolCall {
  /// The arguments as the object that some APIs want instead of its text.
  func object() throws(ModelError) -> JSON {
    arguments.isEmpty ? .object([]) : try .parse(arguments, "the arguments of a call of \(name)")
  }

  /// - Parameter object: the arguments, where the API gives them as an object.
  init(id: String?, name: String?, object: JSON?) {
    let bytes = JSONWriter.bytes(object ?? .object([]))
    self.init(id: id ?? "", name: name ?? "", arguments: String(decoding: bytes, as: UTF8.self))
  }
}

extension Endpoint {
  /// A body with the members of `extra_body`, which replace ours; null takes one out.
  ///
  /// - Parameter open: the objects that are added to instead of replaced.
  func completed(_ body: JSON, open: Set<String> = []) throws(ModelError) -> JSON {
    guard let extraBody else { return body }
    var body = body
    for member in try JSON.parse(extraBody, "extra_body").members ?? [] {
      if open.contains(member.name), var inner = body[member.name],
        let additions = member.value.members
      {
        for addition in additions {
          inner.merge(addition.name, addition.value.isNull ? nil : addition.value)
        }
        body.merge(member.name, inner)
      } else {
        body.merge(member.name, member.value.isNull ? nil : member.value)
      }
    }
    return body
  }
}

extension HTTPResponse {
  /// The JSON of a body that should hold it.
  func json() throws(ModelError) -> JSON {
    do throws(JSONReader.Failure) {
      return try JSONReader.read(body)
    } catch {
      throw .unreadable("not JSON: \(error.reason) at byte \(error.offset)", self)
    }
  }

  /// What a reply takes over from the response that brought it.
  func reply(
    text: String, stop: Reply.Stop, filters: [Filter] = [], requestID: String? = nil
  ) -> Reply {
    Reply(
      text: text, stop: stop, filters: filters, requestID: headers.requestID ?? requestID,
      timing: timing)
  }
}

extension JSON {
  /// A number of tokens; sums of what strangers claim must not overflow.
  var count: Int? { int.map { max(0, min($0, 1 << 40)) } }
}
