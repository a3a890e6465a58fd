import Foundation
import Metrics

extension LabelAgreement {
  private static let shownDisagreements = 10

  /// Confusion matrices, agreement, balanced accuracy and kappa, groups, and where they disagree.
  public func text(file: String, _ style: TextStyle = TextStyle()) -> String {
    var blocks = [headline(file)]
    blocks += tables.map { Self.block($0, metric: scheme.metric.rawValue) }
    if !groups.isEmpty { blocks.append(groupBlock) }
    if !disagreements.isEmpty { blocks.append(disagreementBlock(file)) }
    return style.adapted(blocks.joined(separator: "\n\n") + "\n")
  }

  private func headline(_ file: String) -> String {
    var parts = [
      "\(file.visibleLine): \(scheme.metric.rawValue) against "
        + Sentences.counted(labelled, "label")
    ]
    if unlabelled > 0 { parts.append("\(Sentences.counted(unlabelled, "line")) without one") }
    if unmeasured > 0 { parts.append("\(Sentences.grouped(unmeasured)) not measured") }
    if cut > 0 { parts.append("\(Sentences.grouped(cut)) cut off at the length limit") }
    return parts.joined(separator: " · ")
  }

  private static func block(_ table: Table, metric: String) -> String {
    let counts = table.agreement.matrix.counts
    let width = max(12, (table.classes.map(\.count).max() ?? 0) + 2)
    var lines = [
      pad("  people \\ \(metric)", 30) + table.classes.map { left($0, width) }.joined()
        + left("recall", 10)
    ]
    for (index, row) in counts.enumerated() {
      let recall = table.agreement.matrix.recalls[index].map { Sentences.number($0) } ?? "–"
      lines.append(
        pad("  " + table.classes[index], 30)
          + row.map { left(Sentences.grouped($0), width) }.joined() + left(recall, 10))
    }
    lines.append("")
    lines += figures(of: table.agreement).map { name, interval in
      "  " + pad(name, 19) + shown(interval)
    }
    let clusters = table.agreement.clusters
    if clusters < table.agreement.matrix.n {
      lines.append(
        "  95 % intervals; \(Sentences.grouped(table.agreement.matrix.n)) replies in "
          + "\(Sentences.grouped(clusters)) clusters are not independent, which widens them")
    } else {
      lines.append(
        "  95 % intervals of \(Sentences.counted(clusters, "independent reply", "independent replies"))"
      )
    }
    return lines.joined(separator: "\n")
  }

  private static func figures(
    of agreement: ClusteredAgreement
  ) -> [(name: String, interval: Interval?)] {
    [
      ("agreement", agreement.agreement), ("balanced accuracy", agreement.balancedAccuracy),
      ("kappa", agreement.kappa),
    ]
  }

  private static func shown(_ interval: Interval?) -> String {
    guard let interval, let estimate = interval.estimate else { return "undefined" }
    return Sentences.number(estimate) + "  (" + Sentences.number(interval.lower) + " … "
      + Sentences.number(interval.upper) + ")"
  }

  private var groupBlock: String {
    let names = groups.map { $0.name.clippedLine(28) }
    let width = max(10, (names.map(\.count).max() ?? 0) + 2)
    var lines = [
      Self.pad("  group", width + 2) + Self.left("replies", 8)
        + Self.left("agreement", 26) + Self.left("balanced accuracy", 26) + Self.left("kappa", 26)
    ]
    for (name, group) in zip(names, groups) {
      lines.append(
        Self.pad("  " + name, width + 2)
          + Self.left(Sentences.grouped(group.table.agreement.matrix.n), 8)
          + Self.figures(of: group.table.agreement).map { Self.left(Self.shown($0.interval), 26) }
          .joined())
    }
    if let gap {
      lines.append("  largest gap of balanced accuracy between groups: " + Sentences.number(gap))
    }
    return lines.joined(separator: "\n")
  }

  private func disagreementBlock(_ file: String) -> String {
    var lines = ["  read otherwise than labelled: \(Sentences.grouped(disagreements.count))"]
    for item in disagreements.prefix(Self.shownDisagreements) {
      let place = "\(file.visibleLine):\(item.line)"
      let name = item.id.map { "  " + $0.clippedLine(28) } ?? ""
      lines.append(
        "  \(place)\(name)  \(item.label), read as \(item.reading.text)"
          + (item.reading.score.confidence == .low ? ", unsure" : "")
          + (item.reading.score.because.map { ": \($0)" } ?? "")
          + (item.reading.evidence.map { "  “\($0.clippedLine(48))”" } ?? ""))
    }
    let rest = disagreements.count - Self.shownDisagreements
    if rest > 0 { lines.append("  and \(Sentences.grouped(rest)) more (all with --format json)") }
    return lines.joined(separator: "\n")
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private static func left(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
