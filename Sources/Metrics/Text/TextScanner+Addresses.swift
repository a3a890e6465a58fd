extension TextScanner {
  private static let schemes = ["https://", "http://", "ftp://", "www."].map { Array($0.utf8) }

  func isAddress(at i: Int, _ end: Int) -> Bool {
    Self.schemes.contains { scheme in
      guard i + scheme.count < end else { return false }
      for (k, byte) in scheme.enumerated() {
        let b = bytes[i + k]
        if (b &- 0x41 < 26 ? b | 0x20 : b) != byte { return false }
      }
      return true
    }
  }

  /// Reads a URL as one word of its own channel; nil where none starts.
  mutating func address(at i: Int, _ end: Int) -> Int? {
    guard isAddress(at: i, end) else { return nil }
    var next = i
    var openParens = 0
    loop: while next < end {
      switch bytes[next] {
      case 0x00...0x20, 0x22, 0x3C, 0x3E, 0x60, 0x5D, 0x7C: break loop
      case 0x28: openParens += 1
      case 0x29:
        if openParens == 0 { break loop }
        openParens -= 1
      default: break
      }
      next += 1
    }
    while next > i, isTrailing(bytes[next - 1]) { next -= 1 }
    layout.addresses += 1
    addressWord(i, next)
    return next
  }

  private func isTrailing(_ b: UInt8) -> Bool {
    switch b {
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x27, 0x2A, 0x5F: true
    default: false
    }
  }

  /// Turns the word just read into an e-mail address when a domain follows its `@`.
  mutating func mailAddress(at i: Int, sign: Int, _ end: Int) -> Int? {
    var next = sign + 1
    while next < end, isNameByte(bytes[next]) || bytes[next] == 0x2E { next += 1 }
    while next > sign + 1, bytes[next - 1] == 0x2E { next -= 1 }
    guard bytes[sign + 1..<max(next, sign + 1)].contains(0x2E), let last = words.popLast() else {
      return nil
    }
    folded.removeLast(Int(last.foldedLength))
    if !last.flags.contains(.afterHyphen) {
      wordCount -= 1
      proseWordCount -= 1
    }
    layout.addresses += 1
    addressWord(i, next)
    return next
  }

  private mutating func addressWord(_ from: Int, _ end: Int) {
    var hash = WordHash()
    let foldedStart = folded.count
    for k in from..<end {
      let b = bytes[k] &- 0x41 < 26 ? bytes[k] | 0x20 : bytes[k]
      hash.add(b)
      folded.append(b)
    }
    append(hash, from..<end, foldedStart: foldedStart, [], .url)
    spans.append(ChannelSpan(channel: .url, range: from..<end))
    appendSpace()
  }
}
