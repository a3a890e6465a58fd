/// Exact match and token F1 by the rules of SQuAD's evaluation script (Rajpurkar et al., EMNLP 2016).
public enum SQuAD {
  /// Lower case, ASCII punctuation deleted, the articles a, an, the dropped, blanks collapsed.
  ///
  /// Deleting glues: `$1,200.50` becomes `120050`, so numbers are compared before this is applied.
  public static func normalized(_ text: String) -> String {
    tokens(text).joined(separator: " ")
  }

  /// 1 where both are equal after normalisation, else 0; the best of several references.
  public static func exactMatch(_ prediction: String, _ references: [String]) -> Double {
    let own = tokens(prediction)
    return references.contains { tokens($0) == own } ? 1 : 0
  }

  /// The harmonic mean of token precision and recall, 0 … 1; the best of several references.
  ///
  /// Where either side has no tokens: 1 if neither has, else 0 (the rule of version 2.0).
  public static func f1(_ prediction: String, _ references: [String]) -> Double {
    let own = tokens(prediction)
    return references.map { f1(own, tokens($0)) }.max() ?? 0
  }

  private static func f1(_ a: [String], _ b: [String]) -> Double {
    guard !a.isEmpty, !b.isEmpty else { return a.isEmpty && b.isEmpty ? 1 : 0 }
    var left: [String: Int] = [:]
    for token in b { left[token, default: 0] += 1 }
    var common = 0
    for token in a where left[token, default: 0] > 0 {
      left[token, default: 0] -= 1
      common += 1
    }
    guard common > 0 else { return 0 }
    let precision = Double(common) / Double(a.count)
    let recall = Double(common) / Double(b.count)
    return 2 * precision * recall / (precision + recall)
  }

  private static func tokens(_ text: String) -> [String] {
    let kept = text.lowercased().unicodeScalars.filter { !isPunctuation($0) }
    return String(String.UnicodeScalarView(kept))
      .split(whereSeparator: \.isWhitespace).map(String.init)
      .filter { $0 != "a" && $0 != "an" && $0 != "the" }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
