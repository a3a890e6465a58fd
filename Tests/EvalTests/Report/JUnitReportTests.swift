import Foundation
import Testing

@testable import Eval

struct JUnitReportTests {
  private static let schema = Golden.fixture("junit/strict.xsd")

  private func cases(_ report: Report) throws -> [ParsedXML.Element] {
    try ParsedXML(try report.junit(), schema: Self.schema).all("testcase")
  }

  private func result(_ item: ParsedXML.Element) -> ParsedXML.Element? {
    item.children.first { $0.name != "system-out" }
  }

  @Test(arguments: ReportScene.allCases)
  func `every report is valid by the strict schema`(scene: ReportScene) throws {
    let document = try ParsedXML(try scene.report.junit(), schema: Self.schema)
    #expect(document.all("testsuite").count == scene.report.verdicts.count)
  }

  @Test func `the schema refuses what strict readers refuse`() throws {
    let xml = try Report.make().junit()
    for (found, wrong) in [
      ("<testsuites ", "<testsuites skipped=\"0\" "), (" time=\"0\"", " time=\"1e-3\""),
      ("<testcase ", "<testcase file=\"a\" "), ("<property name=\"run\"", "<property"),
    ] {
      #expect(xml.contains(found))
      let changed = xml.replacingOccurrences(of: found, with: wrong)
      #expect(throws: ParsedXML.Malformed.self) {
        try ParsedXML(changed, schema: Self.schema)
      }
    }
  }

  @Test(arguments: ReportScene.allCases)
  func `counts agree with the cases and names are unique`(scene: ReportScene) throws {
    let document = try ParsedXML(try scene.report.junit())
    let names = document.all("testcase").compactMap { $0["name"] }
    #expect(Set(names).count == names.count)
    for suite in document.all("testsuites") + document.all("testsuite") {
      #expect(suite["tests"] == "\(suite.all("testcase").count)")
      #expect(suite["failures"] == "\(suite.all("failure").count)")
      #expect(suite["errors"] == "\(suite.all("error").count)")
    }
  }

  @Test(arguments: ReportScene.allCases)
  func `each gate shows its status and blocks unless met`(scene: ReportScene) throws {
    let report = scene.report
    let suites = try ParsedXML(try report.junit()).all("testsuite")
    for (item, suite) in zip(report.verdicts, suites) {
      for gate in item.verdict.gates {
        let shown = suite.all("testcase").filter {
          $0["name"]?.hasPrefix(gate.gate.rawValue + " ") == true
        }
        #expect(shown.count == 1)
        let result = shown.first.flatMap { self.result($0) }
        switch gate.status {
        case .met: #expect(result == nil)
        case .broken: #expect(result?.name == "failure" && result?["type"] == "broken")
        case .notKnown: #expect(result?.name == "error" && result?["type"] == "inconclusive")
        }
        if let result, let message = result["message"] {
          #expect(!message.isEmpty && result.text.hasPrefix(message))
        }
      }
    }
  }

  static let verdicts: [(ReportScene, String?, String?)] = [
    (.pass, nil, nil), (.fail, "failure", "fail"), (.inconclusive, "error", "inconclusive"),
    (.invalid, "error", "invalid"),
  ]

  @Test(arguments: verdicts)
  func `the verdict is a case`(scene: ReportScene, element: String?, type: String?) throws {
    let item = try #require(
      try cases(scene.report).first { $0["name"]?.hasPrefix("verdict") == true })
    #expect(result(item)?.name == element)
    #expect(result(item)?["type"] == type)
  }

  @Test func `what makes a run unbelievable is an error of its control`() throws {
    let broken = try cases(ReportScene.invalid.report).filter {
      $0["name"]?.hasPrefix("control:") == true
    }
    #expect(broken.count == 3)
    #expect(broken.allSatisfy { result($0)?["type"] == "invalid" })
  }

  @Test func `only a control that the policy does not require is skipped`() throws {
    let verdict = Verdict.make(controls: .make(halvings: nil, broken: nil))
    let skipped = try cases(.make(verdicts: [.make(verdict: verdict)])).filter {
      result($0)?.name == "skipped"
    }
    #expect(skipped.compactMap { $0["name"] } == ["control: primary against itself [llama-70b]"])
    let required = Verdict.make(
      .invalid, invalidities: [.tooFewSamples(have: 2, need: 4)],
      controls: .make(halvings: nil, broken: nil))
    let none = try cases(.make(verdicts: [.make(verdict: required)])).filter {
      result($0)?.name == "skipped"
    }
    #expect(none.isEmpty)
  }

  @Test func `a dot in a model's name makes no package`() throws {
    let side = Plan.Side.make("openai:gpt-4.1")
    let names = try cases(.make(verdicts: [.make(fallback: side)])).compactMap { $0["classname"] }
    #expect(Set(names) == ["locum/openai:gpt-4_1"])
  }

  @Test func `two fallbacks of one name keep their cases apart`() throws {
    let names = try cases(.make(verdicts: [.make(), .make()])).compactMap { $0["name"] }
    #expect(Set(names).count == names.count)
    #expect(names.contains("verdict [llama-70b #2]"))
  }

  @Test func `no property line is forged`() throws {
    let lines = try cases(.hostile).flatMap { $0.all("system-out") }.flatMap {
      $0.text.split(separator: "\n")
    }
    #expect(!lines.isEmpty)
    #expect(lines.allSatisfy { $0.hasPrefix("[[PROPERTY|") && $0.hasSuffix("]]") })
    #expect(!lines.contains("[[PROPERTY|verdict=PASS]]"))
  }

  @Test func `no prompt and no reply is in it`() throws {
    let xml = try ReportScene.fail.report.junit()
    for exhibit in ReportScene.fail.report.verdicts[0].exhibits {
      #expect(!xml.contains(exhibit.prompt))
      #expect(!xml.contains(exhibit.fallback))
    }
  }

  @Test(arguments: ReportScene.readable)
  func `it reads as recorded`(scene: ReportScene) throws {
    try Golden.expect(try scene.report.junit(), equals: "report/\(scene.rawValue).xml")
  }
}
