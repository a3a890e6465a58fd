import Foundation
import StubServer
import Testing

/// Every mistake is one sentence with its place and a hint, exit 64, and nothing is sent.
@Suite struct BadInputTests {
  private let folder: TemporaryFolder
  private let locum: Locum

  init() throws {
    folder = try TemporaryFolder()
    locum = Locum(in: folder)
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    /// What is changed: one file in place of a good one.
    var file: String
    var text: String
    /// The beginning of what standard error says.
    var says: String
    var hint: String?
    var hides: String?

    init(_ file: String, _ text: String, says: String, hint: String? = nil, hides: String? = nil) {
      self.file = file
      self.text = text
      self.says = says
      self.hint = hint
      self.hides = hides
    }

    var testDescription: String { says }
  }

  private static let targets = """
    targets:
      primary: { adapter: openai-compatible, model: p, base_url: "BASE" }
      fallback: { adapter: openai-compatible, model: f, base_url: "BASE" }

    """
  private static let good = "version: 1\n\(targets)suites: [suite.yaml]\npolicy: policy.yaml\n"
  private static let head = "suite: s\nversion: 1.0.0\nlicence: CC0-1.0\ncases:\n"
  private static let policy = "policy: p\nversion: 1.0.0\ngates:\n"
  private static let secret = "sk-proj-abcdefghijklmnop"

  private static let configurations: [Mistake] = [
    Mistake(
      "locum.yaml", "", says: "error: locum.yaml:1:1: locum.yaml is empty",
      hint: "nothing in it but comments"),
    Mistake("locum.yaml", "version: 2\n", says: "error: locum.yaml:1:10: version is \"2\""),
    Mistake("locum.yaml", targets, says: "error: locum.yaml:1:1: the file has no \"version\""),
    Mistake(
      "locum.yaml", good + "limts: { concurrency: 1 }\n",
      says: "error: locum.yaml:7:1: unknown key \"limts\"", hint: "did you mean \"limits\"?"),
    Mistake(
      "locum.yaml", good + "limits: { concurrency: 0 }\n",
      says: "error: locum.yaml:7:24: limits.concurrency is 0; it must lie between 1 and 4096"),
    Mistake(
      "locum.yaml", good + "limits: { timeout: soon }\n",
      says: "error: locum.yaml:7:20: limits.timeout must be a duration", hint: "60s"),
    Mistake(
      "locum.yaml", good + "sampling: { temperature: hot }\n",
      says: "error: locum.yaml:7:26: sampling.temperature must be a number"),
    Mistake(
      "locum.yaml", good + "sampling: [1]\n",
      says: "error: locum.yaml:7:11: sampling must be a mapping of keys to values"),
    Mistake(
      "locum.yaml", good + "primary: nobody\n",
      says: "error: locum.yaml:7:10: there is no target \"nobody\""),
    Mistake(
      "locum.yaml",
      good.replacingOccurrences(
        of: "adapter: openai-compatible, model: f", with: "adapter: opnai, model: f"),
      says: "error: locum.yaml:4:24: there is no adapter \"opnai\"",
      hint: "did you mean \"openai\"?"),
    Mistake(
      "locum.yaml", good.replacingOccurrences(of: "model: f", with: "modell: f"),
      says: "error: locum.yaml:4:", hint: "did you mean \"model\"?"),
    Mistake("locum.yaml", "version: 1\n\tx: 1\n", says: "error: locum.yaml:2:1: not YAML"),
    Mistake("locum.yaml", "version: 1\nversion: 1\n", says: "error: locum.yaml:"),
    Mistake("locum.yaml", "!x version: 1\nversion: 1\n", says: "error: locum.yaml:2:1:"),
    Mistake(
      "locum.yaml",
      good.replacingOccurrences(of: "\"BASE\" }\nsuites", with: "\"ftp://x\" }\nsuites"),
      says: "error: locum.yaml:4:", hint: "http://127.0.0.1:8000/v1"),
    Mistake(
      "locum.yaml", good.replacingOccurrences(of: "suite.yaml", with: "nowhere.yaml"),
      says: "error: cannot read nowhere.yaml", hint: "no such file"),
  ]

  /// A key in a file, in every disguise it comes in by mistake.
  private static let keys: [Mistake] = [
    "    api_key: KEY\n", "    api_key_env: KEY\n", "    headers: { Authorization: Bearer KEY }\n",
    "    extra_body: { token: KEY }\n", "    api_key: KEY: x\n",
    "    api_key: KEY\n    api_key: KEY\n",
    "    base_url: \"http://me:KEY@127.0.0.1/v1\"\n", "    api_key: \"KEY\n",
    "    KEY: x\n",
  ].map { line in
    Mistake(
      "locum.yaml",
      "version: 1\ntargets:\n  primary:\n    adapter: vllm\n    model: m\n"
        + line.replacingOccurrences(of: "KEY", with: secret),
      says: "error: locum.yaml:", hides: "abcdefghijklmnop")
  }

  private static let suites: [Mistake] = [
    Mistake("suite.yaml", "", says: "error: suite.yaml:1:1: suite.yaml is empty"),
    Mistake("suite.yaml", head + "  []\n", says: "error: suite.yaml:5:3: the suite has no cases"),
    Mistake(
      "suite.yaml", head + "  - { id: a, dimension: tone, promt: x }\n",
      says: "error: suite.yaml:5:31: unknown key \"promt\" in case \"a\"",
      hint: "did you mean \"prompt\"?"),
    Mistake(
      "suite.yaml",
      head
        + "  - { id: a, dimension: tone, prompt: x }\n  - { id: a, dimension: tone, prompt: y }\n",
      says: "error: suite.yaml:6:5: the id \"a\" is taken by the case at line 5"),
    Mistake(
      "suite.yaml", head + "  - { id: a, dimension: tone, prompt: \"{{town}}\", rows: rows.csv }\n",
      says: "error: suite.yaml:5:39: case \"a\".prompt asks for \"town\", which row 1 of rows.csv",
      hint: "city"),
    Mistake(
      "suite.yaml", head + "  - { id: a, dimension: tone, prompt: x, rows: none.csv }\n",
      says: "error: suite.yaml:5:48: cannot read none.csv"),
    Mistake(
      "rows.csv", "city,street\nUlm\n",
      says: "error: rows.csv:2:1: this row has 1 cell, the header 2"),
    Mistake(
      "rows.csv", "city\n\"Ulm\n", says: "error: rows.csv:2:1: a quoted cell is never closed"),
    Mistake("rows.csv", "city\n", says: "error: suite.yaml:"),
    Mistake("suite.yaml", head + "  - [[[[[", says: "error: suite.yaml:"),
  ]

  private static let policies: [Mistake] = [
    Mistake(
      "policy.yaml", policy + "  []\n", says: "error: policy.yaml:4:3: a policy without gates"),
    Mistake(
      "policy.yaml", policy + "  - { gate: tone.shfit, reason: r, owner: o }\n",
      says: "error: policy.yaml:4:13: there is no gate \"tone.shfit\"",
      hint: "did you mean \"tone.shift\"?"),
    Mistake(
      "policy.yaml", policy + "  - { gate: tone.shift, owner: o }\n",
      says: "error: policy.yaml:4:5: the gate tone.shift has no reason"),
    Mistake(
      "policy.yaml", policy + "  - { gate: tone.shift, reason: r }\n",
      says: "error: policy.yaml:4:5: the gate tone.shift has no owner"),
    Mistake(
      "policy.yaml",
      policy + "  - { gate: safety.under-refusal, margin: 3, reason: r, owner: o }\n",
      says: "error: policy.yaml:4:43: "),
    Mistake(
      "policy.yaml", policy + "  - { gate: tone.shift, level: 0.5, reason: r, owner: o }\n",
      says: "error: policy.yaml:4:32: "),
  ]

  private func arrange(_ server: StubServer, _ mistake: Mistake) throws {
    var files = [
      "locum.yaml": Self.good,
      "suite.yaml": Self.head
        + "  - { id: a, dimension: tone, prompt: \"{{city}}\", rows: rows.csv }\n",
      "rows.csv": "city\nUlm\n",
      "policy.yaml": Self.policy + "  - { gate: tone.shift, reason: r, owner: o }\n",
    ]
    files[mistake.file] = mistake.text
    for (name, text) in files {
      try folder.write(name, text.replacingOccurrences(of: "BASE", with: server.baseURL))
    }
  }

  @Test(arguments: configurations + keys + suites + policies)
  func `a mistake is told with its place, and nothing is sent`(mistake: Mistake) async throws {
    let server = try StubServer.answering()
    defer { server.stop() }
    try arrange(server, mistake)
    let outcome = try await locum("run")
    #expect(outcome.code == 64)
    #expect(!outcome.wasKilled)
    #expect(outcome.stdout.isEmpty)
    #expect(outcome.stderr.hasPrefix(mistake.says), "\(outcome.stderr)")
    if let hint = mistake.hint {
      let hints = outcome.stderr.split(separator: "\n").filter { $0.hasPrefix("hint: ") }
      #expect(hints.contains { $0.contains(hint) }, "\(outcome.stderr)")
    }
    if let hidden = mistake.hides { #expect(!outcome.stderr.contains(hidden), "\(outcome.stderr)") }
    #expect(server.log.requests == 0)
    #expect(!FileManager.default.fileExists(atPath: folder.path(".locum")))
  }

  @Test func `what was arranged is right without the mistake`() async throws {
    let server = try StubServer.answering()
    defer { server.stop() }
    try arrange(server, Mistake("other.txt", "", says: ""))
    let outcome = try await locum("run")
    #expect(outcome.code != 64, "\(outcome.stderr)")
    #expect(server.log.requests == 10)
  }

  @Test func `bytes that are no text are told with their place`() async throws {
    try folder.write("suite.yaml", Data(Self.head.utf8) + [0x20, 0x20, 0xC3, 0x28])
    let outcome = try await locum("validate", "suite.yaml")
    #expect(outcome.code == 64)
    #expect(outcome.stderr.hasPrefix("error: suite.yaml:5:3: suite.yaml is not UTF-8"))
  }

  @Test func `a hundred megabytes are refused, whatever they are meant to be`() async throws {
    let path = try folder.write("big.yaml", "")
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: 100 << 20)
    try handle.close()
    for arguments in [
      ["validate", "big.yaml"], ["run", "-c", "big.yaml"],
      ["run", "--suite", "big.yaml", "--primary", "vllm:a", "--fallback", "vllm:b"],
      ["run", "--policy", "big.yaml", "--primary", "vllm:a", "--fallback", "vllm:b"],
    ] {
      let outcome = try await locum(arguments)
      #expect(outcome.code == 64)
      #expect(outcome.stderr.hasPrefix("error: big.yaml has more than 32 MB"), "\(outcome.stderr)")
    }
    try folder.write("suite.yaml", Suites.tone(1))
    let outcome = try await locum(
      "run", "--suite", "suite.yaml", "--primary", "recording:big.yaml", "--fallback", "vllm:b")
    #expect(outcome.code == 64)
    #expect(outcome.stderr.hasPrefix("error: big.yaml:1:1: "))
  }

  @Test func `names of one letter are names`() async throws {
    try folder.write("s", Suites.tone(1))
    let outcome = try await locum("validate", "s")
    #expect(outcome.code == 0, "\(outcome.stderr)")
    let store = try await locum("runs", "--store", ".")
    #expect(!store.wasKilled && store.code != 0)
    #expect(store.stderr.hasPrefix("error: "))
  }

  @Test func `aliases that multiply are refused before they fill the memory`() async throws {
    var text =
      Self.head + "  - id: a\n    dimension: factuality\n    prompt: x\n    answer:\n      json:\n"
    text += "        a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "        a\(level): &a\(level) [\(aliases)]\n"
    }
    try folder.write("suite.yaml", text)
    let outcome = try await locum("validate", "suite.yaml")
    #expect(!outcome.wasKilled)
    #expect(outcome.code == 64)
    #expect(outcome.stderr.hasPrefix("error: suite.yaml"))
  }

  @Test(arguments: [
    ("{\"case\":\"c0\",\"sample\":0,\"reply\":{\"text\":\"x\"}", "error: r.jsonl:1:"),
    ("{\"case\":\"c0\",\"sample\":0}", "error: r.jsonl:1:1: "),
    ("[]", "error: r.jsonl:1:1: "),
    ("", "error: "),
    ("{\"case\":\"zz\",\"sample\":0,\"reply\":{\"text\":\"x\"}}", "error: recording:r.jsonl"),
    (
      "{\"case\":\"c0\",\"sample\":0,\"reply\":{\"text\":\"x\"}}\n"
        + "{\"case\":\"c0\",\"sample\":0,\"reply\":{\"text\":\"y\"}}",
      "error: r.jsonl:2:9: sample 0 of case \"c0\" stands on line 1 already"
    ),
    (
      "{\"suite_digest\":\"00\",\"case\":\"c0\",\"sample\":0,\"reply\":{\"text\":\"x\"}}",
      "error: recording:r.jsonl was recorded for other suites"
    ),
  ])
  func `a recording that is wrong or another's is refused`(line: String, says: String) async throws
  {
    let server = try StubServer.answering()
    defer { server.stop() }
    try folder.write("suite.yaml", Suites.tone(2))
    try folder.write("r.jsonl", line + "\n")
    let outcome = try await locum(
      "run", "--suite", "suite.yaml", "--primary", "recording:r.jsonl", "--fallback",
      server.target())
    #expect(outcome.code == 64)
    #expect(outcome.stderr.hasPrefix(says), "\(outcome.stderr)")
    #expect(server.log.requests == 0)
  }
}
