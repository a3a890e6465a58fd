import RealModule

/// Reads texts by VADER's rules; holds the buffers so that sentence after sentence costs no memory.
struct PolarityReader {
  private typealias Rules = PolarityWords

  /// A token as the rules see it.
  private struct Token {
    /// Folded, without the punctuation around it.
    var hash: UInt64
    var valence: Float
    var booster: Float
    var isListed: Bool
    var negates: Bool
    var isUpper: Bool
  }

  private let lexicon: ValenceLexicon
  private var tokens: [Token] = []
  private var valences: [Double] = []

  init(_ lexicon: ValenceLexicon) { self.lexicon = lexicon }

  mutating func polarity(of bytes: UnsafeBufferPointer<UInt8>) -> Polarity {
    tokens.removeAll(keepingCapacity: true)
    valences.removeAll(keepingCapacity: true)
    let marks = tokenize(bytes)
    guard !tokens.isEmpty else { return .none }
    let capitals = tokens.count { $0.isUpper }
    let capitalsMatter = capitals > 0 && capitals < tokens.count
    for index in tokens.indices { valences.append(valence(at: index, capitalsMatter)) }
    weighAroundBut()
    return sum(emphasis: Self.emphasis(marks))
  }

  /// Splits at blanks; a token keeps its punctuation only where less than three letters remain.
  private mutating func tokenize(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (exclamations: Int, questions: Int) {
    var marks = (exclamations: 0, questions: 0)
    var start = -1
    var i = 0
    while i < bytes.count {
      let b = bytes[i]
      if b > 0x20, b < 0x80 {
        if b == 0x21 { marks.exclamations += 1 } else if b == 0x3F { marks.questions += 1 }
        if start < 0 { start = i }
        i += 1
        continue
      }
      var length = 1
      var described: [UInt64]?
      var splits = b < 0x80
      if b >= 0x80 {
        let c: UInt32
        (c, length) = Self.codePoint(bytes, i)
        splits = c < 0x3001 && Folding.classify(c) == .space
        if c >= 0x203C { described = lexicon.emoji[c] }
      }
      if splits || described != nil {
        if start >= 0 { append(bytes, start, i) }
        start = -1
        for hash in described ?? [] { append(hash, isUpper: false, negates: false) }
      } else if start < 0 {
        start = i
      }
      i += length
    }
    if start >= 0 { append(bytes, start, bytes.count) }
    return marks
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) {
    var start = from
    var end = to
    while start < end, Self.isPunctuation(bytes[start]) { start += 1 }
    while end > start, Self.isPunctuation(bytes[end - 1]) { end -= 1 }
    if end - start <= 2 || end - start <= 8 && Self.length(bytes, start, end) <= 2 {
      start = from
      end = to
    }
    var hash = WordHash()
    var hasUpper = false
    var hasLower = false
    var negates = false
    var i = start
    while i < end {
      let b = bytes[i]
      if b < 0x80 {
        if b &- 0x41 < 26 {
          hasUpper = true
          hash.add(b | 0x20)
        } else {
          if b &- 0x61 < 26 { hasLower = true }
          if b == 0x27, i + 1 < end, bytes[i + 1] | 0x20 == 0x74, i > start,
            bytes[i - 1] | 0x20 == 0x6E
          {
            negates = true
          }
          hash.add(b)
        }
        i += 1
      } else {
        let (c, length) = Self.codePoint(bytes, i)
        let lower = Folding.folded(c)
        if lower != c { hasUpper = true } else if Folding.classify(c) == .letter { hasLower = true }
        if lower != 0 { hash.add(codePoint: lower) }
        i += length
      }
    }
    append(hash.value, isUpper: hasUpper && !hasLower, negates: negates)
  }

  private mutating func append(_ hash: UInt64, isUpper: Bool, negates: Bool) {
    let valence = lexicon.valences[hash]
    let roles = Rules.roles[hash]
    tokens.append(
      Token(
        hash: hash, valence: valence ?? 0, booster: roles?.booster ?? 0,
        isListed: valence != nil, negates: negates || roles?.negates ?? false, isUpper: isUpper))
  }

  private func valence(at i: Int, _ capitalsMatter: Bool) -> Double {
    let token = tokens[i]
    guard token.isListed, token.booster == 0 else { return 0 }
    let last = tokens.count - 1
    if token.hash == Rules.kind, i < last, tokens[i + 1].hash == Rules.of { return 0 }
    var valence = Double(token.valence)
    if token.hash == Rules.no, i < last, tokens[i + 1].isListed { valence = 0 }
    if isDenied(i) { valence = Double(token.valence) * Rules.negation }
    if token.isUpper, capitalsMatter { valence += valence > 0 ? Rules.capitals : -Rules.capitals }
    for distance in 1...3 where i >= distance && !tokens[i - distance].isListed {
      valence += boost(tokens[i - distance], valence, distance, capitalsMatter)
      valence = negated(valence, i, distance)
      if distance == 3 { valence = idiom(valence, i) }
    }
    return least(valence, i)
  }

  /// A "no" before the word, up to two words off, or three with "or" between.
  private func isDenied(_ i: Int) -> Bool {
    if i > 0, tokens[i - 1].hash == Rules.no { return true }
    if i > 1, tokens[i - 2].hash == Rules.no { return true }
    return i > 2 && tokens[i - 3].hash == Rules.no
      && (tokens[i - 1].hash == Rules.or || tokens[i - 1].hash == Rules.nor)
  }

  private func boost(
    _ token: Token, _ valence: Double, _ distance: Int, _ capitalsMatter: Bool
  ) -> Double {
    guard token.booster != 0 else { return 0 }
    var boost = token.booster > 0 ? Rules.boost : -Rules.boost
    if valence < 0 { boost = -boost }
    if token.isUpper, capitalsMatter { boost += valence > 0 ? Rules.capitals : -Rules.capitals }
    return boost * (distance == 1 ? 1 : distance == 2 ? 0.95 : 0.9)
  }

  private func negated(_ valence: Double, _ i: Int, _ distance: Int) -> Double {
    let token = tokens[i - distance]
    if distance > 1 {
      let isSoNext = isSo(tokens[i - distance + 1])
      // At three words' distance "so" or "this" right before the word is enough, as published.
      let isNeverSo =
        token.hash == Rules.never && isSoNext || distance == 3 && isSo(tokens[i - 1])
      if isNeverSo { return valence * 1.25 }
      if token.hash == Rules.without,
        tokens[i - 1].hash == Rules.doubt || tokens[i - distance + 1].hash == Rules.doubt
      {
        return valence
      }
    }
    return token.negates ? valence * Rules.negation : valence
  }

  private func isSo(_ token: Token) -> Bool {
    token.hash == Rules.so || token.hash == Rules.this
  }

  private func idiom(_ before: Double, _ i: Int) -> Double {
    func hash(_ offset: Int) -> UInt64 { tokens[i + offset].hash }
    let twoOne = Rules.join(hash(-2), hash(-1))
    let threeTwo = Rules.join(hash(-3), hash(-2))
    let threeTwoOne = Rules.join(threeTwo, hash(-1))
    let fixed =
      Rules.idioms[Rules.join(hash(-1), hash(0))] ?? Rules.idioms[Rules.join(twoOne, hash(0))]
      ?? Rules.idioms[twoOne] ?? Rules.idioms[threeTwoOne] ?? Rules.idioms[threeTwo]
    var valence = fixed.map(Double.init) ?? before
    if i + 1 < tokens.count {
      let zeroOne = Rules.join(hash(0), hash(1))
      if let fixed = Rules.idioms[zeroOne] { valence = Double(fixed) }
      if i + 2 < tokens.count, let fixed = Rules.idioms[Rules.join(zeroOne, hash(2))] {
        valence = Double(fixed)
      }
    }
    if Rules.phrases[threeTwo] != nil { valence -= Rules.boost }
    if Rules.phrases[twoOne] != nil { valence -= Rules.boost }
    return valence
  }

  private func least(_ valence: Double, _ i: Int) -> Double {
    guard i > 0, !tokens[i - 1].isListed, tokens[i - 1].hash == Rules.least else { return valence }
    if i > 1, tokens[i - 2].hash == Rules.at || tokens[i - 2].hash == Rules.very { return valence }
    return valence * Rules.negation
  }

  private mutating func weighAroundBut() {
    guard let but = tokens.firstIndex(where: { $0.hash == Rules.but }) else { return }
    for index in valences.indices where index != but { valences[index] *= index < but ? 0.5 : 1.5 }
  }

  private static func emphasis(_ marks: (exclamations: Int, questions: Int)) -> Double {
    let exclamations = Double(min(marks.exclamations, 4)) * 0.292
    return switch marks.questions {
    case ...1: exclamations
    case 2, 3: exclamations + Double(marks.questions) * 0.18
    default: exclamations + 0.96
    }
  }

  private func sum(emphasis: Double) -> Polarity {
    var total = 0.0
    var positive = 0.0
    var negative = 0.0
    var neutral = 0.0
    for valence in valences {
      total += valence
      if valence > 0 {
        positive += valence + 1
      } else if valence < 0 {
        negative += 1 - valence
      } else {
        neutral += 1
      }
    }
    if total > 0 { total += emphasis } else if total < 0 { total -= emphasis }
    if positive > negative {
      positive += emphasis
    } else if positive < negative {
      negative += emphasis
    }
    let all = positive + negative + neutral
    return Polarity(
      compound: min(1, max(-1, total / Double.sqrt(total * total + 15))),
      negative: negative / all, neutral: neutral / all, positive: positive / all)
  }

  private static func isPunctuation(_ b: UInt8) -> Bool {
    b > 0x20 && b < 0x7F && !TextScanner.isASCIIWordByte(b)
  }

  /// Code points in a short stretch.
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Int {
    (from..<to).count { bytes[$0] & 0xC0 != 0x80 }
  }

  private static func codePoint(
    _ bytes: UnsafeBufferPointer<UInt8>, _ i: Int
  ) -> (UInt32, Int) {
    let b = bytes[i]
    let length = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
    guard b >= 0xC0, i + length <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(b) & (0x7F >> UInt32(length))
    for k in 1..<length { value = value << 6 | UInt32(bytes[i + k] & 0x3F) }
    return (value, length)
  }
}
