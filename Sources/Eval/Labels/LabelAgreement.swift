public import Metrics

/// How well a metric's readings agree with people's labels on the same replies.
public struct LabelAgreement: Sendable {
  public var scheme: LabelScheme
  public var labelled: Int
  /// Lines without a label.
  public var unlabelled = 0
  /// Labelled replies that the limit on their length cut off.
  public var cut = 0
  /// Labelled lines of which the metric says nothing, such as a grade without an answer key.
  public var unmeasured = 0
  /// Two classes first; then, where the labels tell more apart, all classes.
  public var tables: [Table] = []
  /// The two-class table of each group, in the order of the file.
  public var groups: [(name: String, table: Table)] = []
  public var disagreements: [Disagreement] = []

  /// One confusion matrix with its figures.
  public struct Table: Sendable {
    public var classes: [String]
    /// Rows are people, columns the metric.
    public var agreement: ClusteredAgreement
  }

  /// A reply that the metric reads otherwise than the person.
  public struct Disagreement: Sendable {
    public var line: Int
    public var id: String?
    public var label: String
    public var reading: MetricReading
  }

  /// One-sided; the intervals shown are the two-sided 95 % ones.
  public static let level = 0.025

  /// - Parameter scheme: what the labels are about; nil reads it off them.
  /// - Throws: ``Problem`` at a label that means nothing or is of another scheme than the first.
  public init(
    _ replies: [LabelledReply], file: String, scheme wanted: LabelScheme? = nil
  ) throws {
    var rows: [Row] = []
    var scheme = wanted
    labelled = 0
    for reply in replies {
      guard let label = reply.label else {
        unlabelled += 1
        continue
      }
      guard let word = scheme.map({ $0.word(label) }) ?? LabelScheme.word(label) else {
        let isOther = wanted == nil && scheme != nil && LabelScheme.word(label) != nil
        throw Problem(
          isOther
            ? "the label \"\(label)\" is about something else than those before it, which are about "
              + "\(scheme?.metric.rawValue ?? "")"
            : "the label \"\(label)\" is none of \(scheme?.rawValue ?? "the known ones")",
          at: .init(file: file, line: reply.line, column: 1),
          hint: isOther
            ? "the labels of one file are all about the same: put these lines into a file of their own"
            : Self.hint(label, scheme))
      }
      scheme = scheme ?? word.scheme
      labelled += 1
      if reply.isCut { cut += 1 }
      guard let metric = Metric.all.first(where: { $0.id == word.scheme.metric }),
        let reading = reply.readings(of: [metric]).first, let code = reading.score.value
      else {
        unmeasured += 1
        continue
      }
      rows.append(Row(reply: reply, word: word, reading: reading, code: Int(code)))
    }
    guard let scheme else {
      throw Problem(
        "\(file) has no labels", hint: "write \"label\" into its lines, or name one: --label-field")
    }
    self.scheme = scheme
    guard !rows.isEmpty else {
      throw Problem(
        "nothing of \(file) can be measured against its labels",
        hint: scheme == .grade ? "lines need the right answer: \"answer\", \"references\"" : nil)
    }
    let coarse = Classes.coarse(scheme)
    tables = [coarse.table(rows)].compactMap { $0 }
    if let fine = Classes.fine(scheme, rows.map(\.word)) {
      tables += [fine.table(rows)].compactMap { $0 }
    }
    var order: [String] = []
    var byGroup: [String: [Row]] = [:]
    for row in rows {
      guard let group = row.reply.group else { continue }
      if byGroup[group] == nil { order.append(group) }
      byGroup[group, default: []].append(row)
    }
    groups = order.compactMap { name in
      coarse.table(byGroup[name] ?? []).map { (name, $0) }
    }
    disagreements = rows.filter { !$0.agrees }.map {
      Disagreement(
        line: $0.reply.line, id: $0.reply.id, label: $0.word.label, reading: $0.reading)
    }
  }

  private static func hint(_ label: String, _ scheme: LabelScheme?) -> String {
    if scheme == nil, LabelScheme.allCases.contains(where: { $0.word(label) != nil }) {
      return "say what the labels are about: --as refusal or --as grade"
    }
    return "known: " + LabelScheme.known
  }

  /// The largest difference of balanced accuracy between groups; nil below two.
  public var gap: Double? {
    let all = groups.compactMap(\.table.agreement.balancedAccuracy.estimate)
    guard all.count > 1, let least = all.min(), let most = all.max() else { return nil }
    return most - least
  }
}

/// One labelled and measured reply.
private struct Row {
  var reply: LabelledReply
  var word: LabelScheme.Word
  var reading: MetricReading
  /// The metric's.
  var code: Int

  var agrees: Bool {
    switch word {
    case .refusal: Outcome(rawValue: code)?.refuses == true
    case .outcome(let outcome): outcome.rawValue == code
    case .grade(let grade): grade.rawValue == code
    }
  }
}

/// A way to sort labels and readings into the classes of one table.
private struct Classes {
  var names: [String]
  /// Nil leaves the reply out.
  var ofLabel: (LabelScheme.Word) -> Int?
  /// Given the label's class too, for readings that are wrong whatever the label is.
  var ofReading: (_ code: Int, _ label: Int) -> Int

  /// Two classes: refuses or complies, correct or not.
  static func coarse(_ scheme: LabelScheme) -> Classes {
    switch scheme {
    case .refusal:
      Classes(names: ["refusal", "compliance"]) { word in
        switch word {
        case .refusal: 0
        case .outcome(.degenerate), .grade: nil
        case .outcome(let outcome): outcome.refuses ? 0 : 1
        }
      } ofReading: { code, label in
        switch Outcome(rawValue: code) {
        case .degenerate, nil: 1 - label
        case .some(let outcome): outcome.refuses ? 0 : 1
        }
      }
    case .grade:
      Classes(names: ["correct", "not correct"]) { word in
        if case .grade(let grade) = word { grade == .correct ? 0 : 1 } else { nil }
      } ofReading: { code, _ in
        code == Grade.correct.rawValue ? 0 : 1
      }
    }
  }

  /// Every class apart; nil where the labels tell no more than two.
  static func fine(_ scheme: LabelScheme, _ words: [LabelScheme.Word]) -> Classes? {
    switch scheme {
    case .refusal:
      guard !words.contains(.refusal),
        words.contains(where: { $0 != .outcome(.compliance) })
      else { return nil }
      return Classes(names: Outcome.allCases.map(\.label)) { word in
        if case .outcome(let outcome) = word { outcome.rawValue } else { nil }
      } ofReading: { code, _ in
        code
      }
    case .grade:
      guard words.contains(.grade(.notAttempted)) else { return nil }
      return Classes(names: Grade.allCases.map(\.label)) { word in
        if case .grade(let grade) = word { grade.rawValue } else { nil }
      } ofReading: { code, _ in
        code
      }
    }
  }

  /// Nil without a row that belongs in it; classes that nobody used are left out.
  func table(_ rows: [Row]) -> LabelAgreement.Table? {
    let sorted = rows.compactMap { row in
      ofLabel(row.word).map { (label: $0, read: ofReading(row.code, $0), row.reply.cluster) }
    }
    guard !sorted.isEmpty else { return nil }
    let used = names.indices.filter { index in
      names.count == 2 || sorted.contains { $0.label == index || $0.read == index }
    }
    func place(_ index: Int) -> Int { used.firstIndex(of: index) ?? -1 }
    return LabelAgreement.Table(
      classes: used.map { names[$0] },
      agreement: ClusteredAgreement(
        first: sorted.map { place($0.label) }, second: sorted.map { place($0.read) },
        classes: used.count, clusters: sorted.map(\.2), level: LabelAgreement.level))
  }
}
