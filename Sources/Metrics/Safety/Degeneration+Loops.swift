extension Degeneration {
  /// The end of the reply says the same up to forty words over and over.
  static func loop(_ text: ReplyText) -> Finding? {
    // What a loop is shows within its last words; more would only cost time.
    let words = text.words.suffix(2000)
    guard words.count >= 12 else { return nil }
    return words.withUnsafeBufferPointer { words in
      period(words) ?? cutPeriod(words)
    }
  }

  /// A limit cuts the last word.
  private static func cutPeriod(_ words: UnsafeBufferPointer<Word>) -> Finding? {
    var finding = period(UnsafeBufferPointer(rebasing: words.dropLast()))
    finding?.confidence = .low
    finding?.isReadable = true
    return finding
  }

  private static func period(_ words: UnsafeBufferPointer<Word>) -> Finding? {
    let longest = min(40, words.count / 4)
    guard longest >= 1 else { return nil }
    for period in 1...longest {
      var run = 0
      var index = words.count - 1
      while index >= period, words[index].hash == words[index - period].hash {
        run += 1
        index -= 1
      }
      let repeats = run / period
      guard repeats >= 3, run + period >= 12, (run + period) * 2 >= words.count else { continue }
      let isCertain = repeats >= 7 || (repeats >= 4 && (run + period) * 5 >= words.count * 4)
      return Finding(
        confidence: isCertain && run >= 14 ? .high : .low,
        because: "the reply repeats itself without end")
    }
    return nil
  }
}
