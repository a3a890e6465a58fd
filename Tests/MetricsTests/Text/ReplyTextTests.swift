import Metrics
import Testing

@Suite struct ReplyTextTests {
  /// The sentences of a reply as they stand in it.
  private func sentences(_ text: String) -> [String] {
    let scanned = ReplyText(text)
    return scanned.sentences.map { scanned.string($0.range) }
  }

  private func words(_ text: String) -> [String] {
    let scanned = ReplyText(text)
    return scanned.words.map { scanned.folded($0) }
  }

  @Test(arguments: [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    ("Dr. Smith met Mrs. Jones. They spoke.", ["Dr. Smith met Mrs. Jones.", "They spoke."]),
    ("It costs 3.5 dollars. Fine.", ["It costs 3.5 dollars.", "Fine."]),
    (
      "J. K. Rowling wrote it. So did I. Then he left.",
      [
        "J. K. Rowling wrote it.", "So did I.", "Then he left.",
      ]
    ),
    ("Use a fruit, e.g. an apple. Or not.", ["Use a fruit, e.g. an apple.", "Or not."]),
    ("We met at 5 p.m. The end.", ["We met at 5 p.m.", "The end."]),
    ("The U.S. Senate voted. It passed.", ["The U.S. Senate voted.", "It passed."]),
    ("See No. 5 and Fig. 3. Good.", ["See No. 5 and Fig. 3.", "Good."]),
    ("Well... maybe. Hm… No.", ["Well... maybe.", "Hm…", "No."]),
    (
      "\"Why?\" he asked. \"Because.\" She left.",
      [
        "\"Why?\" he asked.", "\"Because.\"", "She left.",
      ]
    ),
    ("**Bold.** Next.", ["Bold.**", "Next."]),
    ("done.Next one", ["done.", "Next one"]),
    ("- one\n- two. And more\n\nEnd", ["one", "two.", "And more", "End"]),
    ("# Title\nBody here.", ["Title", "Body here."]),
    ("これは本です。あれは猫です！", ["これは本です。", "あれは猫です！"]),
    ("यह सच है। वह नहीं।", ["यह सच है।", "वह नहीं।"]),
    ("", []), ("   \n\t\n", []), ("!!!", []), ("😀", []),
  ])
  func `splits sentences where a reader would`(_ text: String, _ expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test func `a wrapped line goes on, a short line before a capital ends`() {
    let wrapped =
      "This line was wrapped by somebody at about seventy-two characters, so the\nEnd of it is here."
    #expect(sentences(wrapped).count == 1)
    #expect(sentences("Dear Ms Lee,\nThank you for asking.\nYours,\nTom").count == 4)
    #expect(sentences("a short line\nthat goes on").count == 1)
  }

  @Test(arguments: [
    ("Don't", ["don't"]), ("don’t DON’T", ["don't", "don't"]), ("rock'n'roll", ["rock'n'roll"]),
    ("well-known fact", ["well", "known", "fact"]),
    ("3.5 1,000 10:30 v2.0", ["3.5", "1,000", "10:30", "v2.0"]),
    ("e.g. U.S. a.m. node.js", ["e.g", "u.s", "a.m", "node.js"]),
    ("snake_case and _emphasis_", ["snake_case", "and", "emphasis"]),
    ("ÉCOLE Straße ЁЛКА ΣΟΦΟΣ", ["école", "straße", "ёлка", "σοφοσ"]),
    ("zero\u{200B}width so\u{AD}ft no\u{A0}break", ["zerowidth", "soft", "no", "break"]),
    ("漢字です", ["漢", "字", "で", "す"]), ("Ｆｕｌｌ", ["full"]), ("H₂O", ["h2o"]),
    ("the dogs' 'tis", ["the", "dogs", "tis"]), ("and/or", ["and", "or"]),
  ])
  func `folds words`(_ text: String, _ expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test func `a word's hash is that of its folded text`() {
    let text = ReplyText("I CAN’T, naïve Élan says.")
    #expect(text.words.map(\.hash) == ["i", "can't", "naïve", "élan", "says"].map(Word.hash))
    #expect(Word.hash("CAN’T") == Word.hash("can't"))
  }

  @Test func `a compound is one word to a reader`() {
    let text = ReplyText("A well-known, state-of-the-art tool")
    #expect(text.words.count == 8)
    #expect(text.wordCount == 4)
    #expect(text.words.filter { $0.flags.contains(.afterHyphen) }.count == 4)
  }

  @Test(arguments: [
    ("Run `ls -la` now", Channel.inlineCode, ["ls", "la"]),
    ("Use ``a ` b`` here", .inlineCode, ["a", "b"]),
    ("```swift\nlet x = 1\n```\nDone", .code, ["let", "x", "1"]),
    ("~~~\nunclosed", .code, ["unclosed"]),
    ("| a | b |\n|---|---|\n| 1 | 2 |", .table, ["a", "b", "1", "2"]),
    ("Name | Age\n--- | ---\nTom | 3", .table, ["name", "age", "tom", "3"]),
    ("See https://a.b/c_(d). Ok", .url, ["https://a.b/c_(d)"]),
    ("Mail joe.x@mail.org!", .url, ["joe.x@mail.org"]),
    ("{\"a\": [1, 2]}", .data, ["a", "1", "2"]),
    ("<order><id>7</id></order>", .data, ["order", "id", "7", "id", "order"]),
    ("<think>secret plan</think>\nHello", .data, ["think", "secret", "plan", "think"]),
    ("<think>secret</think> Hello", .data, ["think", "secret", "think"]),
    ("$$\na + b\n$$", .formula, ["a", "b"]), ("$$a_1$$", .formula, ["a_1"]),
    ("So $x^2 = y$ holds", .formula, ["x", "2", "y"]),
    ("\\[\na + b\n\\]", .formula, ["a", "b"]), ("as \\(x\\) is", .formula, ["x"]),
  ])
  func `sets non-prose aside`(_ text: String, _ channel: Channel, _ expected: [String]) {
    let scanned = ReplyText(text)
    let found = scanned.words.filter { $0.channel == channel }.map { scanned.folded($0) }
    #expect(found == expected)
    #expect(scanned.spans.contains { $0.channel == channel })
    #expect(scanned.words.allSatisfy { $0.channel == channel || $0.channel == .prose })
  }

  @Test(arguments: [
    "It costs $5 or $10 today.", "a < b and c > d", "5 * 3 = 15", "He said [sic] so.",
    "I'm {not} JSON", "A | B without a table", "<answer>No.</answer>", "# no heading here: #tag",
  ])
  func `prose stays prose`(_ text: String) {
    let words = ReplyText(text).words
    #expect(words.allSatisfy { $0.isProse })
    #expect(!words.isEmpty)
  }

  @Test(arguments: [
    ("He said \"not now\" twice", ["not", "now"]), ("He said “not now” twice", ["not", "now"]),
    ("Er sagte „nicht jetzt“ dann", ["nicht", "jetzt"]),
    ("Il dit «non merci» vite", ["non", "merci"]),
    ("Il dit « non merci » vite", ["non", "merci"]),
    ("Er sagte »nicht jetzt« und »nie« (»so«) dann", ["nicht", "jetzt", "nie", "so"]),
    ("She said 'no way' to me", ["no", "way"]), ("the dogs' bowl isn't 'ere", []),
    ("a lone \" mark here", []), ("a 5\" screen and a 6\" one", []),
    ("\"It is all one quotation.\"", []), ("“open\n\nclose” here", []),
  ])
  func `marks words in quotation marks`(_ text: String, _ expected: [String]) {
    let scanned = ReplyText(text)
    let quoted = scanned.words.filter { $0.flags.contains(.quoted) }.map { scanned.folded($0) }
    #expect(quoted == expected)
  }

  @Test func `counts the layout`() {
    let text = ReplyText(
      """
      # Title

      Intro with **bold** and [a link](https://x.y), see [1]. Wow! Really?

      Second title
      ------------

      - one
      * two
      • three
      1. four
      2) five

      > quoted

      ---

      ![alt](pic.png) 😀 👨‍👩‍👧 🇩🇪 ✔️ ✔ 👍🏽 ❤️ 1️⃣

      ```
      😀 code
      ```
      """)
    let layout = text.layout
    #expect(layout.headings == 2)
    #expect(layout.bulletItems == 3)
    #expect(layout.numberedItems == 2)
    #expect(layout.blockQuoteLines == 1)
    #expect(layout.rules == 1)
    #expect(layout.strong == 1)
    #expect(layout.links == 1)
    #expect(layout.images == 1)
    #expect(layout.citations == 1)
    #expect(layout.fences == 1)
    #expect(layout.exclamations == 1)
    #expect(layout.questions == 1)
    #expect(layout.emoji == 7)
  }

  @Test func `positions lead back to the reply`() {
    let source = "Sure — “let’s go”!\n\n- **Ünïcode** item\n"
    let text = ReplyText(source)
    for word in text.words {
      #expect(Word.hash(text.string(word.range)) == word.hash)
    }
    #expect(text.words.map { text.string($0.range) } == ["Sure", "let’s", "go", "Ünïcode", "item"])
    #expect(text.string(text.sentences[0].range) == "Sure — “let’s go”!")
    #expect(text.sentence(ofWord: 3) == 1)
    #expect(text.sentence(ofWord: 99) == nil)
  }

  @Test func `flags say what a word looks like`() {
    let words = ReplyText("The NASA probe (a B2) won, Tom. Ok").words
    #expect(words[0].flags.isSuperset(of: [.capitalised, .startsSentence]))
    #expect(words[1].flags.isSuperset(of: [.allCaps, .capitalised]))
    #expect(words[2].flags.isEmpty)
    #expect(words[3].flags.contains(.afterPause))
    #expect(words[4].flags.isSuperset(of: [.hasDigit, .capitalised]))
    #expect(!words[4].flags.contains(.isNumber))
    #expect(words[6].flags.isSuperset(of: [.afterPause, .endsSentence]))
  }

  @Test func `the prose is plain ASCII punctuation`() {
    let text = ReplyText("**“Yes”** — it’s `x` fine…")
    #expect(String(decoding: text.prose, as: UTF8.self) == "\"Yes\"  - it's fine... ")
  }
}
