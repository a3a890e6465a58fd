import Foundation
import Testing

/// `locum plan`, from suites alone and from a recording of the primary.
@Suite struct PlanCommandTests {
  private let folder: TemporaryFolder
  private let locum: Locum

  init() throws {
    folder = try TemporaryFolder()
    locum = Locum(in: folder)
    try folder.write("suite.yaml", Suites.tone(80))
    try folder.write("policy.yaml", Policies.only("tone.shift"))
  }

  /// Five replies to each case; of one case in `every` they are too short to be read.
  private func writePilot(shortOneIn every: Int = .max) throws {
    var lines: [String] = []
    for number in 0..<80 {
      for sample in 0..<5 {
        let text =
          number % every == every - 1
          ? "Sure."
          : "Thank you for writing to us. The order \(number) left on day \(sample + 1). It may "
            + "take a week to reach you. Please tell us if it does not. We are glad to help you."
        lines.append(
          #"{"case":"c\#(number)","sample":\#(sample),"reply":{"text":"\#(text)","stop":"finished"}}"#
        )
      }
    }
    try folder.write("pilot.jsonl", lines.joined(separator: "\n") + "\n")
  }

  private func gates(_ text: String) throws -> [[String: Any]] {
    let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return try #require(root?["gates"] as? [[String: Any]])
  }

  @Test func `without targets it says what the cases can settle, and no more`() async throws {
    let outcome = try await locum("plan", "--suite", "suite.yaml", "--policy", "policy.yaml")
    #expect(outcome.code == 0, "\(outcome.stderr)")
    #expect(outcome.stdout.contains("80 cases × 5 samples of small 1.0.0"))
    #expect(outcome.stdout.contains("tokens, money and time are not known"))
    let last = outcome.stdout.split(separator: "\n").last ?? ""
    #expect(last.hasPrefix("hint: "), "\(last)")
    #expect(!FileManager.default.fileExists(atPath: folder.path(".locum")))
  }

  @Test func `a pilot measures what is assumed otherwise`() async throws {
    try writePilot()
    let arguments = [
      "plan", "--suite", "suite.yaml", "--policy", "policy.yaml", "--primary",
      "openai-compatible:p@http://127.0.0.1:9/v1", "--fallback",
      "openai-compatible:f@http://127.0.0.1:9/v1",
    ]
    let assumed = try await locum(arguments)
    #expect(assumed.stdout.contains("assumed of both models"))
    let piloted = try await locum(arguments + ["--pilot", "pilot.jsonl"])
    #expect(piloted.code == 0, "\(piloted.stderr)")
    #expect(piloted.stdout.contains("variance between prompts: "), "\(piloted.stdout)")
    #expect(piloted.stdout.contains("measured on pilot.jsonl"))
    #expect(piloted.stdout.contains("400 replies"))
    #expect(!piloted.stdout.contains("nothing to measure"))
    let again = try await locum(arguments + ["--pilot", "pilot.jsonl"])
    #expect(again.stdout == piloted.stdout)
  }

  @Test func `cases that give nothing to measure are no evidence in a plan`() async throws {
    try writePilot(shortOneIn: 2)
    let outcome = try await locum(
      "plan", "--suite", "suite.yaml", "--policy", "policy.yaml", "--primary",
      "recording:pilot.jsonl", "--fallback", "recording:pilot.jsonl", "--format", "json")
    #expect(outcome.code == 0, "\(outcome.stderr)")
    let parts = try #require(try gates(outcome.stdout).first?["parts"] as? [[String: Any]])
    let formality = try #require(parts.first { $0["title"] as? String == "formality" })
    #expect(formality["readable"] as? Double == 0.5)
    #expect(formality["clusters"] as? Int == 80)
  }

  @Test func `a pilot needs targets, and replies to the cases`() async throws {
    try writePilot()
    let homeless = try await locum("plan", "--suite", "suite.yaml", "--pilot", "pilot.jsonl")
    #expect(homeless.code == 64)
    #expect(homeless.stderr.contains("a pilot needs to know whose it is"))
    try folder.write("other.yaml", Suites.tone(3).replacing("id: c", with: "id: x"))
    let foreign = try await locum(
      "plan", "--suite", "other.yaml", "--primary", "openai-compatible:p@http://127.0.0.1:9/v1",
      "--fallback", "openai-compatible:f@http://127.0.0.1:9/v1", "--pilot", "pilot.jsonl")
    #expect(foreign.code == 64, "\(foreign.stdout)")
    #expect(foreign.stderr.contains("pilot.jsonl"), "\(foreign.stderr)")
  }
}
