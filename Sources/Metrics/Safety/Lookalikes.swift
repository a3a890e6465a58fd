/// Letters of other alphabets that look like ASCII letters (after Unicode TR 39, the common ones), small
/// capitals, letters of flags, and the invisible tag characters.
enum Lookalikes {
  static func ascii(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0..<0x80: nil
    case 0xE0020...0xE007E: Unicode.Scalar(scalar.value - 0xE0000)
    case 0x1F1E6...0x1F1FF: Unicode.Scalar(scalar.value - 0x1F1E6 + 0x61)
    default: table[scalar]
    }
  }

  private static let table: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs = """
      АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ҮY ԜW ԚQ ԌG ӀI
      аa еe оo рp сc уy хx ѕs іi јj һh ԁd ԛq ԝw ѵv ӏl кk тt мm нh вb гr пn ӕa
      ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC ϺM
      οo ιi αa κk νv ρp υu χx γy ηn τt ϲc ϳj εe
      ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ꞯq ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz
      ıi ȷj ɑa ɡg ℓl
      """
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for pair in pairs.split(whereSeparator: \.isWhitespace) {
      let scalars = Array(pair.unicodeScalars)
      guard scalars.count == 2 else { continue }
      table[scalars[0]] = scalars[1]
    }
    return table
  }()
}
