/// Which languages write a letter with an accent or of their own.
enum Accents {
  /// The languages of ``StopWords`` whose spelling knows every letter beyond ASCII in the word.
  static func languages(of folded: ArraySlice<UInt8>) -> UInt32 {
    var mask = UInt32.max
    var i = folded.startIndex
    while i < folded.endIndex {
      let b = folded[i]
      guard b >= 0xC0 else {
        i += 1
        continue
      }
      let length = b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
      guard i + length <= folded.endIndex else { return 0 }
      var value = UInt32(b) & (0x7F >> UInt32(length))
      for k in 1..<length { value = value << 6 | UInt32(folded[i + k] & 0x3F) }
      mask &= masks[value] ?? 0
      i += length
    }
    return mask == .max ? 0 : mask
  }

  private static let masks: [UInt32: UInt32] = {
    var masks: [UInt32: UInt32] = [:]
    for (language, letters) in alphabets {
      guard let index = StopWords.languages.firstIndex(of: language) else { continue }
      for letter in letters.unicodeScalars { masks[letter.value, default: 0] |= 1 << UInt32(index) }
    }
    return masks
  }()

  private static let alphabets: [(String, String)] = [
    ("de", "äöüß"), ("fr", "éèêëàâçîïôùûœ"), ("es", "áéíóúñü"), ("it", "àèéìòù"),
    ("pt", "ãõáéíóúâêôàç"), ("nl", "ëïéö"), ("pl", "ąćęłńóśźż"), ("sv", "åäöé"),
    ("da", "æøåé"), ("nb", "æøåéò"), ("fi", "äö"), ("tr", "çğıöşüâ"),
    ("cs", "áčďéěíňóřšťúůýž"), ("hu", "áéíóöőúüű"), ("ro", "ăâîșțşţ"), ("hr", "čćđšž"),
    ("ca", "àçèéíïòóúü"),
    (
      "vi",
      "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơưăâêôáàéèíìóòúùýãõĩũ"
    ),
  ]
}
