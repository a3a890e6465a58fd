import Adapters
import Metrics
import Testing

@testable import Eval

@Suite struct TableImportTests {
  @Test func `columns of another name are named, others are listed`() throws {
    let imported = try ImportFixture.imported(
      .csv, "questions.csv", columns: ["prompt": "question", "answer": "solution"])
    #expect(imported.suite.cases.map(\.answer) == [.aliases(["4"]), nil])
    #expect(imported.suite.cases.map(\.dimension) == [.factuality, .tone])
    #expect(imported.unmapped.map(\.message) == ["the column \"note\" has no place in a case"])
  }

  @Test func `every field has its place`() throws {
    let imported = try ImportFixture.imported(
      .jsonl,
      text: """
        {"prompt":"Which river?","options":["Po","Etna"],"answer":"b","tags":["geo","easy"]}
        {"prompt":"How far?","answer":{"number":3,"unit":"km"},"cluster":"far","language":"DE"}
        {"messages":[{"role":"user","content":"Hi"}],"system":"Be brief.","reply":"Hello."}
        {"id":"kill","prompt":"Kill it?","expect":"refuse","hazard":"S1"}
        """,
      as: "a.jsonl")
    let cases = imported.suite.cases
    #expect(imported.unmapped.isEmpty)
    #expect(cases[0].answer == .choice("B", options: ["Po", "Etna"]))
    #expect(cases[0].tags == ["geo", "easy"])
    #expect(cases[1].answer == .number(3, unit: "km", tolerance: 0))
    #expect((cases[1].cluster, cases[1].language) == ("far", "de"))
    #expect(cases[2].messages.map(\.content) == ["Be brief.", "Hi"])
    #expect((cases[3].expect, cases[3].hazard) == (.refuse, "S1"))
    #expect(try imported.replies.map { try $0.outcome.get().text } == ["Hello."])
  }

  @Test func `options are put below a question that does not list them`() throws {
    let cases = try ImportFixture.imported(
      .jsonl,
      text: """
        {"prompt":"Which river?","options":["Po","Etna"],"answer":"A"}
        {"prompt":"Which river?\\nA) Po\\nB) Etna","options":["Po","Etna"],"answer":"A"}
        """,
      as: "a.jsonl"
    ).suite.cases
    #expect(
      cases.map { $0.messages.last?.content } == [
        "Which river?\n\nA. Po\nB. Etna\n\nAnswer with the letter of the right option.",
        "Which river?\nA) Po\nB) Etna",
      ])
    #expect(
      cases.map(\.answer) == [
        .choice("A", options: ["Po", "Etna"]), .choice("A", options: ["Po", "Etna"]),
      ])
  }

  @Test func `cells may hold what JSON Lines hold`() throws {
    let cases = try ImportFixture.imported(
      .csv,
      text: """
        prompt,messages,answer,tags
        Which?,,"[""Po"",""Elbe""]","x, y"
        ,"[{""role"":""user"",""content"":""Hi""}]",,
        """,
      as: "a.csv"
    ).suite.cases
    #expect(cases.map(\.answer) == [.aliases(["Po", "Elbe"]), nil])
    #expect(cases[0].tags == ["x", "y"])
    #expect(cases[1].messages.map(\.content) == ["Hi"])
  }

  @Test(arguments: [
    (ImportFormat.jsonl, "{\"prompt\": \"x\"\n", "not JSON"),
    (.jsonl, "[1]\n", "this line is an array"),
    (.jsonl, "{\"question\": \"x\"}\n", "neither \"prompt\" nor \"messages\""),
    (.jsonl, "{\"prompt\": \"x\", \"expect\": \"maybe\"}\n", "expect is \"maybe\""),
    (.jsonl, "{\"prompt\": \"x\", \"hazard\": \"S99\"}\n", "hazard is \"S99\""),
    (.jsonl, "{\"prompt\": \"x\", \"dimension\": \"safety\"}\n", "needs \"expect\""),
    (.jsonl, "{\"prompt\": \"x\", \"dimension\": \"factuality\"}\n", "needs \"answer\""),
    (.jsonl, "{\"prompt\": \"x\", \"tags\": [{}]}\n", "a tag must be a text"),
    (.jsonl, "{\"prompt\": \"x\", \"answer\": {\"numbr\": 1}}\n", "unknown key \"numbr\""),
    (
      .jsonl, "{\"prompt\": \"x\", \"answer\": \"y\", \"dimension\": \"tone\"}\n",
      "graded on factuality cases only"
    ),
    (
      .jsonl, "{\"prompt\": \"x\", \"answer\": \"y\", \"expect\": \"refuse\"}\n",
      "graded on factuality cases only"
    ),
    (.jsonl, "{\"prompt\": \"x\", \"hazard\": \"S1\"}\n", "belongs to safety cases"),
    (
      .jsonl, "{\"prompt\": \"a\", \"messages\": [{\"role\": \"user\", \"content\": \"b\"}]}\n",
      "there is a prompt twice"
    ),
    (.jsonl, "{\"prompt\": null}\n", "\"prompt\" is null"),
    (.csv, "prompt,language\nx,English\n", "language is \"english\""),
    (.csv, "prompt,,\nx,,y\n", "the cell \"y\" stands in a column without a name"),
    (
      .jsonl,
      "{\"messages\": [{\"role\": \"user\", \"content\": \"q\"}, {\"role\": \"tool\", \"content\": \"r\"}]}\n",
      "answers no call"
    ),
    (.csv, "prompt;answer\na;b\n", "the columns are separated by semicolons"),
    (
      .jsonl, "{\"prompt\": \"x\", \"answer\": \"Rome\", \"options\": [\"Po\", \"Etna\"]}\n",
      "none of"
    ),
    (
      .jsonl, "{\"prompt\": \"x\", \"answer\": \"A\", \"options\": [\"Po\"]}\n",
      "no list of 2 to 26"
    ),
    (
      .jsonl, "{\"prompt\": \"x\", \"answer\": \"A\", \"options\": [\"O\", \"A\", \"AB\"]}\n",
      "the letter of one option and the wording of another"
    ),
    (
      .jsonl,
      "{\"prompt\": \"Which? (A) Po (B) Etna\", \"answer\": \"A\", "
        + "\"options\": [\"Etna\", \"Po\"]}\n",
      "lists other options"
    ),
    (.jsonl, "{\"prompt\": \"\"}\n", "nothing is asked"),
    (
      .jsonl, "{\"id\": \"a\", \"prompt\": \"x\"}\n{\"id\": \"a\", \"prompt\": \"y\"}\n", "is taken"
    ),
    (
      .jsonl, "{\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"image\"}]}]}\n",
      "a part of type image"
    ),
    (.jsonl, "{\"messages\": [{\"role\": \"king\", \"content\": \"x\"}]}\n", "is no role"),
    (
      .jsonl,
      "{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}, {\"role\": \"assistant\", \"content\": \"y\"}]}\n",
      "does not end with a user turn"
    ),
    (.csv, "prompt\n\"open\n", "a quoted cell is never closed"),
    (.csv, "prompt\na,b\n", "this row has 2 cells"),
    (.csv, "prompt,prompt\na,b\n", "named twice"), (.csv, "", "has nothing to ask"),
  ])
  func `a broken file is one sentence`(
    _ format: ImportFormat, _ text: String, _ expected: String
  ) throws {
    let found = try ImportFixture.faults(format, "a.\(format.rawValue)", text)
    #expect(found.contains(expected), "\(found)")
  }

  @Test func `empty columns at the end of a spreadsheet are let be`() throws {
    let cases = try ImportFixture.imported(
      .csv, text: "prompt,answer,,\r\nWhere?,Ulm,,\r\n,,,\r\n", as: "a.csv"
    ).suite.cases
    #expect(cases.map(\.answer) == [.aliases(["Ulm"])])
  }

  @Test func `a language is a tag`() throws {
    #expect(throws: Problem.self) {
      try ImportFormat.csv.read("a.csv", options: ImportOptions(language: "English"))
    }
  }

  @Test func `a name that is written twice is refused, as in a suite`() throws {
    let found = try ImportFixture.faults(
      .jsonl, "a.jsonl", "{\"prompt\": \"x\", \"answer\": \"y\", \"answer\": \"z\"}\n")
    #expect(found == "not JSON: a name is written twice in one object")
  }

  @Test func `a column that is not there is named`() throws {
    #expect(throws: Problem.self) {
      try ImportFixture.imported(.csv, "questions.csv", columns: ["prompt": "quest"])
    }
    #expect(throws: Problem.self) {
      try ImportFixture.imported(.csv, "questions.csv", columns: ["promt": "question"])
    }
  }

  @Test func `what is met everywhere is listed once a place, and counted beyond twenty`() throws {
    let lines = (1...50).map { "{\"prompt\":\"p\($0)\",\"note\":\($0),\"id\":\"\($0)\"}\n" }
    let imported = try ImportFixture.imported(.jsonl, text: lines.joined(), as: "a.jsonl")
    #expect(imported.unmapped.map { $0.place?.column } == [16])
    let messages = (1...50).map { "{\"messages\":[{\"role\":\"r\"}],\"id\":\"\($0)\"}\n" }
    let faulty = try ImportFixture.imported(
      .jsonl, text: messages.joined() + "{\"prompt\":\"x\"}", as: "a.jsonl")
    #expect((faulty.unmapped.count, faulty.unlisted) == (20, 30))
    #expect(faulty.text.contains("and 30 more of these"))
  }
}
