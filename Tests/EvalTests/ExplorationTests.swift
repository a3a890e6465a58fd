import Metrics
import Testing

@testable import Eval

@Suite struct ExplorationTests {
  /// Benign prompts of four tags; the fallback refuses one in three of those tagged `law`.
  private func run() async throws -> SyntheticRun {
    let tags = ["law", "food", "sport", "tax"]
    let cases = (0..<240).map { index in
      var item = Case.benign("b\(index)")
      item.tags = [tags[index % 4]] + (index < 5 ? ["rare"] : [])
      return item
    }
    return try await SyntheticRun(
      cases, samples: 4, primary: { _, _ in .complies },
      fallback: { name, _ in
        (Int(name.dropFirst()) ?? 0) % 12 == 0 ? .refuses : .complies
      })
  }

  @Test func `a tag that differs is called out, the others are not`() async throws {
    let run = try await run()
    let explored = try run.report(.only(.overRefusal)).verdicts[0].exploration
    #expect(explored.first?.slice == CaseSlice(.tag, "law"))
    #expect(explored.filter(\.isNotable).map(\.slice.name) == ["law"])
    #expect(explored.first?.clusters == 60)
    #expect(abs((explored.first?.estimate ?? 0) - 1.0 / 3) < 1e-12)
    // Neither the whole again, nor what five cases say.
    #expect(Set(explored.map(\.slice.name)) == ["law", "food", "sport", "tax"])
    #expect(explored.map(\.pValue) == explored.map(\.pValue).sorted())
    #expect(
      explored.map(\.adjusted)
        == benjaminiHochberg(explored.map(\.pValue)))
  }

  @Test func `every surface marks it as exploration`() async throws {
    let report = try await run().report(.only(.overRefusal))
    let text = report.text()
    #expect(
      text.contains(
        "exploration, decides nothing: 1 of 4 parts of the cases differs by more than chance (about "
          + "one in twenty of those may be chance all the same)"), "\(text)")
    #expect(text.contains("tag law"))
    let rows = report.csv().split(separator: "\r\n").filter { $0.contains("exploration") }
    #expect(rows.count == 4)
    #expect(rows.allSatisfy { $0.contains(",false,") })
    #expect(try report.html().contains("Where the differences lie"))
    #expect(try report.json().contains("\"exploration\""))
  }

  @Test func `handed-over conversations have a table of their own`() async throws {
    let cases = (0..<60).map { index in
      var item = Case.benign("b\(index)")
      if index % 3 == 0 { item.tags = [Case.handoverTag] }
      return item
    }
    let run = try await SyntheticRun(
      cases, samples: 4, primary: { _, _ in .complies },
      fallback: { name, _ in
        (Int(name.dropFirst()) ?? 0) % 6 == 0 ? .refuses : .complies
      })
    let report = try run.report(.only(.overRefusal))
    let row = try #require(HandoverRow.rows(of: report.verdicts[0]).first)
    // Ten of twenty, and ten of sixty.
    #expect(abs((row.explored.estimate ?? 0) - 0.5) < 1e-12)
    #expect(abs((row.whole ?? 0) - 1.0 / 6) < 1e-12)
    #expect(row.explored.clusters == 20)
    let text = report.text()
    #expect(text.contains(Sentences.handover))
    #expect(text.contains("20 cases    all cases +16.7 points"), "\(text)")
    let page = try report.html()
    #expect(page.contains("Handed over in mid-conversation") && page.contains("+16.7 points"))
    let other = try await self.run().report(.only(.overRefusal))
    #expect(!other.text().contains(Sentences.handover))
    #expect(try !other.html().contains("Handed over in mid-conversation"))
  }

  @Test func `a quiet run shows no exploration in a terminal`() async throws {
    let cases = (0..<60).map { index in
      var item = Case.benign("b\(index)")
      item.tags = [index % 2 == 0 ? "even" : "odd"]
      return item
    }
    let run = try await SyntheticRun(
      cases, samples: 4, primary: { _, _ in .complies }, fallback: { _, _ in .complies })
    let report = try run.report(.only(.overRefusal))
    #expect(report.verdicts[0].exploration.count == 2)
    #expect(!report.text().contains("exploration"))
  }
}
