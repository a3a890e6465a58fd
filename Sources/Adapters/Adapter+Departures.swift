extension Adapter {
  /// Where a target is asked otherwise than a prompt says, known without asking anyone.
  ///
  /// What a request leaves out is found by building requests that differ in one thing and comparing
  /// them, so that no adapter can forget to declare it; the rest are the rules of its table entry.
  ///
  /// - Parameter prompt: a typical one; its sampling says what is asked for.
  /// - Returns: in the order of ``Departure/Parameter``, without repeats.
  public static func departures(
    of endpoint: Endpoint, asked prompt: Prompt
  ) -> [Departure] {
    guard let adapter = named(endpoint.adapter) else { return [] }
    var found = adapter.declared(for: endpoint, prompt.sampling)
    if let dialect = try? adapter.dialect(for: endpoint) {
      let probe = Probe(adapter: adapter, dialect: dialect, endpoint: endpoint, prompt: prompt)
      for departure in probe.omissions
      where !found.contains(where: {
        $0.parameter == departure.parameter && $0.effect == .omitted
      }) {
        found.append(departure)
      }
    }
    let members = endpoint.extraBodyMembers.map(\.name)
    if !members.isEmpty {
      found.append(
        Departure(.extraBody, .set, "decides over \(members.joined(separator: ", "))"))
    }
    return Departure.Parameter.allCases.flatMap { parameter in
      found.filter { $0.parameter == parameter }
    }
  }

  /// Why a prompt cannot be put to a target; nil where it can.
  ///
  /// - Returns: a clause without any key, such as `this API takes no stop sequences`.
  public static func objection(to prompt: Prompt, by endpoint: Endpoint) -> String? {
    guard let adapter = named(endpoint.adapter) else { return nil }
    let refused = adapter.rules.first { rule in
      guard case .refused = rule.kind else { return false }
      return rule.holds(for: endpoint.model) && prompt.sampling.asks(for: rule.parameter)
    }
    if let refused { return refused.note }
    guard let dialect = try? adapter.dialect(for: endpoint) else { return nil }
    do throws(ModelError) {
      let asked = adapter.asking(prompt, of: endpoint)
      let request = try dialect.request(asked, endpoint)
      return unsaid(asked) { (try? dialect.request($0, endpoint)) == request }
    } catch {
      return error.message
    }
  }

  /// What a case needs and no request would say, whatever the configuration claims of its target.
  ///
  /// - Parameter isSame: whether the request does not change with the prompt.
  private static func unsaid(_ prompt: Prompt, isSame: (Prompt) -> Bool) -> String? {
    func changed(_ edit: (inout Prompt) -> Void) -> Prompt {
      var changed = prompt
      edit(&changed)
      return changed
    }
    let parts: [(Bool, String, Prompt)] = [
      (!prompt.tools.isEmpty, "tools", changed { $0.tools = [] }),
      (prompt.schema != nil, "a schema of the answer", changed { $0.schema = nil }),
      (prompt.suffix != nil, "a suffix", changed { $0.suffix?.append("…") }),
    ]
    return parts.first { $0.0 && isSame($0.2) }.map { "its requests have no place for \($0.1)" }
  }

  /// True where a run's limit on output tokens does not reach the server.
  static func leavesOutLimit(_ endpoint: Endpoint) -> Bool {
    let prompt = Prompt(
      messages: [Message(role: .user, content: "")], sampling: Sampling(maxTokens: 1),
      origin: .init(suite: "", suiteDigest: "", case: "", sample: 0))
    return departures(of: endpoint, asked: prompt).contains {
      $0.parameter == .maxTokens && $0.effect == .omitted
    }
  }

  /// A prompt without what the model is known to reject.
  func asking(_ prompt: Prompt, of endpoint: Endpoint) -> Prompt {
    var prompt = prompt
    for rule in rules {
      guard case .departure(.omitted) = rule.kind, rule.holds(for: endpoint.model),
        rule.settledBy.isEmpty || endpoint.extraBodyPaths.isDisjoint(with: rule.settledBy)
      else { continue }
      prompt.sampling.leaveOut(rule.parameter)
    }
    return prompt
  }

  private func declared(for endpoint: Endpoint, _ sampling: Sampling) -> [Departure] {
    let settled = endpoint.extraBodyPaths
    return rules.compactMap { rule in
      guard case .departure(let effect) = rule.kind, rule.holds(for: endpoint.model),
        settled.isDisjoint(with: rule.settledBy),
        sampling.asks(for: rule.parameter) != rule.isDefault
      else { return nil }
      return Departure(rule.parameter, effect, rule.note)
    }
  }
}

/// Finds what a dialect does not say, by building requests that differ in one thing only.
private struct Probe {
  let adapter: Adapter
  let dialect: Dialect
  let endpoint: Endpoint
  let prompt: Prompt

  /// Says whatever the dialect lets it say: a system turn and a question, else the question alone, else
  /// a gap to be filled, else the prompt as it is.
  init(adapter: Adapter, dialect: Dialect, endpoint: Endpoint, prompt: Prompt) {
    self.adapter = adapter
    self.dialect = dialect
    self.endpoint = endpoint
    var plain = prompt
    plain.messages = [
      Message(role: .system, content: "a"), Message(role: .user, content: "b"),
    ]
    plain.tools = []
    plain.schema = nil
    var bare = plain
    bare.messages.removeFirst()
    var middle = bare
    middle.suffix = "c"
    self.prompt =
      [plain, bare, middle].first {
        (try? dialect.request(adapter.asking($0, of: endpoint), endpoint)) != nil
      } ?? prompt
  }

  var omissions: [Departure] {
    var found: [Departure] = []
    for (parameter, changed) in changes where isSame(changed, to: endpoint) {
      var bare = endpoint
      bare.extraBody = nil
      found.append(
        isSame(changed, to: bare)
          ? Departure(parameter, .omitted, "this API has no place for it")
          : Departure(parameter, .omitted, "extra_body takes its place"))
    }
    return found
  }

  /// The prompt with one thing changed, for each thing that it asks for.
  private var changes: [(Departure.Parameter, Prompt)] {
    var changes: [(Departure.Parameter, Prompt)] = []
    func change(_ parameter: Departure.Parameter, _ edit: (inout Prompt) -> Void) {
      guard prompt.sampling.asks(for: parameter) else { return }
      var changed = prompt
      edit(&changed)
      changes.append((parameter, changed))
    }
    change(.temperature) { $0.sampling.temperature = $0.sampling.temperature == 0.25 ? 0.75 : 0.25 }
    change(.topP) { $0.sampling.topP = $0.sampling.topP == 0.25 ? 0.75 : 0.25 }
    change(.maxTokens) { $0.sampling.maxTokens = ($0.sampling.maxTokens ?? 0) + 1 }
    change(.seed) { $0.sampling.seed = ($0.sampling.seed ?? 0) ^ 1 }
    change(.stop) { $0.sampling.stop.append("\u{1}") }
    if prompt.messages.first?.role == .system {
      change(.system) { $0.messages[0].content += "c" }
    }
    return changes
  }

  /// False also where either cannot be said: that is an objection, not an omission.
  private func isSame(_ changed: Prompt, to endpoint: Endpoint) -> Bool {
    guard let first = request(prompt, endpoint), let second = request(changed, endpoint) else {
      return false
    }
    return first == second
  }

  private func request(_ prompt: Prompt, _ endpoint: Endpoint) -> HTTPRequest? {
    try? dialect.request(adapter.asking(prompt, of: endpoint), endpoint)
  }
}

extension Endpoint {
  /// The members of `extra_body`, in order.
  fileprivate var extraBodyMembers: [JSON.Member] {
    extraBody.flatMap { try? JSONReader.read($0.utf8).members } ?? []
  }

  /// What `extra_body` settles: `top_k`, and `options.num_ctx` for a member of a member.
  fileprivate var extraBodyPaths: Set<String> {
    Set(
      extraBodyMembers.flatMap { member in
        [member.name] + (member.value.members ?? []).map { "\(member.name).\($0.name)" }
      })
  }
}
