import RealModule

/// How varied a text's words are, measured so that length matters little.
///
/// Works on any hashable tokens. McCarthy and Jarvis, Behavior Research Methods 42:381, 2010.
public enum LexicalDiversity {
  /// Measure of textual lexical diversity, the mean of a forward and a backward pass.
  ///
  /// A factor ends where the ratio of types to tokens falls to `threshold` or below; the rest at the end
  /// counts as the part of a factor it has gone through, (1 − ratio)/(1 − threshold), as in
  /// lexicalrichness. Where not even a part of one is completed, the token count. 0 without tokens.
  public static func mtld<Tokens: BidirectionalCollection>(
    _ tokens: Tokens, threshold: Double = 0.72
  ) -> Double where Tokens.Element: Hashable {
    guard !tokens.isEmpty else { return 0 }
    let forward = onePass(tokens, threshold)
    return (forward + onePass(tokens.reversed(), threshold)) / 2
  }

  private static func onePass<Tokens: Sequence>(
    _ tokens: Tokens, _ threshold: Double
  ) -> Double where Tokens.Element: Hashable {
    var factors = 0.0
    var types: Set<Tokens.Element> = []
    var total = 0
    var count = 0
    for token in tokens {
      types.insert(token)
      total += 1
      count += 1
      if Double(types.count) / Double(count) <= threshold {
        factors += 1
        types.removeAll(keepingCapacity: true)
        count = 0
      }
    }
    if count > 0 {
      factors += (1 - Double(types.count) / Double(count)) / (1 - threshold)
    }
    return factors > 0 ? Double(total) / factors : Double(total)
  }

  /// Moving-average ratio of types to tokens over windows of `window` tokens (Covington and McFall 2010).
  ///
  /// Nil where the text is shorter than a window. 0 … 1.
  public static func mattr<Token: Hashable>(_ tokens: [Token], window: Int = 50) -> Double? {
    guard window > 0, tokens.count >= window else { return nil }
    var counts: [Token: Int] = [:]
    var sum = 0.0
    for (index, token) in tokens.enumerated() {
      counts[token, default: 0] += 1
      if index >= window {
        let old = tokens[index - window]
        if let count = counts[old] { counts[old] = count > 1 ? count - 1 : nil }
      }
      if index >= window - 1 { sum += Double(counts.count) / Double(window) }
    }
    return sum / Double(tokens.count - window + 1)
  }

  /// HD-D: the expected ratio of types to tokens in `draws` tokens drawn without return.
  ///
  /// Nil where the text has fewer tokens. 0 … 1.
  public static func hdd<Token: Hashable>(_ tokens: [Token], draws: Int = 42) -> Double? {
    guard draws > 0, tokens.count >= draws else { return nil }
    var counts: [Token: Int] = [:]
    for token in tokens { counts[token, default: 0] += 1 }
    // Sums in order of frequency, so that the result does not depend on hashing.
    let contributions = counts.values.sorted().map { frequency in
      (1 - probabilityOfNone(frequency, tokens.count, draws)) / Double(draws)
    }
    return contributions.reduce(0, +)
  }

  /// C(N − f, n) / C(N, n), as a product.
  private static func probabilityOfNone(_ frequency: Int, _ total: Int, _ draws: Int) -> Double {
    guard total - frequency >= draws else { return 0 }
    return (0..<draws).reduce(1.0) { product, k in
      product * Double(total - frequency - k) / Double(total - k)
    }
  }
}

extension Metric {
  /// MTLD of the prose words; for information.
  ///
  /// About 40 (repetitive) to 150 (varied). Undefined below 50 prose words, where it is not stable.
  public static let lexicalDiversity = Metric(
    id: "tone.mtld", version: 2, summary: "Lexical diversity (MTLD)", unit: "words"
  ) { exchange in
    guard exchange.text.proseWordCount >= 50 else {
      return .undefined("too few words of running text")
    }
    var words: [UInt64] = []
    words.reserveCapacity(exchange.text.proseWordCount)
    for word in exchange.text.words where word.isProse { words.append(word.hash) }
    return Score(LexicalDiversity.mtld(words))
  }
}
