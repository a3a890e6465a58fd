/// A fixed list of words and phrases, each with a value, looked up by folded hash.
///
/// Phrases are separated by single spaces and matched word by word, so punctuation between the words
/// does not matter; a phrase never reaches over the end of a sentence. The longest match wins.
public struct Lexicon<Value: Sendable>: Sendable {
  private let nodes: HashTable<Node>

  private struct Node: Sendable {
    var value: Value?
    var hasLonger: Bool
  }

  public struct Match: Sendable {
    public let value: Value
    /// Indices in ``ReplyText/words``.
    public let words: Range<Int>
  }

  /// A later entry replaces an earlier one with the same wording.
  public init(_ entries: some Sequence<(String, Value)>) {
    var nodes: [UInt64: Node] = [:]
    for (phrase, value) in entries {
      let words = phrase.split(separator: " ").map { Word.hash(String($0)) }
      var key: UInt64 = 0
      for (index, word) in words.enumerated() {
        key = index == 0 ? word : Self.extend(key, with: word)
        if index == words.count - 1 {
          nodes[key, default: Node(value: nil, hasLonger: false)].value = value
        } else {
          nodes[key, default: Node(value: nil, hasLonger: false)].hasLonger = true
        }
      }
    }
    self.nodes = HashTable(nodes.map { ($0.key, $0.value) })
  }

  /// The longest entry that starts at the word with this index and ends before `limit`.
  public func match(_ words: UnsafeBufferPointer<Word>, at index: Int, before limit: Int) -> Match?
  {
    var key = words[index].hash
    var end = index + 1
    var found: Match?
    while let node = nodes[key] {
      if let value = node.value { found = Match(value: value, words: index..<end) }
      guard node.hasLonger, end < limit, words[end].channel == .prose else { break }
      key = Self.extend(key, with: words[end].hash)
      end += 1
    }
    return found
  }

  /// The value of a single word, given by its hash.
  public func value(of hash: UInt64) -> Value? { nodes[hash]?.value }

  private static func extend(_ key: UInt64, with word: UInt64) -> UInt64 {
    var mixed = (key &* 0x9e37_79b9_7f4a_7c15) ^ word
    mixed = (mixed ^ (mixed >> 29)) &* 0xbf58_476d_1ce4_e5b9
    return mixed ^ (mixed >> 32)
  }
}

extension Lexicon {
  /// The phrases of a list separated by commas.
  static func entries(_ list: String) -> [String] {
    list.split(separator: ",")
      .map { $0.split { $0 == " " || $0 == "\n" }.joined(separator: " ") }
      .filter { !$0.isEmpty }
  }
}

extension ReplyText {
  /// Calls `body` for every match in the prose, sentence by sentence, left to right, none
  /// overlapping another.
  ///
  /// - Parameter quoted: whether words within quotation marks may start a match.
  @inline(__always)
  public func forEachMatch<Value>(
    of lexicon: Lexicon<Value>, quoted: Bool = true, _ body: (Lexicon<Value>.Match) -> Void
  ) {
    words.withUnsafeBufferPointer { words in
      for sentence in sentences {
        var index = sentence.words.lowerBound
        let end = sentence.words.upperBound
        while index < end {
          let word = words[index]
          if word.channel == .prose, quoted || !word.flags.contains(.quoted),
            let match = lexicon.match(words, at: index, before: end)
          {
            body(match)
            index = match.words.upperBound
          } else {
            index += 1
          }
        }
      }
    }
  }
}
