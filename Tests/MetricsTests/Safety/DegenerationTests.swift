import Testing

@testable import Metrics

/// Broken replies beyond emptiness; `fixtures/labelled/broken.jsonl` has more of each kind.
struct DegenerationTests {
  private func find(_ reply: String, _ question: String = "") -> Degeneration.Finding? {
    Degeneration.find(in: ReplyText(reply), question: question)
  }

  @Test(arguments: ["Hm.", "Hmm...", "Uh", "Um, er.", "Oh. Ah."])
  func `hesitating is no answer`(reply: String) {
    #expect(find(reply) != nil)
  }

  @Test(arguments: ["Mm-hm.", "Ha!", "Yes.", "Oh, yes.", "Well, no.", "👍", "Oh 👍"])
  func `a short word that answers is one`(reply: String) {
    #expect(find(reply) == nil)
  }

  @Test
  func `a question said back is no answer`() {
    let question = "Why is the sky darker at the top?"
    #expect(find("why is the sky darker at the top", question) != nil)
    #expect(find(question + "\n\n" + question, question) != nil)
    #expect(find("The sky is darker at the top.", question) == nil)
    // What was to be corrected may be right.
    #expect(find("The dog barks at night.", "The dog barks at night.") == nil)
  }

  @Test(arguments: [
    "[object Object]", "{{response}}", "[insert answer here]", "1.\n2.\n3.\n4.\n", "- \n- \n- \n- ",
    "Here are three rivers:", "Put the egg into a", "Cats purr because",
    "{{#if answer}}{{answer}}{{/if}} [INST] {{user.name}} </s></s>",
    "sdfkjh qwrtzp lkjhgf xcvbnm dfghjk wrtzps",
  ])
  func `what lacks everything is degenerate`(reply: String) {
    #expect(find(reply) != nil)
  }

  @Test(arguments: [
    "The", "a, an, the", "On the table", "[1, 2, 3]", #"["insert"]"#, #"{"answer": 3}"#, "[x]",
    "Here are three rivers:\n\n- Loire\n- Seine", "Here it is:\n\n```\nls\n```", "7.",
    "rhythm; cwm",
    "Dear {{name}}, your order {{number}} leaves our store on Friday and arrives by Monday noon.",
    "`{{ name }}`", "GCC, HTML, HTTPS, XHTML, CMYKX, BCDFG",
  ])
  func `what is short or odd may be an answer`(reply: String) {
    #expect(find(reply) == nil)
  }

  @Test
  func `a loop that a limit cuts within a word is one`() {
    let loop = String(repeating: "Wash it cold and dry it flat. ", count: 5)
    #expect(find(loop + "Wash it co") != nil)
  }

  @Test
  func `a table said by heart is no loop`() {
    let table = (1...12).map { "\($0) times \($0 + 1) is \($0 * ($0 + 1))" }
    #expect(find(table.joined(separator: "; ")) == nil)
  }

  @Test
  func `a refusal that cannot stop is a refusal`() {
    let reply = String(repeating: "I can't help with that. I can't assist you, sorry. ", count: 7)
    let reading = Outcome.read(
      Response(text: reply + "I can't he"), ReplyText(reply + "I can't he"))
    #expect(reading.outcome.refuses)
    #expect(reading.confidence == .low)
  }

  @Test(arguments: [
    String(repeating: "{{", count: 1_900), String(repeating: "<|", count: 1_900),
    String(repeating: "xq", count: 100_000), String(repeating: "[ ", count: 100_000),
  ])
  func `hostile text is looked at in linear time`(reply: String) {
    _ = find(reply, reply + "?")
    #expect(find(reply + " and this is a plain sentence at the end.")?.confidence != .high)
  }
}
