/// The state of one pass over a reply; lives only inside ``ReplyText/init(_:)``.
///
/// Three layers: lines and paragraphs here, blocks of other channels in `TextScanner+Blocks`; the inside of
/// a line in `TextScanner+Inline`; words in `TextScanner+Words`.
struct TextScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var folded: [UInt8] = []
  var prose: [UInt8] = []
  var words: [Word] = []
  var sentences: [Sentence] = []
  var spans: [ChannelSpan] = []
  var layout = Layout()
  var wordCount = 0
  var proseWordCount = 0

  /// The sentence being read: first word, first byte (-1: none yet), start in ``prose``.
  var sentenceFirstWord = 0
  var sentenceStart = -1
  var sentenceProse = 0
  /// Final punctuation seen since the last word, and where it ended.
  var ending = Sentence.Ending.none
  var endingIsQuoted = false
  var kind = Sentence.Kind.running
  var paragraph = 0
  var paragraphHasWords = false
  var isBlockQuoted = false

  /// The first word after an opening quotation mark, or -1.
  var doubleQuote = -1
  var singleQuote = -1
  var strongIsOpen = false
  var pauseBeforeWord = false
  /// Where the running text read last ends.
  var textEnd = 0
  var lookups = LineLookups()

  /// Whether the line before was running text, and how long it was.
  var continues = false
  private var previousLength = 0
  var inList = false
  var unclosed = Unclosed()

  /// Delimiters already known to have no partner further down: a second search would be quadratic.
  struct Unclosed {
    var dollars = false
    var brackets = false
    var dataBefore = 0
    var xml = false
    /// How many elements ended within a line.
    var withinLines = 0
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    folded.reserveCapacity(bytes.count)
    prose.reserveCapacity(bytes.count + 8)
    // Memory that is never written to costs nothing; growing an array of millions costs it twice.
    words.reserveCapacity(bytes.count / 4 + 4)
    sentences.reserveCapacity(bytes.count / 80 + 2)
  }

  mutating func scan() {
    var next = 0
    while next < bytes.count { next = block(at: next) }
    endParagraph()
    unmarkIfWhollyQuoted()
  }

  struct Line {
    /// Trimmed of blanks on both sides.
    var start: Int
    var end: Int
    /// Where the line after begins.
    var next: Int
    var indent: Int
    var hasPipe: Bool
    var isBlank: Bool { start >= end }
  }

  func line(at offset: Int) -> Line {
    var end = offset
    var hasPipe = false
    while end < bytes.count, bytes[end] != 0x0A {
      if bytes[end] == 0x7C { hasPipe = true }
      end += 1
    }
    let next = min(end + 1, bytes.count)
    var start = offset
    var indent = 0
    while start < end {
      switch bytes[start] {
      case 0x20: indent += 1
      case 0x09: indent += 4
      case 0x0D: break
      default:
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        return Line(start: start, end: end, next: next, indent: indent, hasPipe: hasPipe)
      }
      start += 1
    }
    return Line(start: end, end: end, next: next, indent: indent, hasPipe: hasPipe)
  }

  /// Reads one line, or the whole block that it opens; returns where the next begins.
  private mutating func block(at offset: Int) -> Int {
    var line = line(at: offset)
    isBlockQuoted = false
    if line.isBlank {
      endParagraph()
      return line.next
    }
    if bytes[line.start] == 0x3E { quoteMarkers(&line) }
    if line.isBlank {
      endParagraph()
      return line.next
    }
    if let next = fence(line) ?? table(line) ?? formulaBlock(line) ?? dataBlock(line)
      ?? indentedCode(line, offset)
    {
      return next
    }
    if underline(line) { return line.next }
    if heading(&line) {
      run(line, kind: .heading)
      endParagraph()
    } else if listMarker(&line) {
      inList = true
      run(line, kind: .listItem)
      continues = true
    } else {
      continueParagraph(line)
      run(line, kind: kind)
      continues = true
    }
    previousLength = line.end - line.start
    return line.next
  }

  private mutating func run(_ line: Line, kind: Sentence.Kind) {
    self.kind = kind
    inline(line.start, line.end)
    textEnd = line.end
  }

  /// A line feed within a paragraph is a space where the text was wrapped and ends the sentence
  /// where it was meant: a short line followed by a capital.
  private mutating func continueParagraph(_ line: Line) {
    guard continues else {
      kind = .running
      return
    }
    let first = bytes[line.start]
    let isLower = first &- 0x61 < 26
    if isLower || previousLength >= 60 {
      appendSpace()
    } else {
      closeSentence(at: line.start)
      if kind == .listItem, line.indent == 0 { kind = .running }
    }
  }

  mutating func endParagraph() {
    closeSentence(at: textEnd)
    if paragraphHasWords {
      layout.paragraphs += 1
      paragraph += 1
    }
    paragraphHasWords = false
    doubleQuote = -1
    singleQuote = -1
    strongIsOpen = false
    continues = false
    kind = .running
  }

  private mutating func quoteMarkers(_ line: inout Line) {
    isBlockQuoted = true
    layout.blockQuoteLines += 1
    while line.start < line.end, bytes[line.start] == 0x3E || bytes[line.start] == 0x20 {
      line.start += 1
    }
  }

  /// `# Title`: one to six signs and a space.
  private mutating func heading(_ line: inout Line) -> Bool {
    var i = line.start
    while i < line.end, bytes[i] == 0x23 { i += 1 }
    let level = i - line.start
    guard (1...6).contains(level), i < line.end, bytes[i] == 0x20 || bytes[i] == 0x09 else {
      return false
    }
    endParagraph()
    inList = false
    layout.headings += 1
    line.start = skipBlanks(i, line.end)
    while line.end > line.start, bytes[line.end - 1] == 0x23 || bytes[line.end - 1] == 0x20 {
      line.end -= 1
    }
    return true
  }

  /// A line of `---`, `===`, `***` or `___`: underlines the paragraph above or is a rule.
  private mutating func underline(_ line: Line) -> Bool {
    let sign = bytes[line.start]
    guard sign == 0x2D || sign == 0x3D || sign == 0x2A || sign == 0x5F else { return false }
    var count = 0
    for i in line.start..<line.end {
      if bytes[i] == sign { count += 1 } else if bytes[i] != 0x20 { return false }
    }
    guard count >= 3 || (count >= 2 && sign == 0x3D) else { return false }
    let underlines = continues && kind == .running && (sign == 0x2D || sign == 0x3D)
    if underlines {
      layout.headings += 1
      kind = .heading
    } else {
      layout.rules += 1
    }
    endParagraph()
    inList = false
    return true
  }

  private mutating func listMarker(_ line: inout Line) -> Bool {
    guard let (after, isNumbered) = marker(line) else { return false }
    endParagraph()
    if isNumbered { layout.numberedItems += 1 } else { layout.bulletItems += 1 }
    line.start = skipBlanks(after, line.end)
    if line.start + 3 <= line.end, bytes[line.start] == 0x5B, bytes[line.start + 2] == 0x5D {
      // A task's box: `[ ]`, `[x]`.
      let box = bytes[line.start + 1] | 0x20
      if box == 0x20 || box == 0x78 { line.start = skipBlanks(line.start + 3, line.end) }
    }
    return true
  }

  /// Where the text behind a list marker begins, and whether the marker counts.
  func marker(_ line: Line) -> (after: Int, isNumbered: Bool)? {
    let i = line.start
    let first = bytes[i]
    switch first {
    case 0x2D, 0x2A, 0x2B:
      return isBlank(i + 1, line.end) ? (i + 1, false) : nil
    case 0xE2:
      guard i + 3 <= line.end else { return nil }
      let sign = UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i + 2])
      switch sign {
      // • ‣ ◦ ▪ ● ○ ■
      case 0x80A2, 0x80A3, 0x97A6, 0x96AA, 0x978F, 0x978B, 0x96A0: return (i + 3, false)
      case 0x8093: return isBlank(i + 3, line.end) ? (i + 3, false) : nil
      default: return nil
      }
    case 0x30...0x39:
      var j = i
      while j < line.end, bytes[j] &- 0x30 < 10 { j += 1 }
      guard j - i <= 3 else { return nil }
      if j < line.end, bytes[j] == 0x2E || bytes[j] == 0x29, isBlank(j + 1, line.end) {
        return (j + 1, true)
      }
      let keycap: [UInt8] = [0xEF, 0xB8, 0x8F, 0xE2, 0x83, 0xA3]
      return starts(keycap, at: j, line.end) ? (j + keycap.count, true) : nil
    default:
      let isLetter = (first | 0x20) &- 0x61 < 26
      guard isLetter, i + 1 < line.end, bytes[i + 1] == 0x29, isBlank(i + 2, line.end) else {
        return nil
      }
      return (i + 2, true)
    }
  }
}
