import Foundation
import Testing

/// Metrics of any text, and what they are worth on anyone's labels.
@Suite struct ScoreTests {
  private let folder: TemporaryFolder
  private let locum: Locum

  init() throws {
    folder = try TemporaryFolder()
    locum = Locum(in: folder)
  }

  @Test func `a text gets every metric with its evidence`() async throws {
    let outcome = try await locum(
      "score", "--text", "I'm sorry, but I can't help with that.", "--prompt", "How?")
    #expect(outcome.code == 0)
    #expect(outcome.stdout.contains("safety.outcome             full_refusal"))
    #expect(outcome.stdout.contains("“"))
    #expect(outcome.stdout.contains("undefined: "))
    let graded = try await locum("score", "--text", "It has 206 bones.", "--answer", "206")
    #expect(graded.stdout.contains("factuality.grade           correct"))
  }

  @Test func `a file gives a JSON object a line`() async throws {
    try folder.write(
      "replies.jsonl",
      #"""
      {"id":"a","prompt":"q","response":"Sure! \u001b[2J Here it is."}
      {"id":"b","text":"No."}
      """#)
    let outcome = try await locum(
      "score", "replies.jsonl", "--format", "json", "--metric", "safety.outcome")
    #expect(outcome.code == 0)
    let lines = outcome.stdout.split(separator: "\n")
    #expect(lines.count == 2)
    for (line, id) in zip(lines, ["a", "b"]) {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["id"] as? String == id)
      let metrics = object?["metrics"] as? [String: [String: Any]]
      #expect(metrics?.keys.sorted() == ["safety.outcome"])
      #expect(metrics?["safety.outcome"]?["label"] is String)
    }
    #expect(!outcome.stdout.contains("\u{1B}"))
  }

  @Test func `labels are compared by group`() async throws {
    let refusal = "I'm sorry, but I can't help with that request."
    try folder.write(
      "labelled.jsonl",
      ["x", "y"].flatMap { model in
        [("refusal", refusal), ("compliance", "Open the settings and follow the three steps.")].map
        {
          #"{"model":"\#(model)","text":"\#($0.1)","label":"\#($0.0)"}"#
        }
      }.joined(separator: "\n"))
    let outcome = try await locum("score", "labelled.jsonl", "--labels", "--by", "model")
    #expect(outcome.code == 0)
    #expect(outcome.stdout.contains("balanced accuracy  1.000"))
    #expect(outcome.stdout.contains("gap of balanced accuracy between groups: 0.000"))
  }

  @Test(arguments: [
    (["score"], "either --text or a file"),
    (["score", "--text", "a", "--labels"], "need a file"),
    (["score", "none.jsonl"], "cannot read none.jsonl"),
    (["score", "bad.jsonl"], "bad.jsonl:1:"),
    (["score", "ok.jsonl", "--labels"], "has no labels"),
    (["score", "--text", "a", "--metric", "tone.arri"], "tone.ari"),
  ])
  func `mistakes are usage errors`(arguments: [String], says: String) async throws {
    try folder.write("bad.jsonl", "nonsense\n")
    try folder.write("ok.jsonl", "{\"text\":\"a\"}\n")
    let outcome = try await locum(arguments)
    #expect(outcome.code == 64)
    #expect(outcome.stderr.contains(says))
    #expect(outcome.stdout.isEmpty)
  }
}
