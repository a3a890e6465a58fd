/// Syllables of English words by rule: groups of vowels, silent endings, and the usual exceptions.
enum Syllables {
  /// At least 1; digits are one syllable a word.
  static func count(_ word: ArraySlice<UInt8>) -> Int {
    if let known = exceptions[hash(word)] { return known }
    var groups = 0
    var previousIsVowel = false
    var index = word.startIndex
    // What follows an apostrophe (`don't`, `it's`) adds a syllable only in `n't` after a consonant.
    let end = word.firstIndex(of: 0x27) ?? word.endIndex
    while index < end {
      let isVowel = isVowel(word[index], first: index == word.startIndex)
      if isVowel, !previousIsVowel {
        groups += 1
      } else if isVowel, startsOwnSyllable(word[index - 1], word[index], word, index, end) {
        groups += 1
      }
      previousIsVowel = isVowel
      index += 1
    }
    groups += adjustment(word[word.startIndex..<end])
    if end < word.endIndex, endsWith(word, "n't"), !endsWith(word, "on't"), !endsWith(word, "an't"),
      !endsWith(word, "en't")
    {
      groups += 1
    }
    return max(groups, 1)
  }

  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    var hash = WordHash()
    for byte in word { hash.add(byte) }
    return hash.value
  }

  /// Common words that the rules get wrong, with their syllables.
  private static let exceptions: HashTable<Int> = {
    let lists: [(Int, String)] = [
      (1, "shoes eyes goes does whose toward clothes once please"),
      (
        2,
        """
        business every science sciences client clients quiet diet being doing going rhythm prism chaos
        lion poet poem trial react create evening something someone sometimes therefore somewhere
        whereas ion naive prior fuel cruel ruin fluid giant seeing wednesday chocolate several interest
        interests theory theories million millions asia
        somehow our ours hour hours fire wire tire hire fired wired
        tired hired careful hopeful useful safety lovely likely rarely merely namely
        """
      ),
      (
        3,
        """
        businesses area areas idea ideas everything everyone somebody however camera
        family families different interesting interested influence influences
        influenced behavior behaviors temperature valuable element elements implement recipe
        agreement especially scientist scientists realize
        reaction created creating beautiful favorite favorites vegetables vegetable
        require requires required entire desire desired inspire inspired acquire acquired
        everyday everybody anyone museum ideal diagram furthermore
        """
      ),
      (4, "comfortable european variety society reality scientific comfortably diabetes"),
      (5, "creativity"),
    ]
    return HashTable(
      lists.flatMap { count, words in
        words.split { $0 == " " || $0 == "\n" }.map { (Word.hash(String($0)), count) }
      })
  }()

  private static func isVowel(_ b: UInt8, first: Bool) -> Bool {
    switch b {
    case 0x61, 0x65, 0x69, 0x6F, 0x75: true
    case 0x79: !first
    // Lead bytes of Latin letters with accents: é, ï, ö are vowels more often than not.
    case 0xC3: true
    default: false
    }
  }

  /// Vowels that stand side by side and are spoken apart: `i-a`, `i-o`, `e-o`, `u-a`, `y-i`.
  private static func startsOwnSyllable(
    _ a: UInt8, _ b: UInt8, _ word: ArraySlice<UInt8>, _ index: Int, _ end: Int
  ) -> Bool {
    let previous = index >= word.startIndex + 2 ? word[index - 2] : 0
    switch (a, b) {
    case (0x69, 0x61):  // ia: "via", "dial"; not "special", "social", "partial".
      let isBeforeT = index + 1 < end && word[index + 1] == 0x74  // "associate", "negotiate"
      return isBeforeT || previous != 0x63 && previous != 0x74 && previous != 0x67
    case (0x69, 0x6F):  // io: "violin", "period"; not "nation", "region", "vision".
      return previous != 0x74 && previous != 0x73 && previous != 0x67 && previous != 0x63
        && previous != 0x78
    case (0x65, 0x6F): return previous != 0x67  // eo: "video"; not "pigeon", "people" below.
    // ua: "actual"; not "quality".
    case (0x75, 0x61): return previous != 0x71 && previous != 0x67
    case (0x75, 0x6F): return previous != 0x71
    case (0x75, 0x69): return false
    case (0x79, 0x69), (0x79, 0x65), (0x79, 0x6F), (0x79, 0x61): return true
    case (0x69, 0x75): return true  // "medium"
    case (0x6F, 0x65): return previous == 0x70 && index + 1 < end  // "poet"
    // ie before "nce", "nt", "t": "audience", "orient", "anxiety"; not "patient".
    case (0x69, 0x65):
      guard index + 1 < end, previous != 0x63, previous != 0x74 else { return false }
      let next = word[index + 1]
      if next == 0x72 { return index + 2 == end && index >= word.startIndex + 4 }  // "easier"
      guard index + 2 < end else { return false }
      return next == 0x6E && (word[index + 2] == 0x63 || word[index + 2] == 0x74)
        || next == 0x74 && word[index + 2] == 0x79
    case (0x65, 0x61): return isCreate(word, index)
    default: return false
    }
  }

  private static func isCreate(_ word: ArraySlice<UInt8>, _ index: Int) -> Bool {
    index >= word.startIndex + 3 && word[index - 2] == 0x72 && word[index - 3] == 0x63
      && index + 1 < word.endIndex && word[index + 1] == 0x74
  }

  /// Silent `e`, `es` and `ed`, and syllabic `le`, `les`, `sm`.
  private static func adjustment(_ word: ArraySlice<UInt8>) -> Int {
    let n = word.count
    func at(_ back: Int) -> UInt8 { back < n ? word[word.endIndex - 1 - back] : 0 }
    func vowel(_ b: UInt8) -> Bool { isVowel(b, first: false) }
    var change = 0
    switch at(0) {
    case 0x65 where n > 2 && !vowel(at(1)):  // …e after a consonant
      let isSyllabicLe = at(1) == 0x6C && !vowel(at(2)) && at(2) != 0x6C
      if !isSyllabicLe { change -= 1 }
    case 0x65 where n > 3 && at(1) == 0x75: break
    case 0x73 where n > 3 && at(1) == 0x65 && !vowel(at(2)):  // …es
      let hisses: Set<UInt8> = [0x73, 0x7A, 0x78, 0x67, 0x63]
      let isSyllabicLe = at(2) == 0x6C && !vowel(at(3)) && at(3) != 0x6C
      let sibilantH = at(2) == 0x68 && (at(3) == 0x63 || at(3) == 0x73)
      if !hisses.contains(at(2)), !sibilantH, !isSyllabicLe { change -= 1 }
    case 0x64 where n > 4 && at(1) == 0x65 && at(2) == 0x79 && vowel(at(3)):  // "enjoyed"
      change -= 1
    case 0x64 where n > 3 && at(1) == 0x65 && !vowel(at(2)):  // …ed
      let isSpoken = at(2) == 0x74 || at(2) == 0x64
      let isSyllabicLe = at(2) == 0x6C && !vowel(at(3)) && at(3) != 0x6C
      if !isSpoken, !isSyllabicLe { change -= 1 }
    case 0x6D where n > 3 && at(1) == 0x73 && vowel(at(2)): change += 1  // …ism
    default: break
    }
    if endsWith(word, "ement") || endsWith(word, "ements") || endsWith(word, "ely")
      || endsWith(word, "eful") || endsWith(word, "eless")
    {
      change -= 1
    }
    if endsWith(word, "ically") || endsWith(word, "ique") || endsWith(word, "iques") { change -= 1 }
    if endsWith(word, "people") || endsWith(word, "peoples") { change -= 1 }
    return change
  }

  private static func endsWith(_ word: ArraySlice<UInt8>, _ suffix: StaticString) -> Bool {
    guard word.count >= suffix.utf8CodeUnitCount else { return false }
    return suffix.withUTF8Buffer { word.suffix($0.count).elementsEqual($0) }
  }
}
