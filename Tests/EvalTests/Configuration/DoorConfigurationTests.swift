import Adapters
import Testing

@testable import Eval

@Suite struct DoorConfigurationTests {
  private func target(_ text: String) throws -> Target {
    let configuration = try ConfigurationReader().configuration(
      from: SourceFile(path: "folder/locum.yaml", text: "version: 1\ntargets:\n  a:\n" + text))
    return try #require(configuration.targets["a"])
  }

  private static let http = """
        adapter: http
        model: chain
        base_url: http://127.0.0.1:8080
        stream: true
        http:
          path: /invoke
          body: { input: "{{messages}}", config: { n: 3, t: "{{temperature}}" } }
          reply:
            text: /output/content
            stop: /output/stop
            stop_reasons: { eol: finished }
            request_id: /metadata/run_id
            filtered: { at: /error/code, is: [blocked] }
          stream: { format: sse, path: /stream, text: /content, end: { event: end } }

    """

  @Test func `an API is described in the configuration`() throws {
    let endpoint = try target(Self.http).endpoint
    let door = try #require(endpoint.door)
    #expect(door.method == "POST" && door.path == "/invoke")
    #expect(
      door.body == #"{"input":"{{messages}}","config":{"n":3,"t":"{{temperature}}"}}"#)
    #expect(door.reply.text == "/output/content" && door.reply.stopReasons == ["eol": .finished])
    #expect(
      door.reply.parts == [
        .stop: "/output/stop", .requestID: "/metadata/run_id", .filtered: "/error/code",
      ])
    #expect(door.reply.filteredWords == ["blocked"])
    #expect(
      door.stream
        == HTTPDoor.Stream(format: .sse, path: "/stream", text: "/content", endEvent: "end"))
    try Adapter.check(endpoint, environment: { _ in nil })
  }

  @Test func `a program is named with what it may see, from the file's own folder`() throws {
    let endpoint = try target(
      "    adapter: exec\n    model: m\n    exec: { command: [sh, app.sh], env: [TOKEN], concurrent: 4 }\n"
    ).endpoint
    #expect(
      endpoint.program
        == Program(
          command: ["sh", "app.sh"], environment: ["TOKEN"], folder: "folder/.", concurrent: 4))
  }

  @Test func `an engine to be started is named with how it says that it is ready`() throws {
    let launch =
      "    launch: { command: [vllm, serve, m], ready: { path: /health, within: 120s } }\n"
    let endpoint = try target("    adapter: vllm\n    model: m\n" + launch).endpoint
    #expect(
      endpoint.launch
        == Launch(
          program: Program(command: ["vllm", "serve", "m"], folder: "folder/."),
          readyPath: "/health", within: 120))
    let problem = #expect(throws: Problem.self) {
      try target("    adapter: recording\n    model: a.jsonl\n" + launch)
    }
    #expect(problem?.place?.line == 6 && problem?.message.contains("asks none") == true)
  }

  @Test func `how a conversation becomes a text is part of who a target is`() throws {
    let plain = try target("    adapter: completions\n    model: m\n    template: verbatim\n")
    #expect(plain.endpoint.template == .verbatim)
    let spoken = try target(
      """
          adapter: completions
          model: m
          template: { start: "<s>", user: "U: {{content}}\\n", assistant: "A: {{content}}\\n", reply: "A:" }

      """)
    #expect(
      spoken.endpoint.template
        == PromptTemplate(
          start: "<s>", turns: ["user": "U: {{content}}\n", "assistant": "A: {{content}}\n"],
          reply: "A:"))
    #expect(Digest.of(plain.identity).hex != Digest.of(spoken.identity).hex)
  }

  /// Replies that are stored already must keep their keys.
  @Test func `a target without any of it is who it was`() throws {
    let identity = try target("    adapter: vllm\n    model: m\n").identity
    let text = String(decoding: try CanonicalJSON.encode(identity), as: UTF8.self)
    #expect(text == #"{"adapter":"vllm","model":"m","query":{},"stream":false}"#)
  }

  @Test(arguments: [
    ("http: { body: { q: \"{{promt}}\" }, reply: { text: /a } }", "6:19", "{{promt}}"),
    ("http: { body: { q: x }, reply: { text: output } }", "6:44", "no JSON Pointer"),
    ("http: { body: { q: x }, reply: { text: /a, sotp: /b } }", "6:48", "unknown key \"sotp\""),
    ("http: { method: get, reply: { text: /a } }", "6:21", "http.method is \"get\""),
    ("exec: { command: sh }", "6:11", "describes the adapter exec"),
    ("stream: true", "4:5", "has no \"http\""),
  ])
  func `a mistake is told with its place`(_ line: String, _ place: String, _ words: String) throws {
    let error = #expect(throws: Problem.self) {
      try target("    adapter: http\n    model: m\n    \(line)\n")
    }
    let text = try #require(error).description
    #expect(text.contains("folder/locum.yaml:\(place):") && text.contains(words), "\(text)")
  }
}
