/// Blocks that are not running text; each function returns where the next line begins, or nil.
extension TextScanner {
  /// ```` ``` ```` or `~~~` up to its partner, or to the end of the reply without one.
  mutating func fence(_ line: Line) -> Int? {
    let sign = bytes[line.start]
    guard sign == 0x60 || sign == 0x7E else { return nil }
    let length = run(of: sign, at: line.start, line.end)
    guard length >= 3 else { return nil }
    if sign == 0x60, (line.start + length..<line.end).contains(where: { bytes[$0] == 0x60 }) {
      return nil
    }
    endParagraph()
    layout.fences += 1
    var next = line.next
    while next < bytes.count {
      let inner = self.line(at: next)
      next = inner.next
      if !inner.isBlank, bytes[inner.start] == sign {
        let closing = run(of: sign, at: inner.start, inner.end)
        if closing >= length, inner.start + closing == inner.end { break }
      }
      plainWords(inner.start, inner.end, .code)
    }
    spans.append(ChannelSpan(channel: .code, range: line.start..<next))
    return next
  }

  /// Rows between pipes: a header over a row of dashes, or a line that starts with a pipe.
  mutating func table(_ first: Line) -> Int? {
    guard first.hasPipe else { return nil }
    if bytes[first.start] != 0x7C {
      guard first.next < bytes.count, isDelimiterRow(line(at: first.next)) else { return nil }
    } else if bytes[first.end - 1] != 0x7C || first.end - first.start < 3 {
      return nil
    }
    endParagraph()
    layout.tables += 1
    var row = first
    while true {
      plainWords(row.start, row.end, .table)
      guard row.next < bytes.count else { break }
      let below = line(at: row.next)
      guard below.hasPipe, !below.isBlank else { break }
      row = below
    }
    spans.append(ChannelSpan(channel: .table, range: first.start..<row.end))
    return row.next
  }

  private func isDelimiterRow(_ line: Line) -> Bool {
    guard line.hasPipe, !line.isBlank else { return false }
    var hasDash = false
    for i in line.start..<line.end {
      switch bytes[i] {
      case 0x2D: hasDash = true
      case 0x7C, 0x3A, 0x20, 0x09: continue
      default: return false
      }
    }
    return hasDash
  }

  /// `$$` or `\[` alone at the start of a line, up to its partner.
  mutating func formulaBlock(_ line: Line) -> Int? {
    let isDollars = starts([0x24, 0x24], at: line.start, line.end)
    let isBracket = starts([0x5C, 0x5B], at: line.start, line.end)
    guard isDollars && !unclosed.dollars || isBracket && !unclosed.brackets else { return nil }
    let closing: [UInt8] = isDollars ? [0x24, 0x24] : [0x5C, 0x5D]
    var end = line.start + 2
    while end + 1 < bytes.count, bytes[end] != closing[0] || bytes[end + 1] != closing[1] {
      end += 1
    }
    guard end + 1 < bytes.count else {
      if isDollars { unclosed.dollars = true } else { unclosed.brackets = true }
      return nil
    }
    // Beside text on one line it is no block, and going on in the middle of the line would read its
    // rest again for each of them.
    if end < line.end, end == line.start + 2 || end + 2 < line.end { return nil }
    endParagraph()
    plainWords(line.start + 2, end, .formula)
    layout.formulas += 1
    spans.append(ChannelSpan(channel: .formula, range: line.start..<end + 2))
    return end + 2
  }

  /// A line that opens a JSON object or array, or an XML element that is no HTML, up to its end.
  mutating func dataBlock(_ line: Line) -> Int? {
    guard line.start >= unclosed.dataBefore else { return nil }
    let end: Int?
    switch bytes[line.start] {
    case 0x7B, 0x5B: end = endOfJSON(from: line.start, line.end)
    case 0x3C where !unclosed.xml: end = endOfXML(line)
    default: return nil
    }
    guard let end else { return nil }
    endParagraph()
    plainWords(line.start, end, .data)
    layout.dataBlocks += 1
    spans.append(ChannelSpan(channel: .data, range: line.start..<end))
    return end
  }

  /// Four blanks after an empty line, outside lists.
  mutating func indentedCode(_ line: Line, _ offset: Int) -> Int? {
    if line.indent < 4 {
      if line.indent == 0, !continues, marker(line) == nil { inList = false }
      return nil
    }
    guard !inList, !continues, !isBlockQuoted, marker(line) == nil else { return nil }
    plainWords(line.start, line.end, .code)
    spans.append(ChannelSpan(channel: .code, range: line.start..<line.end))
    return line.next
  }

  private mutating func endOfJSON(from start: Int, _ lineEnd: Int) -> Int? {
    let inside = skipWhitespace(start + 1)
    guard inside < bytes.count else { return nil }
    switch bytes[inside] {
    case 0x22, 0x7B, 0x5B: break
    case 0x7D, 0x5D: return nil
    default:
      // `[1, 2]` in running text is a citation or a list of numbers.
      guard bytes[start] == 0x5B, bytes[inside] &- 0x30 < 10, inside > lineEnd else { return nil }
    }
    var depth = 0
    var inString = false
    var i = start
    while i < bytes.count {
      let b = bytes[i]
      if inString {
        if b == 0x5C { i += 1 } else if b == 0x22 { inString = false }
      } else if b == 0x22 {
        inString = true
      } else if b == 0x7B || b == 0x5B {
        depth += 1
      } else if b == 0x7D || b == 0x5D {
        depth -= 1
        if depth == 0 {
          let after = skipBlanks(i + 1, bytes.count)
          let isAlone = after >= bytes.count || bytes[after] == 0x0A || bytes[after] == 0x0D
          unclosed.dataBefore = i
          return isAlone ? i + 1 : nil
        }
      }
      i += 1
    }
    unclosed.dataBefore = bytes.count
    return nil
  }

  /// `<order><item>…</order>`: the end of the closing tag of the same name.
  ///
  /// An element that holds text at once (`<answer>No.</answer>`) is a wrapper around prose, except
  /// where its name says that it holds a model's reasoning.
  private mutating func endOfXML(_ line: Line) -> Int? {
    var nameStart = line.start + 1
    if starts(Array("<?xml".utf8), at: line.start, line.end) {
      var i = line.start
      while i < line.end, bytes[i] != 0x3E { i += 1 }
      nameStart = skipWhitespace(i + 1) + 1
    }
    var nameEnd = nameStart
    while nameEnd < bytes.count, isNameByte(bytes[nameEnd]), nameEnd - nameStart < 64 {
      nameEnd += 1
    }
    guard nameStart < nameEnd, nameEnd < bytes.count, bytes[nameStart - 1] == 0x3C else {
      return nil
    }
    let name = UnsafeBufferPointer(rebasing: bytes[nameStart..<nameEnd])
    // A tag ends on its line: many that do not would each be searched for to the end of the reply.
    let tagEnd = nameEnd <= line.end ? line.end : self.line(at: nameEnd).end
    var i = nameEnd
    while i < tagEnd, bytes[i] != 0x3E { i += 1 }
    guard i < tagEnd else { return nil }
    let content = skipWhitespace(i + 1)
    guard content < bytes.count, !HTMLTag.isHTML(name),
      bytes[content] == 0x3C || HTMLTag.isReasoning(name)
    else { return nil }
    while i + name.count + 2 < bytes.count {
      if bytes[i] == 0x3C, bytes[i + 1] == 0x2F, bytes[i + 2 + name.count] == 0x3E,
        (0..<name.count).allSatisfy({ bytes[i + 2 + $0] == name[$0] })
      {
        let end = i + name.count + 3
        guard end < line.end else { return end }
        // Text behind it on its line is read on from there, and the line's end looked for again.
        guard unclosed.withinLines < 16 else { return nil }
        unclosed.withinLines += 1
        return end
      }
      i += 1
    }
    unclosed.xml = true
    return nil
  }
}
