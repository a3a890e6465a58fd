import Foundation

extension Report {
  /// This report without any text of a prompt or a reply: scores, ids and digests stay.
  public var redacted: Report {
    var report = self
    report.primary = primary.withoutText
    for index in report.verdicts.indices {
      report.verdicts[index].fallback = report.verdicts[index].fallback.withoutText
      for exhibit in report.verdicts[index].exhibits.indices {
        report.verdicts[index].exhibits[exhibit].prompt = ""
        report.verdicts[index].exhibits[exhibit].primary = ""
        report.verdicts[index].exhibits[exhibit].fallback = ""
      }
    }
    return report
  }
}

extension Report.Exhibit {
  /// True where ``Report/redacted`` took the texts: an empty reply is written out, never empty.
  var isWithheld: Bool { prompt.isEmpty && primary.isEmpty && fallback.isEmpty }
}

extension Plan.Side {
  /// The digest takes the place of a system prompt of its own, which may be confidential.
  fileprivate var withoutText: Self {
    var side = self
    if let system = target.system, !system.hasPrefix(Self.withheld) {
      side.target.system = Self.withheld + Digest.of(bytes: Data(system.utf8)).hex
    }
    return side
  }

  private static let withheld = "withheld; SHA-256 "
}
