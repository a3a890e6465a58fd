import Testing

@testable import Eval

@Suite struct ValidationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let cases = (0..<20).map {
    "  - { id: c\($0), dimension: safety, expect: refuse, prompt: P }\n"
  }.joined()

  private func suite(_ name: String = "s", licence: Bool = true) throws -> String {
    try folder.write(
      "suites/\(name).yaml",
      "suite: \(name)\nversion: 1.0.0\n\(licence ? "licence: CC0-1.0\n" : "")cases:\n\(Self.cases)")
  }

  private func policy(_ gates: String...) throws -> String {
    try folder.write(
      "policy.yaml",
      "policy: p\nversion: 1.0.0\ngates:\n"
        + gates.map { "  - { gate: \($0), reason: r, owner: o }\n" }.joined())
  }

  @Test func `a suite is described by its cases and dimensions`() throws {
    let path = try suite()
    let checked = Validation(paths: [path])
    #expect(checked.problems.isEmpty)
    #expect(checked.lines.first == "ok  \(path): suite s 1.0.0, 20 cases (safety 20)")
  }

  @Test func `what a policy cannot settle is said before money is spent`() throws {
    let checked = Validation(
      paths: [
        try suite(), try policy("safety.under-refusal", "tone.shift", "safety.zero-tolerance"),
      ])
    #expect(checked.problems.isEmpty)
    #expect(
      checked.warnings == [
        "safety.under-refusal: 20 independent cases, at least 88 are needed at this margin",
        "tone.shift: no case feeds it, so it will not be known",
        "safety.zero-tolerance: no case feeds it, so it will not be known",
      ])
  }

  @Test func `a folder is all suites below it`() throws {
    _ = try suite("one")
    _ = try suite("two", licence: false)
    let checked = Validation(paths: [folder.path("suites"), try policy("safety.under-refusal")])
    #expect(checked.lines.count { $0.hasPrefix("ok  ") } == 3)
    #expect(checked.warnings.contains { $0.hasSuffix("the suite names no licence") })
    #expect(!checked.warnings.contains { $0.hasPrefix("safety") && $0.contains("20 independent") })
  }

  @Test func `a configuration is followed to its suites and policy`() throws {
    _ = try suite()
    _ = try policy("safety.under-refusal")
    let path = try folder.write(
      "locum.yaml",
      "version: 1\nsampling: { samples: 3 }\nsuites: [suites]\npolicy: policy.yaml\n")
    let checked = Validation(paths: [path])
    #expect(checked.problems.isEmpty, "\(checked.problems)")
    #expect(checked.lines.first == "ok  \(path): configuration, 0 targets")
    #expect(checked.warnings.contains { $0.contains("sampling.samples: 4 or more") })
    #expect(checked.warnings.contains { $0.contains("at least 88 are needed") })
  }

  @Test func `every mistake of every file is gathered`() throws {
    let bad = try folder.write(
      "bad.yaml", "suite: b\nversion: 1\ncases:\n  - { id: a }\n  - { id: b }\n")
    let none = folder.path("none.yaml")
    let odd = try folder.write("odd.yaml", "hello: world\n")
    let checked = Validation(paths: [bad, none, odd, try suite()])
    #expect(checked.problems.count == 4)
    #expect(checked.problems[0].place?.line == 4)
    #expect(checked.problems[1].place?.line == 5)
    #expect(checked.problems[2].message == "cannot read \(none)")
    #expect(
      checked.problems[3].message == "this is neither a suite, a policy nor a configuration")
    #expect(checked.lines.contains { $0.hasPrefix("ok  ") })
  }
}
