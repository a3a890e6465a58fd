import Metrics

/// The options that a prompt lists with a letter each, as in `(A) salt (B) iron` or `A. salt` above
/// `B. iron`.
enum LetteredOptions {
  /// The wordings of the last such list; nil where there is none.
  ///
  /// Letters run from A, all with the same mark behind; the last wording ends with its line.
  static func read(_ prompt: String) -> [String]? {
    let text = Array(prompt.utf8)
    var runs: [Style: [Mark]] = [:]
    var complete: [Mark] = []
    for mark in marks(text) {
      var run = mark.letter == 0 ? [] : runs[mark.style] ?? []
      guard mark.letter == run.count else {
        // An A within a wording broke the list off.
        if mark.letter == complete.count, mark.style == complete.last?.style { return nil }
        continue
      }
      // "Answer with (A) or (B)" is no list.
      if let last = run.last, connectives.contains(wording(text[last.end..<mark.start])) {
        runs[mark.style] = []
        continue
      }
      run.append(mark)
      runs[mark.style] = run
      if run.count > 1 { complete = run }
    }
    guard let last = complete.last else { return nil }
    let end = text[last.end...].firstIndex(of: 0x0A) ?? text.count
    let starts = complete.dropFirst().map(\.start) + [end]
    let wordings = zip(complete, starts).map { mark, end in
      wording(text[mark.end..<end])
    }
    return wordings.contains(where: \.isBlank) ? nil : wordings
  }

  private static let connectives: Set<String> = ["or", "and", "oder", "und", "ou", "o", "to", "/"]

  private static func wording(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).trimmed
  }

  /// The place in the alphabet of a text that is one letter, bare or marked as in `(b)`.
  static func index(of text: String) -> Int? {
    let bare = text.utf8.filter { !marking.contains($0) && $0 > 0x20 }
    guard let byte = bare.first, bare.count == 1 else { return nil }
    let capital = byte & 0xDF
    return byte < 0x80 && 0x41...0x5A ~= capital ? Int(capital) - 0x41 : nil
  }

  /// Brackets, asterisk, full stop and colon.
  private static let marking: Set<UInt8> = [0x28, 0x29, 0x2A, 0x2E, 0x3A, 0x5B, 0x5D]

  private struct Style: Hashable {
    let isOpened: Bool
    let closing: UInt8
  }

  private struct Mark {
    let letter: Int
    let style: Style
    let start: Int
    let end: Int
  }

  /// Capital letters with `)`, `.` or `:` and a blank behind, at the start of a word.
  private static func marks(_ text: [UInt8]) -> [Mark] {
    text.indices.compactMap { index in
      guard 0x41...0x5A ~= text[index], index + 2 < text.count,
        [0x29, 0x2E, 0x3A].contains(text[index + 1]), text[index + 2] <= 0x20
      else { return nil }
      let isOpened = index > 0 && text[index - 1] == 0x28
      let start = isOpened ? index - 1 : index
      guard start == 0 || text[start - 1] <= 0x20 else { return nil }
      return Mark(
        letter: Int(text[index]) - 0x41, style: Style(isOpened: isOpened, closing: text[index + 1]),
        start: start, end: index + 2)
    }
  }
}
