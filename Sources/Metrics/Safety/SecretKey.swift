/// Keys and tokens as ``Redaction`` takes them out: by a vendor's prefix, or by their look alone.
///
/// Unlike the detector of ``Metric/personalData`` it passes over nothing for looking like a
/// placeholder.
enum SecretKey {
  /// A token that begins here and is a secret; bytes of a ``FoldedText``.
  static func range(in text: [UInt8], at start: Int) -> Range<Int>? {
    let hasPrefix = prefixes[Int(text[start])].contains { prefix in
      guard text[start...].starts(with: prefix) else { return false }
      let body = text[(start + prefix.count)...].prefix(64).prefix(while: isPart)
      return body.count >= leastBody
        && (isRandom(body) || isLongAndLoud(body) && !isPartOfWord(prefix))
    }
    guard
      hasPrefix || isWebToken(text[start...]) || isLongAndMixed(text[start...])
        || isLongAndHexadecimal(text[start...])
    else {
      return nil
    }
    var end = text[start...].firstIndex { !isPart($0) } ?? text.count
    // What ends a sentence is not part of it.
    while end > start, text[end - 1] == 0x2E || text[end - 1] == 0x2D { end -= 1 }
    return start..<end
  }

  private static let leastBody = 12

  /// By first byte.
  private static let prefixes: [[[UInt8]]] = {
    var table = [[[UInt8]]](repeating: [], count: 256)
    let known = """
      sk- sk_test_ sk_live_ rk_test_ rk_live_ pk_test_ pk_live_ whsec_ gsk_ xai- r8_ nvapi- pplx- \
      AKIA ASIA ghp_ gho_ ghs_ ghu_ ghr_ github_pat_ glpat- xoxa- xoxb- xoxp- xoxr- xoxs- xapp- \
      AIza ya29. GOCSPX- hf_ npm_ pypi- SG. dop_v1_ shpat_ shpss_ lin_api_ dapi fw_ csk- tvly- \
      dckr_pat_ hvs. hvb. sq0atp- sq0csp- ntn_ glsa_
      """
    for prefix in known.split(separator: " ") {
      let bytes = Array(prefix.utf8)
      table[Int(bytes[0])].append(bytes)
    }
    return table
  }()

  /// A digit, or capitals among small letters; words joined by hyphens have neither.
  private static func isRandom(_ body: some Sequence<UInt8>) -> Bool {
    var (hasDigit, hasCapital, hasSmall) = (false, false, false)
    for byte in body {
      switch byte {
      case 0x30...0x39: hasDigit = true
      case 0x41...0x5A: hasCapital = true
      case 0x61...0x7A: hasSmall = true
      default: break
      }
    }
    return hasDigit || hasCapital && hasSmall
  }

  /// Capitals alone, behind a prefix that no word begins with.
  private static func isLongAndLoud(_ body: ArraySlice<UInt8>) -> Bool {
    body.count >= 16 && body.allSatisfy { 0x41...0x5A ~= $0 }
  }

  private static func isPartOfWord(_ prefix: [UInt8]) -> Bool {
    prefix.last.map { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") } ?? true
  }

  /// A JSON Web Token (RFC 7519): base64url of `{"`, and long.
  private static func isWebToken(_ text: ArraySlice<UInt8>) -> Bool {
    text.starts(with: "eyJ".utf8) && text.prefix(20).allSatisfy(isPart) && text.count >= 20
  }

  /// 32 letters and digits in a row, of both cases and with digits: words are not like that.
  private static func isLongAndMixed(_ text: ArraySlice<UInt8>) -> Bool {
    let head = text.prefix(32)
    guard head.count == 32 else { return false }
    var (digits, capitals, small) = (0, 0, 0)
    for byte in head {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x41...0x5A: capitals += 1
      case 0x61...0x7A: small += 1
      default: return false
      }
    }
    return digits > 1 && capitals > 1 && small > 1
  }

  /// 32 hexadecimal digits in a row, letters and digits among them.
  private static func isLongAndHexadecimal(_ text: ArraySlice<UInt8>) -> Bool {
    let head = text.prefix(32)
    let digits = head.count { 0x30...0x39 ~= $0 }
    return head.count == 32 && 4...28 ~= digits
      && head.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 | 0x20 }
  }

  private static func isPart(_ byte: UInt8) -> Bool { byte < 0x80 && PersonalData.isKeyByte(byte) }
}
