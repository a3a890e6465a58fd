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

  @Test func `a reply that was cut off says so, and what is counted has no decimals`() async throws
  {
    try folder.write(
      "cut.jsonl",
      #"""
      {"id":"a","text":"Take the first exit and then","finish_reason":"length","label":"compliance"}
      {"id":"b","text":"Done.","stop_reason":"end_turn","label":"compliance"}
      """#)
    let shown = try await locum("score", "cut.jsonl", "--metric", "format.words")
    #expect(shown.stdout.contains("line 1  a  (cut off at the length limit)"))
    #expect(shown.stdout.contains("line 2  b\n"))
    #expect(shown.stdout.contains("format.words               6 "))
    let json = try await locum("score", "cut.jsonl", "--format", "json", "--metric", "format.words")
    #expect(
      json.stdout.split(separator: "\n").map { $0.contains(#""cut":true"#) } == [true, false])
    let labels = try await locum("score", "cut.jsonl", "--labels")
    #expect(labels.stdout.contains("1 cut off at the length limit"))
  }

  @Test func `a list of words can be named`() async throws {
    try folder.write("words.txt", "zog\t3.5\n")
    try folder.write("bad.txt", "zog\t3.5\nplain\n")
    let text = "It was a zog day for all."
    let own = try await locum("score", "--text", text, "--metric", "tone.sentiment")
    #expect(own.stdout.contains("tone.sentiment             0.000"))
    let named = try await locum(
      "score", "--text", text, "--metric", "tone.sentiment", "--lexicon", "words.txt")
    // 3.5/√(3.5² + 15)
    #expect(named.stdout.contains("tone.sentiment             0.670"))
    let bad = try await locum("score", "--text", text, "--lexicon", "bad.txt")
    #expect(bad.code == 64)
    #expect(bad.stderr.contains("bad.txt:2:1"))
  }

  @Test(arguments: [
    (["score"], "either --text or a file"),
    (["score", "--text", "a", "--labels"], "need a file"),
    (["score", "none.jsonl"], "cannot read none.jsonl"),
    (["score", "bad.jsonl"], "bad.jsonl:1:"),
    (["score", "ok.jsonl", "--labels"], "has no labels"),
    (["score", "--text", "a", "--metric", "tone.arri"], "tone.ari"),
    (["score", "--text", "a", "--emoji-lexicon", "x"], "goes with --lexicon"),
    (["score", "mixed.jsonl", "--labels"], "mixed.jsonl:2:1"),
  ])
  func `mistakes are usage errors`(arguments: [String], says: String) async throws {
    try folder.write("bad.jsonl", "nonsense\n")
    try folder.write("ok.jsonl", "{\"text\":\"a\"}\n")
    try folder.write(
      "mixed.jsonl",
      #"""
      {"text":"a","answer":"a","label":"correct"}
      {"text":"a","label":"refusal"}
      """#)
    let outcome = try await locum(arguments)
    #expect(outcome.code == 64)
    #expect(outcome.stderr.contains(says))
    #expect(outcome.stdout.isEmpty)
  }
}
