import Testing

@testable import Eval

struct CSVReportTests {
  /// Fields of each record, read after RFC 4180.
  private func records(_ csv: String) -> [[String]] {
    var records: [[String]] = []
    var fields: [String] = []
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var previous: Unicode.Scalar = "\n"
    for scalar in csv.unicodeScalars {
      if isQuoted, scalar != "\"" {
        field.append(scalar)
      } else if scalar == "\"" {
        if !isQuoted, previous == "\"" { field.append(scalar) }
        isQuoted.toggle()
      } else if scalar == "," || scalar == "\n" {
        fields.append(String(field))
        field = .init()
        if scalar == "\n" {
          records.append(fields)
          fields = []
        }
      } else if scalar != "\r" {
        field.append(scalar)
      }
      previous = scalar
    }
    return records
  }

  @Test(arguments: ReportScene.allCases)
  func `one row per test and class, all as wide as the heading`(scene: ReportScene) throws {
    let report = scene.report
    let records = records(report.csv())
    let width = try #require(records.first).count
    #expect(records.allSatisfy { $0.count == width })
    let gates = report.verdicts.flatMap(\.verdict.gates)
    #expect(records.count == 1 + gates.reduce(0) { $0 + $1.tests.count + $1.classes.count })
  }

  @Test func `no cell of text begins like a formula or breaks a line`() throws {
    let records = records(Report.hostile.csv())
    for cell in records.joined() where Double(cell) == nil {
      #expect(!cell.hasPrefix("=") && !cell.hasPrefix("@"))
      #expect(!cell.unicodeScalars.contains { $0.isUnprintable })
    }
    #expect(records[1][2].hasPrefix("'=cmd"))
  }

  @Test func `what is not known is empty, what is exact stays exact`() throws {
    let records = records(ReportScene.inconclusive.report.csv())
    let heading = try #require(records.first)
    func cell(_ test: String, _ column: String) throws -> String {
      let row = try #require(records.first { $0[6] == test })
      let index = try #require(heading.firstIndex(of: column))
      return row[index]
    }
    #expect(try cell("incorrect answers", "loss") == "")
    #expect(try cell("warmth", "upper") == "")
    #expect(try cell("length", "margin_upper") == "0.4054651081081644")
    #expect(try cell("invalid JSON", "decides") == "false")
  }

  @Test(arguments: ReportScene.readable)
  func `it reads as recorded`(scene: ReportScene) throws {
    try Golden.expect(scene.report.csv(), equals: "report/\(scene.rawValue).csv")
  }
}
