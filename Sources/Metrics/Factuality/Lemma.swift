/// English words by their base form, roughly, as a hash: `turn`, `turns` and `turning` are one, `sat`
/// is `sit`, `isn't` is `be`, `six` is `6`.
///
/// Made for comparing words with words that were cut the same way; what is left is no word.
enum Lemma {
  /// Of every word of a text, in order.
  static func hashes(of text: ReplyText) -> [UInt64] {
    text.folded.withUnsafeBufferPointer { folded in
      text.words.map { word in
        table[word.hash] ?? stem(UnsafeBufferPointer(rebasing: folded[word.foldedRange]))
      }
    }
  }

  static func hash(_ word: String) -> UInt64 {
    hashes(of: ReplyText(word)).first ?? Word.hash(word)
  }

  private static func stem(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var end = bytes.count
    func ends(_ ending: StaticString) -> Bool {
      let count = ending.utf8CodeUnitCount
      return ending.withUTF8Buffer { ending in
        end > count && bytes[(end - count)..<end].elementsEqual(ending)
      }
    }
    func hasVowel(before place: Int) -> Bool {
      bytes[..<place].contains { "aeiouy".utf8.contains($0) }
    }
    var endsInY = false
    if let first = bytes.first, 0x30...0x39 ~= first {
      if ends("st") || ends("nd") || ends("rd") || ends("th") { end -= 2 }
      return hash(bytes[..<end])
    }
    if ends("'s") { end -= 2 } else if ends("'") { end -= 1 }
    if end > 4, ends("ies") || ends("ied") {
      end -= 3
      endsInY = true
    } else if end > 4, ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("zes") {
      end -= 2
    } else if end > 3, ends("s"), !(ends("ss") || ends("us") || ends("is")) {
      end -= 1
    } else if end > 5, ends("ing"), hasVowel(before: end - 3) {
      end -= 3
    } else if end > 4, ends("ed"), !ends("eed"), hasVowel(before: end - 2) {
      end -= 2
    }
    if !endsInY {
      if end > 3, ends("e") { end -= 1 }
      if end > 3, bytes[end - 1] == bytes[end - 2], !"aeiouy".utf8.contains(bytes[end - 1]) {
        end -= 1
      }
    }
    var hash = hash(bytes[..<end])
    if endsInY { hash = Self.appending(0x79, to: bytes[..<end]) }
    return hash
  }

  private static func hash(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    var hash = WordHash()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }

  private static func appending(
    _ byte: UInt8, to bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) -> UInt64 {
    var hash = WordHash()
    for byte in bytes { hash.add(byte) }
    hash.add(byte)
    return hash.value
  }

  private static func stem(_ word: some StringProtocol) -> UInt64 {
    Array(word.utf8).withUnsafeBufferPointer { stem($0) }
  }

  /// What no ending tells, by the hash of the word.
  private static let table: HashTable<UInt64> = {
    var entries: [(UInt64, UInt64)] = []
    for line in irregular.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let first = words.first else { continue }
      for word in words { entries.append((Word.hash(String(word)), stem(first))) }
    }
    for (word, number) in NumberWords.units.merging(
      NumberWords.tens, uniquingKeysWith: { a, _ in a })
    {
      entries.append((Word.hash(word), stem(String(number))))
    }
    return HashTable(entries)
  }()

  /// The base form first; contractions with "not" stand for their verb.
  private static let irregular = """
    be am is are was were been being isn't aren't wasn't weren't ain't it's that's there's they're
    have has had having hasn't haven't hadn't
    do does did done doing doesn't don't didn't
    can cannot can't could couldn't
    will won't would wouldn't
    bear bore borne
    become became
    begin began begun
    break broke broken
    bring brought
    build built
    buy bought
    catch caught
    choose chose chosen
    come came
    die dies died dying
    draw drew drawn
    drink drank drunk
    drive drove driven
    eat ate eaten
    fall fell fallen
    feed fed
    feel felt
    fight fought
    find found
    fly flew flown
    get got gotten
    give gave given
    go goes went gone
    grow grew grown
    hide hid hidden
    hold held
    keep kept
    know knew known
    lay laid
    lead led
    leave left
    lie lies lied lying lain
    lose lost
    make made
    mean meant
    meet met
    pay paid
    ride rode ridden
    rise rose risen
    run ran
    say said
    see saw seen
    sell sold
    send sent
    sing sang sung
    sink sank sunk sunken
    sit sat
    sleep slept
    speak spoke spoken
    spend spent
    stand stood
    steal stole stolen
    swim swam swum
    take took taken
    teach taught
    tell told
    think thought
    throw threw thrown
    use uses used using
    wear wore worn
    win won
    write wrote written
    child children
    foot feet
    man men
    mouse mice
    person people
    tooth teeth
    woman women
    """
}
