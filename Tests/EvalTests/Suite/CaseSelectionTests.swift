import Metrics
import Testing

@testable import Eval

@Suite struct CaseSelectionTests {
  private var suites: [Suite] {
    var a = Case.make("a", .tone)
    a.tags = ["refunds"]
    var b = Case.make("b", .tone)
    b.tags = ["delays"]
    return [
      Suite(name: "one", version: "1", cases: [a, b]),
      Suite(name: "two", version: "1", cases: [Case.make("c", .tone)]),
    ]
  }

  @Test(
    arguments: [
      (["refunds"], [], ["a"]), ([], ["b", "c"], ["b", "c"]),
      (["delays", "refunds"], ["b"], ["b"]),
      ([], [], ["a", "b", "c"]),
    ] as [([String], [String], [String])])
  func `cases are taken by tag and id`(_ tags: [String], _ ids: [String], _ expected: [String])
    throws
  {
    let selected = try CaseSelection(tags: tags, ids: ids).applied(to: suites)
    #expect(selected.flatMap { $0.cases.map(\.id) } == expected)
    #expect(selected.allSatisfy { !$0.cases.isEmpty })
  }

  @Test(
    arguments: [
      (
        ["refunds", "delay"], [], "no case of these suites has the tag \"delay\"",
        "did you mean \"delays\"?"
      ),
      ([], ["a", "z"], "there is no case \"z\" in these suites", "did you mean \"a\"?"),
      (["delays"], ["a"], "no case is left", "none with one of these ids has one of these tags"),
    ] as [([String], [String], String, String)])
  func `what selects nothing is told, even beside what does`(
    _ tags: [String], _ ids: [String], _ message: String, _ hint: String
  ) {
    let problem = #expect(throws: Problem.self) {
      try CaseSelection(tags: tags, ids: ids).applied(to: suites)
    }
    #expect(problem?.message == message)
    #expect(problem?.hint == hint)
  }
}
