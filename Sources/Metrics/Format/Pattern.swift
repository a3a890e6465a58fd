/// A regular expression that always matches in linear time, for `pattern` in a JSON Schema.
///
/// The part of ECMA-262 that schemas use: literals, `.`, classes, `\d \w \s \b` and their negations,
/// `^ $`, groups, alternatives, `* + ? {m,n}`, and `(?i:…)` for either case (ECMA-262 2025).
/// Back-references and look-around cannot be had in linear time and are an error when read. A search, not a whole match, as JSON Schema wants; `$` is the end
/// of the text only. Works on Unicode scalars. Thompson's simulation (CACM 11:419, 1968).
public struct Pattern: Sendable, Hashable {
  public let source: String
  let program: [Instruction]

  /// One step of the automaton.
  enum Instruction: Sendable, Hashable {
    case one(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case start, end
    case wordBoundary(Bool)
    case match
  }

  public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
    public let message: String
    /// In Unicode scalars from the start of the expression.
    public let offset: Int
    public var description: String { "at character \(offset + 1): \(message)" }
  }

  public init(_ source: String) throws(Failure) {
    self.source = source
    var parser = PatternParser(source)
    program = try parser.program()
  }

  /// Whether the expression matches anywhere; time is text × expression at worst.
  public func matches(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars.lazy.map(\.value))
    var now = Threads(program.count)
    var next = Threads(program.count)
    for position in 0...scalars.count {
      // A search may begin anywhere.
      if follow(0, at: position, scalars, &now) { return true }
      guard position < scalars.count else { break }
      next.clear()
      for state in now.list {
        guard case .one(let set) = program[state], set.contains(scalars[position]) else { continue }
        if follow(state + 1, at: position + 1, scalars, &next) { return true }
      }
      swap(&now, &next)
    }
    return false
  }

  /// The states reached; each at most once per position.
  private struct Threads {
    var list: [Int] = []
    private var generation: [Int]
    private var current = 1

    init(_ count: Int) { generation = Array(repeating: 0, count: count) }

    mutating func clear() {
      list.removeAll(keepingCapacity: true)
      current += 1
    }

    mutating func insert(_ state: Int) -> Bool {
      if generation[state] == current { return false }
      generation[state] = current
      return true
    }
  }

  /// Adds a state and all it leads to without reading; true when that includes a match.
  private func follow(
    _ first: Int, at position: Int, _ scalars: [UInt32], _ threads: inout Threads
  ) -> Bool {
    var stack = [first]
    while let state = stack.popLast() {
      guard threads.insert(state) else { continue }
      switch program[state] {
      case .one: threads.list.append(state)
      case .match: return true
      case .jump(let target): stack.append(target)
      case .split(let a, let b):
        stack.append(b)
        stack.append(a)
      case .start: if position == 0 { stack.append(state + 1) }
      case .end: if position == scalars.count { stack.append(state + 1) }
      case .wordBoundary(let wanted):
        let before = position > 0 && ScalarSet.word.contains(scalars[position - 1])
        let after = position < scalars.count && ScalarSet.word.contains(scalars[position])
        if (before != after) == wanted { stack.append(state + 1) }
      }
    }
    return false
  }
}

/// A set of Unicode scalars as ranges, possibly turned around.
struct ScalarSet: Sendable, Hashable {
  var ranges: [ClosedRange<UInt32>]
  var isNegated = false

  func contains(_ scalar: UInt32) -> Bool {
    ranges.contains { $0.contains(scalar) } != isNegated
  }

  static let digit = ScalarSet(ranges: [0x30...0x39])
  static let word = ScalarSet(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let space = ScalarSet(ranges: [
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  /// Everything but line ends, as `.` without the `s` flag.
  static let any = ScalarSet(
    ranges: [0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029], isNegated: true)

  var negated: ScalarSet { ScalarSet(ranges: ranges, isNegated: !isNegated) }

  /// The same set without negation, for use inside a class.
  var positiveRanges: [ClosedRange<UInt32>] {
    guard isNegated else { return ranges }
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
      next = max(next, range.upperBound + 1)
    }
    gaps.append(next...0x10FFFF)
    return gaps
  }
}
