// J. Cohen, Educ. Psychol. Meas. 20, 1960; J. L. Fleiss, J. Cohen & B. S. Everitt, Psychol. Bull.
// 72, 1969 (standard errors). Kappa falls to 0 where almost all cases are of one class, however
// well two judges agree, so it describes and must not decide: A. R. Feinstein & D. V. Cicchetti,
// J. Clin. Epidemiol. 43, 1990.

/// Cohen's kappa: agreement beyond that of two judges who answer independently.
public struct CohenKappa: Sendable, Hashable {
  /// At most 1; 0 at chance.
  public let value: Double
  /// The large-sample standard error.
  public let standardError: Double
  /// The standard error if the judges were independent: value/this is about normal then.
  public let standardErrorUnderChance: Double

  /// The normal 1 − 2·level interval.
  public func interval(level: Double) -> Interval {
    let half = Normal.upperQuantile(level) * standardError
    return Interval(lower: value - half, estimate: value, upper: value + half)
  }
}

extension ConfusionMatrix {
  /// Cohen's kappa; nil when empty or when chance alone would agree always.
  public var kappa: CohenKappa? {
    guard n > 0 else { return nil }
    let total = Double(n)
    let p = counts.map { $0.map { Double($0) / total } }
    let row = rowTotals.map { Double($0) / total }
    let column = columnTotals.map { Double($0) / total }
    let observed = p.indices.reduce(0) { $0 + p[$1][$1] }
    let chance = p.indices.reduce(0) { $0 + row[$1] * column[$1] }
    guard 1 - chance > 1e-15 else { return nil }
    let kappa = (observed - chance) / (1 - chance)

    var spread = 0.0
    var spreadUnderChance = chance + chance * chance
    for i in p.indices {
      let own = 1 - (row[i] + column[i]) * (1 - kappa)
      spread += p[i][i] * own * own
      spreadUnderChance -= row[i] * column[i] * (row[i] + column[i])
      for j in p.indices where j != i {
        let cross = (column[i] + row[j]) * (1 - kappa)
        spread += p[i][j] * cross * cross
      }
    }
    let shift = kappa - chance * (1 - kappa)
    let scale = (1 - chance) * total.squareRoot()
    return CohenKappa(
      value: kappa,
      standardError: max(0, spread - shift * shift).squareRoot() / scale,
      standardErrorUnderChance: max(0, spreadUnderChance).squareRoot() / scale)
  }

  /// Prevalence- and bias-adjusted kappa, (k·agreement − 1)/(k − 1) over k classes.
  ///
  /// T. Byrt, J. Bishop & J. B. Carlin, J. Clin. Epidemiol. 46, 1993. Nil when empty or for one class.
  public var pabak: Double? {
    guard let agreement, counts.count > 1 else { return nil }
    let classes = Double(counts.count)
    return (classes * agreement - 1) / (classes - 1)
  }

  /// Gwet's AC1, stable where nearly all cases are of one class.
  ///
  /// K. L. Gwet, Br. J. Math. Stat. Psychol. 61, 2008. Nil when empty or for one class.
  public var gwetAC1: Double? {
    guard let agreement, counts.count > 1 else { return nil }
    let total = Double(n)
    let chance =
      zip(rowTotals, columnTotals).reduce(0.0) { sum, used in
        let share = Double(used.0 + used.1) / (2 * total)
        return sum + share * (1 - share)
      } / Double(counts.count - 1)
    return (agreement - chance) / (1 - chance)
  }

  /// Krippendorff's alpha for nominal data, two judges and nothing missing.
  ///
  /// K. Krippendorff, Content Analysis, 2004. Nil when empty or where only one class was used.
  public var krippendorffAlpha: Double? {
    guard let agreement else { return nil }
    let values = 2 * Double(n)
    let alike = zip(rowTotals, columnTotals).reduce(0.0) { sum, used in
      let count = Double(used.0 + used.1)
      return sum + count * (count - 1)
    }
    let expected = 1 - alike / (values * (values - 1))
    return expected > 0 ? 1 - (1 - agreement) / expected : nil
  }
}
