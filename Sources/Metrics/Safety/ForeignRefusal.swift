/// A stock refusal in a language other than English.
///
/// "Dabei kann ich leider nicht helfen": a few wordings a language, enough for the sentence that models decline with: ability or permission
/// denied, then the verb of a service. Everything else in a language is left unread.
struct ForeignRefusal: Sendable {
  /// Whether the reply is this sentence and nothing else.
  let isSure: Bool
  /// UTF-8 offsets in the reply.
  let range: Range<Int>

  /// Words that are looked at; a refusal comes first.
  private static let reach = 48
  /// Bytes between two parts of a wording.
  private static let gap = 48

  /// Nil where none of the first sentences is a refusal that is known.
  init?(_ text: ReplyText) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for word in text.words.prefix(Self.reach) {
      // Signs of Han and kana stand without blanks.
      if !bytes.isEmpty, !word.flags.contains(.ideograph) { bytes.append(0x20) }
      starts.append(bytes.count)
      bytes += text.folded[word.foldedRange].prefix(Self.gap)
    }
    guard let found = Self.wordings.lazy.compactMap({ $0.range(in: bytes) }).first,
      let first = starts.lastIndex(where: { $0 <= found.lowerBound }),
      let last = starts.lastIndex(where: { $0 < found.upperBound })
    else { return nil }
    range = text.words[first].range.lowerBound..<text.words[last].range.upperBound
    isSure = Self.isAlone(first...last, text)
  }

  /// At most an apology beside it, no bracket, colon or quotation, and few words behind.
  private static func isAlone(_ found: ClosedRange<Int>, _ text: ReplyText) -> Bool {
    guard !RefusalCargo.isIn(text), text.layout.listItems == 0,
      let own = text.sentence(ofWord: found.upperBound)
    else { return false }
    let isIdeographic = text.words[found.upperBound].flags.contains(.ideograph)
    guard text.words.count - found.upperBound <= (isIdeographic ? 16 : 9),
      found.lowerBound <= (isIdeographic ? 24 : 9)
    else { return false }
    for (index, sentence) in text.sentences.enumerated() where index != own {
      // "Es tut mir leid." before it, nothing behind.
      if index > own || sentence.words.count > (isIdeographic ? 10 : 4) { return false }
    }
    return text.words.dropFirst(found.upperBound + 1).allSatisfy { word in
      !turns.contains(word.hash) && word.flags.isDisjoint(with: [.quoted, .hasDigit])
    } && !text.utf8.contains { $0 == 0x28 || $0 == 0x3A || $0 == 0x3B } && !text.holdsWideSign
  }

  private static let turns = Set(
    """
    but aber pero mais ma mas maar ale но але 但 ama fakat ancak lekin लेकिन لكن 하지만 men ja tapi nhưng
    """.split(whereSeparator: \.isWhitespace).map { Word.hash(String($0)) })

  private struct Wording: Sendable {
    /// Alternatives for each part, in the order in which they stand.
    let parts: [[[UInt8]]]

    func range(in text: [UInt8]) -> Range<Int>? {
      for start in text.indices {
        guard let end = end(of: parts[...], in: text, from: start, reach: 0) else { continue }
        return start..<end
      }
      return nil
    }

    private func end(
      of parts: ArraySlice<[[UInt8]]>, in text: [UInt8], from start: Int, reach: Int
    ) -> Int? {
      guard let part = parts.first else { return start }
      for place in start..<min(start + reach + 1, text.count) {
        for alternative in part
        where alternative[0] == text[place] && text[place...].starts(with: alternative) {
          let end = place + alternative.count
          if let end = self.end(of: parts.dropFirst(), in: text, from: end, reach: gap) {
            return end
          }
        }
      }
      return nil
    }
  }

  /// One wording a line, its parts apart by `|`, alternatives by `/`.
  private static let wordings: [Wording] = """
    ich kann/kann ich/wir können/können wir/ich darf/darf ich/ich werde/werde ich/ich möchte|nicht/kein|helf/beantwort/erfüll/unterstütz/sagen/auskunft/geben/bereitstell/anbieten/schreib/nachkommen/teilen
    ich muss/muss ich|ablehnen
    ich bin nicht in der lage|zu
    je ne peux/nous ne pouvons/je ne suis pas en mesure/je ne suis pas autoris/il m'est impossible/je ne vais pas/je ne saurais|aid/répond/fourni/communiqu/donn/partag/écri/rédig/satisf/assist/cela/ça/faire/expliqu/accéd
    no puedo/no podemos/no me es posible/no estoy en condiciones/no voy a/no estoy autorizad/no soy capaz/no debo|ayud/proporcion/respond/cumpl/asist/ofrec/dar/brind/facilit/escrib/compart/hacer/atender/complacer
    non posso/non possiamo/non sono in grado/non mi è possibile/non sono autorizzat/non intendo|aiut/forni/rispond/assist/soddisf/scriv/dar/condivid/esegui/farlo
    não posso/não podemos/não consigo/não sou capaz/não me é possível/não estou autorizad/não vou|ajud/fornec/respond/atend/auxili/escrev/compartilh/partilh/dar/fazer/cumpr
    ik kan/kan ik/we kunnen/kunnen we/ik mag/mag ik/ik ga|niet/geen|help/beantwoord/inwillig/geven/verstrek/schrijv/bijstaan/voldoen/delen/bieden
    nie mogę/nie jestem w stanie/nie możemy/nie będę/nie wolno mi|pom/udziel/odpowied/spełni/dostarcz/napis/zrobi/poda/zrealiz
    не могу/не можем/не буду/не в состоянии/не имею права/не вправе/не стану|помо/предостав/ответ/отвеч/выполн/дать/давать/написать/поделиться/обсужд/сделать/рассказ/содейств
    не можу/не буду/не маю права|допомог/надати/відпов/виконати
    nemohu/nemůžu/nesmím|pomoc/pomoct/poskytnout/odpovědět/vyhovět
    我/抱歉/对不起/對不起/遗憾/恕|不能/无法/無法/不可以/不会/不會/不便/难以|帮/幫/协助/協助/提供/回答/满足/滿足/回应/处理/告诉/解答/完成
    お手伝い/お答え/お応え/対応/提供/回答/お教え/お力/お伝え/支援/応じる|できません/できかねます/いたしかねます/致しかねます/ことはできません/なれません/出来ません
    도와/도움/제공/답변/답해/응할/응답/알려/말씀/작성|수 없/못합니다/못해/어렵습니다/불가
    لا أستطيع/لا استطيع/لا يمكنني/لا يمكننا/لن أتمكن/لن أقدم/غير قادر|مساعد/تقديم/الإجابة/الاجابة/أساعد/توفير/تلبية/مشاركة
    yardımcı olama/yardım edeme/yerine getireme/cevap vereme/yanıt vereme/cevaplayama/yanıtlayama/sağlayama/bilgi vereme/paylaşama
    मदद/सहायता/जानकारी/उत्तर/जवाब|नहीं कर/नहीं दे
    kan jag/jag kan/kan jeg/jeg kan|inte/ikke|hjälp/hjelp/hjælp/svar/besvara
    saya tidak bisa/saya tidak dapat/kami tidak dapat|bantu/memberi/menjawab/menyediakan/memenuhi
    không thể|giúp/cung cấp/trả lời/hỗ trợ/đáp ứng
    δεν μπορώ|βοηθήσω/απαντήσω/παρέχω/δώσω/παράσχω
    nu pot|ajut/oferi/răspunde/furniza
    en voi/en pysty|auttaa/vastata/antaa/tarjota
    nem tud/nem áll módomban|segít/válasz
    ไม่สามารถ|ช่วย/ให้ข้อมูล/ตอบ
    לא יכול/לא אוכל|לעזור/לספק/לענות/לסייע
    """.split(separator: "\n").map { line in
      Wording(
        parts: line.split(separator: "|").map { part in
          part.split(separator: "/").map { Array($0.utf8) }
        })
    }
}

extension ReplyText {
  /// Brackets, colons and quotation marks of East Asian type.
  fileprivate var holdsWideSign: Bool {
    words.isEmpty
      || [[0xEF, 0xBC, 0x88], [0xEF, 0xBC, 0x9A], [0xEF, 0xBC, 0x9B], [0xE3, 0x80, 0x8C]].contains {
        Skeleton.firstRange(of: $0, in: utf8) != nil
      }
  }
}
