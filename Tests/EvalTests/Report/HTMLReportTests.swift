import Testing

@testable import Eval

struct HTMLReportTests {
  @Test(arguments: ReportScene.allCases)
  func `the page is well-formed and holds nothing that acts or loads`(scene: ReportScene) throws {
    let page = try ParsedXML(try scene.report.html())
    let root = try #require(page.root)
    #expect(root.name == "html" && root["lang"] == "en")
    for name in ["script", "img", "iframe", "object", "embed", "link", "form", "base", "image"] {
      #expect(page.all(name).isEmpty)
    }
    #expect(page.all("style").count == 1)
    for element in root.everything {
      for (name, value) in element.attributes {
        #expect(!name.hasPrefix("on") && name != "src" && name != "style")
        if name == "href" { #expect(value.hasPrefix("#")) }
      }
    }
  }

  @Test func `a template leaves nothing unescaped`() throws {
    let html = try Report.hostile.html()
    #expect(!html.contains("<script") && !html.contains("<img"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(html.contains("&lt;\u{301}img&gt;"))
    #expect(!html.unicodeScalars.contains { $0.isUnprintable && $0 != "\n" && $0 != "\t" })
    #expect(html.contains("\\u{202E}reversed") && html.contains("{{run}} {{{run}}}"))
  }

  @Test func `a quotation mark with an accent does not end an attribute`() throws {
    let escaped = HTMLText().escapeText("\"\u{301} onload='x' <\u{301} &\u{301} \u{0}")
    #expect(
      escaped == "&quot;\u{301} onload=&#39;x&#39; &lt;\u{301} &amp;\u{301} \\u{0}")
  }

  @Test func `a long reply is cut with a note`() throws {
    let html = try Report.hostile.html()
    #expect(html.utf8.count < 100_000)
    #expect(html.contains("(cut here; 1,"))
  }

  static let words: [(ReportScene, String, String)] = [
    (.pass, "✔ PASS", "llama-70b may stand in for gpt-4o"),
    (.fail, "✘ FAIL", "qwen-32b may not stand in for gpt-4o"),
    (
      .inconclusive, "? INCONCLUSIVE",
      "not enough evidence to let mistral-small stand in for gpt-4o; treated as not approved"
    ),
    (.invalid, "⊘ INVALID", "this run cannot be believed; treated as not approved"),
  ]

  @Test(arguments: words)
  func `the verdict comes first`(scene: ReportScene, word: String, headline: String) throws {
    let section = try #require(try ParsedXML(try scene.report.html()).all("section").first)
    let band = try #require(section.children.first)
    #expect(band.all("p").first?.text == word)
    #expect(band.all("h1").map(\.text) == [headline])
  }

  @Test func `several fallbacks have a section and a line to sign each`() throws {
    let page = try ParsedXML(try ReportScene.several.report.html())
    #expect(page.all("section").filter { $0["class"] == "fallback" }.count == 3)
    let links = page.all("nav").first?.all("a").map(\.text)
    #expect(links == ["llama-70b", "qwen-32b", "mistral-small"])
    #expect(page.all("div").filter { $0["class"] == "form" }.count == 3)
  }

  @Test(arguments: ReportScene.readable)
  func `every drawing says in words what it shows`(scene: ReportScene) throws {
    let page = try ParsedXML(try scene.report.html())
    let drawings = page.all("svg").filter { $0["role"] == "img" }
    let tests = scene.report.verdicts.flatMap(\.verdict.gates).flatMap(\.tests)
    #expect(drawings.count == tests.count + scene.report.verdicts.count)
    #expect(drawings.allSatisfy { $0.all("title").first?.text.isEmpty == false })
  }

  @Test func `redacted keeps ids and readings and drops every text`() throws {
    let report = ReportScene.several.report
    let html = try report.redacted.html()
    for item in report.verdicts {
      for exhibit in item.exhibits {
        #expect(html.contains(exhibit.case))
        #expect(!html.contains(HTMLText().escapeText(exhibit.prompt)))
        for word in exhibit.fallback.split(separator: " ") where word.utf8.count > 12 {
          #expect(!html.contains(word))
        }
      }
    }
    #expect(html.contains("text withheld") && html.contains("withheld; SHA-256"))
    #expect(!html.contains("Be brief."))
    #expect(try report.html().contains("Be brief."))
    #expect(try report.redacted.redacted.html() == html)
  }

  @Test(arguments: ReportScene.readable)
  func `it reads as recorded`(scene: ReportScene) throws {
    try Golden.expect(try scene.report.html(), equals: "report/\(scene.rawValue).html")
  }
}

extension ParsedXML.Element {
  fileprivate var everything: [ParsedXML.Element] { [self] + children.flatMap(\.everything) }
}
