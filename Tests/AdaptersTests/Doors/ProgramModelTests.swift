import Foundation
import Testing

@testable import Adapters

/// Real programs, written in the one language that is sure to be there.
struct ProgramModelTests {
  /// Answers each line by what follows `"content":"`, after having done what the script says first.
  private static func answering(_ before: String = "") -> String {
    """
    \(before)
    while IFS= read -r line; do
      id=${line#*\\"id\\":}; id=${id%%,*}
      said=${line#*\\"content\\":\\"}; said=${said%%\\"*}
      printf '{"id":%s,"reply":{"text":"%s","usage":{"input":2,"output":1}}}\\n' "$id" "$said"
    done
    """
  }

  private func model(
    _ script: String, variables: [String] = [], concurrent: Int = 1,
    limits: Limits = Limits(attempts: 1),
    environment: [String: String] = [:]
  ) async throws -> any Model {
    var endpoint = Endpoint.make(adapter: "exec", baseURL: nil, limits: limits)
    endpoint.program = Program(
      command: ["sh", "-c", script], environment: variables, concurrent: concurrent)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let visible = environment.merging(["PATH": path, "SECRET_OF_OTHERS": "x"]) { own, _ in own }
    return try await Adapter.model(
      for: endpoint, transport: .canned { _ in HTTPResponse(status: 500) },
      environment: { visible[$0] }, clock: WaitingClock(now: { 0 }, sleep: { _ in }))
  }

  @Test func `One process answers every question`() async throws {
    let model = try await model(Self.answering("echo started >&2; n=$$"))
    for text in ["one", "two", "three"] {
      let reply = try await model.reply(to: .make(text))
      #expect(reply.text == text && reply.stop == .finished)
      #expect(reply.usage == Usage(input: 2, output: 1))
      #expect(reply.timing.total != nil && reply.timing.started != nil)
    }
    let process = try await self.model(
      #"while read -r l; do printf '{"id":%s,"reply":{"text":"%s"}}\n' "$((n=n+1))" "$$"; done"#)
    let first = try await process.reply(to: .make()).text
    #expect(try await process.reply(to: .make()).text == first)
  }

  @Test func `Answers find their questions in whatever order they come`() async throws {
    let model = try await model(
      """
      read -r a; read -r b; read -r c
      for line in "$c" "$a" "$b"; do
        id=${line#*\\"id\\":}; id=${id%%,*}
        said=${line#*\\"content\\":\\"}; said=${said%%\\"*}
        printf '{"reply":{"text":"%s"},"id":%s}\\n' "$said" "$id"
      done
      read -r end
      """, concurrent: 3)
    let texts = ["x", "y", "z"]
    await withTaskGroup(of: Bool.self) { group in
      for text in texts {
        group.addTask { (try? await ask(model, .make(text)).get().text) == text }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test func `No more questions are out than the program takes`() async throws {
    // Would answer the second line of two with an error if it ever had two at once.
    let model = try await model(Self.answering())
    let outcomes = await withTaskGroup(of: Bool.self, returning: Int.self) { group in
      for number in 0..<40 {
        group.addTask {
          (try? await ask(model, .make("n\(number)")).get().text) == "n\(number)"
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(outcomes == 40)
  }

  @Test func `The whole question is on the line`() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "locum-\(UUID()).line").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    let model = try await model(
      #"read -r line; printf '%s' "$line" > "$OUT"; echo '{"id":1,"reply":{"text":"ok"}}'; read -r end"#,
      variables: ["OUT"], environment: ["OUT": file])
    var prompt = Prompt.make(
      "a \"quoted\" line\nand another", system: "s",
      sampling: Sampling(temperature: 0.5, maxTokens: 9, seed: 3), tools: [Conformance.weather],
      schema: "{}")
    prompt.origin.sample = 4
    _ = try await model.reply(to: prompt)
    let line = try JSONReader.read(try Data(contentsOf: URL(filePath: file)))
    #expect(line["id"] == 1 && line["case"] == "c" && line["sample"] == 4)
    #expect(line["messages"]?.array?.last?["content"] == "a \"quoted\" line\nand another")
    #expect(line["sampling"] == ["temperature": 0.5, "max_tokens": 9, "seed": 3])
    #expect(line["tools"]?.array?.count == 1 && line["schema"] == [:])
  }

  @Test func `A crash is an error with the last words, and the next question starts it again`()
    async throws
  {
    let model = try await model("echo the engine is gone >&2; read -r line; exit 3")
    for _ in 0..<2 {
      let error = await ask(model).error
      #expect(error?.kind == .connection && error?.isWorthRetrying == true)
      #expect(
        error?.message == "the program ended with exit code 3; its last words: the engine is gone")
    }
    let recovering = try await self.model(
      "[ -e \"$MARK\" ] || { : > \"$MARK\"; exit 1; }\n" + Self.answering(), variables: ["MARK"],
      limits: Limits(attempts: 2), environment: ["MARK": Self.newPath()])
    let reply = try await recovering.reply(to: .make("again"))
    #expect(reply.text == "again" && reply.attempts == 2)
  }

  private static func newPath() -> String {
    FileManager.default.temporaryDirectory.appending(path: "locum-\(UUID()).mark").path
  }

  @Test func `A program that hangs is a timeout, and is replaced`() async throws {
    let model = try await model(
      "[ -e \"$MARK\" ] || { : > \"$MARK\"; sleep 600; }\n" + Self.answering(), variables: ["MARK"],
      limits: Limits(timeout: 12, attempts: 1), environment: ["MARK": Self.newPath()])
    #expect(await ask(model).error?.kind == .timeout)
    #expect(try await model.reply(to: .make("back")).text == "back")
  }

  @Test func `It sees the variables that it is allowed to see, and no others`() async throws {
    let model = try await model(
      #"read -r l; printf '{"id":1,"reply":{"text":"%s|%s|%s"}}\n' "$GIVEN" "$SECRET_OF_OTHERS" "${PATH:+path}""#,
      variables: ["GIVEN"], environment: ["GIVEN": "g"])
    #expect(try await model.reply(to: .make()).text == "g||path")
  }

  @Test func `What it was given in confidence comes back neither in replies nor in errors`()
    async throws
  {
    let secret = ["TOKEN": "tok-0123456789"]
    let telling = try await model(
      #"read -r l; printf '{"id":1,"reply":{"text":"%s"}}\n' "$TOKEN""#, variables: ["TOKEN"],
      environment: secret)
    #expect(try await telling.reply(to: .make()).text == "[key]")
    let named = try await model(
      #"read -r l; printf '{"id":1,"reply":{"text":"%s"}}\n' "$MODEL_NAME""#,
      variables: ["MODEL_NAME"], environment: ["MODEL_NAME": "gemma-3-270m"])
    #expect(try await named.reply(to: .make()).text == "gemma-3-270m", "a name is no secret")
    let dying = try await model(
      #"read -r l; echo "bad $TOKEN" >&2; exit 1"#, variables: ["TOKEN"], environment: secret)
    #expect(await ask(dying).error?.message.hasSuffix("its last words: bad [key]") == true)
  }

  @Test(arguments: [
    (
      #"{"id":1,"error":{"kind":"rate_limited","message":"slow"}}"#, ModelError.Kind.rateLimited,
      true
    ),
    (#"{"id":1,"error":{"kind":"rejected","status":400}}"#, .rejected, false),
    (#"{"id":1,"reply":{"txt":"x"}}"#, .unreadable, false),
    (#"{"id":1,"reply":{"text":3}}"#, .unreadable, false), (#"{"id":1}"#, .unreadable, false),
    (#"{"reply":{"text":"x"}}"#, .unreadable, false), (#"{"id":1,"#, .unreadable, false),
  ])
  func `Errors and broken answers are typed`(
    _ line: String, _ kind: ModelError.Kind, _ isWorthRetrying: Bool
  ) async throws {
    let model = try await model("read -r l; echo '\(line)'; read -r end")
    let error = await ask(model).error
    #expect(error?.kind == kind && error?.isWorthRetrying == isWorthRetrying)
    #expect(error?.message.isEmpty == (kind == .rejected))
  }

  @Test func `What a library prints by the way is no answer`() async throws {
    let model = try await model("echo 'Loading model… [====]'; echo\n" + Self.answering())
    #expect(try await model.reply(to: .make("hi")).text == "hi")
  }

  @Test func `A cancelled question is a cancelled error`() async throws {
    let model = try await model("read -r l; sleep 600")
    let asking = Task { await ask(model) }
    asking.cancel()
    #expect(await asking.value.error?.kind == .cancelled)
  }

  @Test func `The program ends with the model`() async throws {
    let mark = Self.newPath()
    do {
      let model = try await model(
        Self.answering() + "\n: > \"$MARK\"", variables: ["MARK"], environment: ["MARK": mark])
      _ = try await model.reply(to: .make())
      #expect(!FileManager.default.fileExists(atPath: mark))
    }
    #expect(await eventually { FileManager.default.fileExists(atPath: mark) })
  }

  @Test func `A target that cannot be run is refused beforehand`() {
    var endpoint = Endpoint.make(adapter: "exec", baseURL: nil)
    let environment = { (name: String) in name == "PATH" ? "/usr/bin:/bin" : nil }
    for program in [
      nil, Program(command: []), Program(command: ["no-such-program-here"]),
      Program(command: ["/etc/passwd"]), Program(command: ["sh"], environment: ["NOT_SET"]),
      Program(command: ["sh"], concurrent: 0),
    ] {
      endpoint.program = program
      #expect(throws: EndpointError.self) {
        try Adapter.check(endpoint, environment: environment)
      }
    }
    endpoint.program = Program(command: ["sh"])
    #expect(throws: Never.self) { try Adapter.check(endpoint, environment: environment) }
    #expect(endpoint.host == "exec:sh")
  }
}
