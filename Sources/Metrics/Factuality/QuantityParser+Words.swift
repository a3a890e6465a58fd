extension QuantityParser {
  /// Number words: `two hundred and six`, `half a million`, `a dozen`, `three and a half`.
  mutating func spelled() -> Double? {
    var total = 0.0
    var group = 0.0
    var count = 0
    var isArticle = false
    let start = index
    var end = index
    while let (word, wordEnd) = word(at: index) {
      if let unit = NumberWords.units[word] ?? NumberWords.tens[word] {
        // "nineteen eighty-four" is a year, "two three" a list: only growing places are summed.
        if count > 0, !isArticle, group != 0, !fits(unit, after: group) { break }
        group += Double(unit)
      } else if let scale = NumberWords.scales[word], count > 0 {
        if scale == 100 || scale == 12 {
          group = max(group, isArticle ? 1 : group) * scale
        } else {
          total += (group == 0 ? 1 : group) * scale
          group = 0
        }
      } else if word == "half", count == 0, wordEnd >= text.count || text[wordEnd] != 0x2D {
        group = 0.5
      } else if word == "a" || word == "an", count == 0 || group == 0.5 {
        isArticle = true
        if count == 0 { group = 0 }
        index = wordEnd
        skipBlank()
        guard let (next, _) = self.word(at: index), NumberWords.scales[next] != nil else { break }
        if group == 0 { group = 1 }
        count += 1
        continue
      } else if word == "and", count > 0, let (next, nextEnd) = self.word(at: wordEnd + 1) {
        if next == "a", let (half, halfEnd) = self.word(at: nextEnd + 1), half == "half" {
          index = halfEnd
          return total + group + 0.5
        }
        guard NumberWords.units[next] ?? NumberWords.tens[next] != nil, group >= 100 || total > 0
        else { break }
        index = wordEnd
        skipBlank()
        continue
      } else {
        break
      }
      count += 1
      index = wordEnd
      end = wordEnd
      skipBlank()
    }
    index = end
    guard count > 0, end > start, !(isArticle && total + group == 0) else { return nil }
    return total + group
  }

  private func fits(_ unit: Int, after group: Double) -> Bool {
    let rest = group.truncatingRemainder(dividingBy: 100)
    if rest == 0 { return true }
    return unit < 10 && rest >= 20 && rest.truncatingRemainder(dividingBy: 10) == 0
  }

  private mutating func skipBlank() {
    if index < text.count, text[index] == 0x20 || text[index] == 0x2D { index += 1 }
  }

  /// The ASCII word at a position in lower case, and where it ends.
  func word(at start: Int) -> (String, Int)? {
    var end = start
    while end < text.count, isLetter(text[end]), end - start < 24 { end += 1 }
    guard end > start else { return nil }
    return (String(decoding: text[start..<end], as: UTF8.self).lowercased(), end)
  }

  /// `million` after the number, `k` or `M` glued to it.
  mutating func magnitude(afterCurrency: Bool) -> Double {
    var position = index
    if position < text.count, text[position] == 0x20 || text[position] == 0x2D { position += 1 }
    if let (word, end) = word(at: position) {
      if let scale = NumberWords.scales[word], scale != 12 || position > index {
        index = end
        // "Mio." keeps its stop out of the unit.
        if ["mio", "mrd"].contains(word), index < text.count, text[index] == 0x2E { index += 1 }
        return scale
      }
      if position == index, end == index + 1 {
        switch text[index] {
        case 0x6B where afterCurrency || !isLetter(at: index + 1): index = end; return 1e3
        case 0x4B where afterCurrency: index = end; return 1e3
        case 0x4D,
          0x6D where afterCurrency:
          index = end; return 1e6
        default: break
        }
      }
    }
    return 1
  }

  /// The end of a range that the last number opens.
  mutating func rangeEnd(from start: Int) -> Double? {
    let mark = index
    var position = index
    while position < text.count, text[position] == 0x20 { position += 1 }
    let dashes = ["-", "\u{2013}", "\u{2014}", "\u{2212}"]
    if let dash = dashes.first(where: { text[position...].starts(with: $0.utf8) }) {
      position += dash.utf8.count
    } else if let (word, end) = word(at: position), word == "to" || word == "bis" {
      position = end
    } else if let (word, end) = word(at: position), word == "and", follows("between", start) {
      position = end
    } else {
      return nil
    }
    while position < text.count, text[position] == 0x20 { position += 1 }
    for sign in ["$", "€", "£"] where text[position...].starts(with: sign.utf8) {
      position += sign.utf8.count
    }
    guard isDigit(at: position) else { return nil }
    index = position
    guard let other = numeral(), !other.isOrdinal else {
      index = mark
      return nil
    }
    // `2020-11-21` is a date.
    let isEnd = start > 1 && text[start - 1] == 0x2D && isDigit(at: start - 2)
    let isMiddle = index < text.count && text[index] == 0x2D && isDigit(at: index + 1)
    if isEnd || isMiddle {
      index = mark
      return nil
    }
    return other.value
  }

  func follows(_ wanted: String, _ start: Int) -> Bool {
    var end = start
    while end > 0, text[end - 1] == 0x20 || text[end - 1] == 0x24 { end -= 1 }
    return end >= wanted.utf8.count
      && String(decoding: text[end - wanted.utf8.count..<end], as: UTF8.self).lowercased() == wanted
  }
}
