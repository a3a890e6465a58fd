/// Reads a regular expression and compiles it as it goes.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0
  private var ignoresCase = false
  private static let deepest = 100
  private static let longest = 20_000

  /// A compiled piece; jumps inside are relative to its own start, so it can be repeated.
  private typealias Piece = [Pattern.Instruction]

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  mutating func program() throws(Pattern.Failure) -> [Pattern.Instruction] {
    let piece = try alternatives()
    guard index == scalars.count else { throw failure("')' without '('") }
    return piece + [.match]
  }

  private mutating func alternatives() throws(Pattern.Failure) -> Piece {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw failure("nested too deeply") }
    var branches = [try sequence()]
    while peek() == "|" {
      index += 1
      branches.append(try sequence())
    }
    let end = branches.reduce(2 * (branches.count - 1)) { $0 + $1.count }
    guard end <= Self.longest else { throw failure("the expression grows too long") }
    var piece: Piece = []
    piece.reserveCapacity(end)
    for (number, branch) in branches.enumerated() {
      guard number < branches.count - 1 else {
        piece += shifted(branch, by: piece.count)
        break
      }
      piece.append(.split(piece.count + 1, piece.count + branch.count + 2))
      piece += shifted(branch, by: piece.count)
      piece.append(.jump(end))
    }
    return piece
  }

  private mutating func sequence() throws(Pattern.Failure) -> Piece {
    var piece: Piece = []
    while let next = peek(), next != "|", next != ")" {
      let atom = try quantified(try atom())
      piece += shifted(atom, by: piece.count)
      guard piece.count <= Self.longest else { throw failure("the expression grows too long") }
    }
    return piece
  }

  private mutating func atom() throws(Pattern.Failure) -> Piece {
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case ".": return [.one(.any)]
    case "^": return [.start]
    case "$": return [.end]
    case "(": return try group()
    case "[": return [.one(try characterClass())]
    case "\\": return try escape()
    case "*", "+", "?": throw failure("nothing to repeat")
    default: return [.one(cased(single(scalar)))]
    }
  }

  private mutating func group() throws(Pattern.Failure) -> Piece {
    if peek() == "?" {
      index += 1
      switch peek() {
      case ":": index += 1
      case "i" where index + 1 < scalars.count && scalars[index + 1] == ":":
        index += 2
        return try caseless { (parser) throws(Pattern.Failure) in try parser.closedGroup() }
      case "<" where index + 1 < scalars.count && !["=", "!"].contains(scalars[index + 1]):
        while let next = peek(), next != ">" { index += 1 }
        index += 1
      default: throw failure("look-around is not supported")
      }
    }
    return try closedGroup()
  }

  private mutating func closedGroup() throws(Pattern.Failure) -> Piece {
    let piece = try alternatives()
    guard peek() == ")" else { throw failure("')' is missing") }
    index += 1
    return piece
  }

  private mutating func caseless(
    _ read: (inout PatternParser) throws(Pattern.Failure) -> Piece
  ) throws(Pattern.Failure) -> Piece {
    let outer = ignoresCase
    ignoresCase = true
    defer { ignoresCase = outer }
    return try read(&self)
  }

  private mutating func quantified(_ atom: Piece) throws(Pattern.Failure) -> Piece {
    guard let bounds = try quantifier() else { return atom }
    if peek() == "?" { index += 1 }  // Lazy or greedy: the answer "does it match" is the same.
    guard atom.count * max(bounds.least, bounds.most ?? 1, 1) <= Self.longest else {
      throw failure("the repetition is too long")
    }
    var piece: Piece = []
    for _ in 0..<bounds.least { piece += shifted(atom, by: piece.count) }
    if let most = bounds.most {
      let end = piece.count + (most - bounds.least) * (atom.count + 1)
      for _ in bounds.least..<most {
        piece.append(.split(piece.count + 1, end))
        piece += shifted(atom, by: piece.count)
      }
    } else {
      let start = piece.count
      piece.append(.split(start + 1, start + atom.count + 2))
      piece += shifted(atom, by: start + 1)
      piece.append(.jump(start))
    }
    return piece
  }

  private mutating func quantifier() throws(Pattern.Failure) -> (least: Int, most: Int?)? {
    switch peek() {
    case "*":
      index += 1
      return (0, nil)
    case "+":
      index += 1
      return (1, nil)
    case "?":
      index += 1
      return (0, 1)
    case "{":
      let mark = index
      index += 1
      guard let least = number() else {
        // A brace that counts nothing stands for itself.
        index = mark
        return nil
      }
      var most: Int? = least
      if peek() == "," {
        index += 1
        most = number()
      }
      guard peek() == "}" else { throw failure("'}' is missing") }
      index += 1
      if let most, most < least { throw failure("the repetition's bounds are the wrong way round") }
      return (least, most)
    default: return nil
    }
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = peek(), ("0"..."9").contains(digit), (value ?? 0) <= Self.longest {
      value = (value ?? 0) * 10 + Int(digit.value - 0x30)
      index += 1
    }
    return value
  }

  private mutating func escape() throws(Pattern.Failure) -> Piece {
    guard let scalar = peek() else { throw failure("'\\' at the end") }
    switch scalar {
    case "b", "B":
      index += 1
      return [.wordBoundary(scalar == "b")]
    case "1"..."9", "k": throw failure("back-references are not supported")
    default: return [.one(cased(try escapedSet()))]
    }
  }

  /// What `\d`, `\n`, `\u0041`, `\.` … stand for, inside a class and outside.
  private mutating func escapedSet() throws(Pattern.Failure) -> ScalarSet {
    guard let scalar = peek() else { throw failure("'\\' at the end") }
    index += 1
    switch scalar {
    case "d": return .digit
    case "D": return .digit.negated
    case "w": return .word
    case "W": return .word.negated
    case "s": return .space
    case "S": return .space.negated
    case "n": return single("\n")
    case "r": return single("\r")
    case "t": return single("\t")
    case "f": return single("\u{0C}")
    case "v": return single("\u{0B}")
    case "0": return single("\u{0}")
    case "x": return try hexadecimal(2)
    case "u": return try hexadecimal(4)
    case "a"..."z", "A"..."Z": throw failure("'\\\(scalar)' is not supported")
    default: return single(scalar)
    }
  }

  private mutating func hexadecimal(_ count: Int) throws(Pattern.Failure) -> ScalarSet {
    guard index + count <= scalars.count else { throw failure("hexadecimal digits are missing") }
    let digits = String(String.UnicodeScalarView(scalars[index..<index + count]))
    guard let value = UInt32(digits, radix: 16) else {
      throw failure("'\(digits)' is no hexadecimal number")
    }
    index += count
    return ScalarSet(ranges: [value...value])
  }

  private mutating func characterClass() throws(Pattern.Failure) -> ScalarSet {
    var set = ScalarSet(ranges: [])
    if peek() == "^" {
      set.isNegated = true
      index += 1
    }
    while let scalar = peek(), scalar != "]" {
      let low = try classMember()
      if peek() == "-", index + 1 < scalars.count, scalars[index + 1] != "]",
        let from = low.onlyScalar
      {
        index += 1
        guard let to = try classMember().onlyScalar, from <= to else {
          throw failure("the range in the class is not one")
        }
        set.ranges.append(from...to)
      } else {
        set.ranges += low.positiveRanges
      }
    }
    guard peek() == "]" else { throw failure("']' is missing") }
    index += 1
    return cased(set)
  }

  private mutating func classMember() throws(Pattern.Failure) -> ScalarSet {
    guard let scalar = peek() else { throw failure("']' is missing") }
    index += 1
    guard scalar == "\\" else { return single(scalar) }
    if peek() == "b" {
      index += 1
      return single("\u{08}")
    }
    return try escapedSet()
  }

  private func single(_ scalar: Unicode.Scalar) -> ScalarSet {
    ScalarSet(ranges: [scalar.value...scalar.value])
  }

  /// A set with the other case of all that is in it, where case does not count.
  ///
  /// Ranges wider than the scripts that have two cases hold both already.
  private func cased(_ set: ScalarSet) -> ScalarSet {
    guard ignoresCase else { return set }
    var ranges = set.ranges
    for range in set.ranges where range.count <= 0x500 {
      for scalar in range.lazy.compactMap(Unicode.Scalar.init) {
        for mapping in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
          let other = mapping.unicodeScalars
          guard other.count == 1, let value = other.first?.value, !range.contains(value) else {
            continue
          }
          ranges.append(value...value)
        }
      }
    }
    return ScalarSet(ranges: ranges, isNegated: set.isNegated)
  }

  private func shifted(_ piece: Piece, by distance: Int) -> Piece {
    piece.map { instruction in
      switch instruction {
      case .split(let a, let b): .split(a + distance, b + distance)
      case .jump(let target): .jump(target + distance)
      default: instruction
      }
    }
  }

  private func peek() -> Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func failure(_ message: String) -> Pattern.Failure {
    Pattern.Failure(message: message, offset: index)
  }
}

extension ScalarSet {
  fileprivate var onlyScalar: UInt32? {
    guard !isNegated, ranges.count == 1, let range = ranges.first, range.count == 1 else {
      return nil
    }
    return range.lowerBound
  }
}
