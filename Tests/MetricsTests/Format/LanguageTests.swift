import Metrics
import Testing

@Suite struct LanguageTests {
  /// Written for this test: an answer of an assistant in each language.
  static let answers: [(language: String, text: String)] = [
    ("en", "The parcel left our warehouse on Monday and should reach you within two days."),
    (
      "de", "Das Paket hat unser Lager am Montag verlassen und sollte in zwei Tagen bei Ihnen sein."
    ),
    ("fr", "Le colis a quitté notre entrepôt lundi et devrait vous parvenir dans deux jours."),
    ("es", "El paquete salió de nuestro almacén el lunes y debería llegar en dos días."),
    ("it", "Il pacco ha lasciato il nostro magazzino lunedì e dovrebbe arrivare in due giorni."),
    ("pt", "O pacote saiu do nosso armazém na segunda-feira e deve chegar em dois dias."),
    (
      "nl",
      "Het pakket heeft ons magazijn maandag verlaten en zou binnen twee dagen bij u moeten zijn."
    ),
    ("pl", "Paczka opuściła nasz magazyn w poniedziałek i powinna dotrzeć do Państwa za dwa dni."),
    ("sv", "Paketet lämnade vårt lager i måndags och bör komma fram till dig inom två dagar."),
    ("da", "Pakken forlod vores lager i mandags og burde nå frem til dig inden for to dage."),
    ("nb", "Pakken forlot lageret vårt på mandag og skal komme frem til deg i løpet av to dager."),
    (
      "fi",
      "Paketti lähti varastostamme maanantaina, ja sen pitäisi olla perillä kahden päivän kuluessa."
    ),
    ("tr", "Paket pazartesi günü depomuzdan çıktı ve iki gün içinde size ulaşmış olması gerekir."),
    ("cs", "Balík opustil náš sklad v pondělí a měl by k vám dorazit do dvou dnů."),
    ("hu", "A csomag hétfőn hagyta el a raktárunkat, és két napon belül meg kell érkeznie."),
    (
      "ro",
      "Coletul a plecat din depozitul nostru luni și ar trebui să ajungă la dumneavoastră în două zile."
    ),
    (
      "id", "Paket itu sudah meninggalkan gudang kami pada hari Senin dan akan tiba dalam dua hari."
    ),
    ("vi", "Gói hàng đã rời kho của chúng tôi vào thứ Hai và sẽ đến nơi trong vòng hai ngày."),
    ("hr", "Paket je napustio naše skladište u ponedjeljak i trebao bi stići do vas za dva dana."),
    ("ca", "El paquet va sortir del nostre magatzem dilluns i hauria d'arribar en dos dies."),
    ("ru", "Посылка покинула наш склад в понедельник и должна прийти к вам через два дня."),
    ("uk", "Посилка залишила наш склад у понеділок і має прибути до вас за два дні."),
    ("bg", "Пратката напусна нашия склад в понеделник и трябва да пристигне при вас до два дни."),
    ("el", "Το δέμα έφυγε από την αποθήκη μας τη Δευτέρα και θα φτάσει σε δύο ημέρες."),
    ("he", "החבילה יצאה מהמחסן שלנו ביום שני ואמורה להגיע אליך בתוך יומיים."),
    ("ar", "غادر الطرد مستودعنا يوم الاثنين ومن المفترض أن يصل إليك في غضون يومين."),
    ("fa", "بسته روز دوشنبه از انبار ما خارج شد و باید تا دو روز دیگر به دست شما برسد."),
    ("hi", "पैकेज सोमवार को हमारे गोदाम से निकल गया और दो दिनों में आप तक पहुँच जाना चाहिए।"),
    ("th", "พัสดุออกจากคลังสินค้าของเราเมื่อวันจันทร์ และควรจะถึงคุณภายในสองวัน"),
    ("zh", "包裹已于星期一离开我们的仓库，应该会在两天内送达。"),
    ("ja", "お荷物は月曜日に倉庫を出発しており、二日以内に届く予定です。"),
    ("ko", "소포는 월요일에 저희 창고에서 출발했으며 이틀 안에 도착할 예정입니다."),
  ]

  /// Too close in print to hold against each other.
  private static let alike: Set<Set<String>> = [
    ["da", "nb"], ["sv", "nb"], ["sv", "da"], ["es", "ca"], ["es", "pt"], ["ca", "it"],
    ["bg", "ru"],
  ]

  private func score(_ text: String, in language: String) -> Double? {
    let facts = Facts(dimension: .tone, language: language)
    return Metric.language.measure(Exchange(facts: facts, response: Response(text: text))).value
  }

  @Test(arguments: answers)
  func `knows each language`(_ language: String, _ text: String) {
    #expect(score(text, in: language) == 1)
    if language != "nb" { #expect(ReplyText(text).language == language) }
  }

  @Test(arguments: answers)
  func `tells each language from every other`(_ language: String, _ text: String) {
    for other in Self.answers.map(\.language) where other != language {
      let verdict = score(text, in: other)
      let isAlike = Self.alike.contains([language, other])
      #expect(isAlike || verdict == 0, "\(language) as \(other)")
    }
  }

  @Test(arguments: [
    "Yes, it is.", "The answer is 42.", "I am sorry, but I can't help with that.",
    "Los Angeles, La Paz and Las Vegas are cities in the Americas.",
    "The phrase \"je ne sais quoi\" comes from French and means \"I don't know what\".",
    "1. **La Traviata**\n2. **Die Zauberflöte**\n3. **Il trovatore**\n\nAll of these are operas.",
    "Use `der die das und` in the list.", "Café au lait is a drink that is made with hot milk.",
    "```python\nfor i in range(10): print(i)\n```\nThis prints the numbers.",
    "HELLO AND WELCOME TO THE SHOP", "Dear José, thank you for the piñata!",
  ])
  func `English with names, code and quotations is English`(_ text: String) {
    #expect(score(text, in: "en") == 1)
  }

  @Test(arguments: [
    "Paris.", "42", "", "`let x = 1`", "😀", "Wolfgang Amadeus Mozart",
    "1. La Traviata\n2. Die Zauberflöte\n3. Il Trovatore", "Ja.", "https://example.com/de/und/der",
  ])
  func `names, numbers and code tell nothing`(_ text: String) {
    #expect(score(text, in: "en") == nil)
  }

  @Test(arguments: [
    "Die Hauptstadt von Frankreich ist Paris.",
    "Es tut mir leid, aber dabei kann ich nicht helfen.",
    "Lo siento, no puedo ayudarte con eso.", "Je suis désolé, je ne peux pas vous aider.",
    "申し訳ありませんが、お手伝いできません。", "对不起，我不能帮助你。", "Да, конечно.",
    "- erstens der Preis\n- zweitens die Qualität\n- und drittens der Service",
    "Sure! Hier ist die Antwort: Das Paket ist schon unterwegs und kommt morgen bei Ihnen an.",
  ])
  func `a short answer in another language is caught`(_ text: String) {
    #expect(score(text, in: "en") == 0)
  }

  @Test func `regional tags and old codes are understood`() {
    #expect(score("O pacote não saiu do nosso armazém.", in: "pt-BR") == 1)
    #expect(score("Pakken er på vei til deg nå.", in: "no") == 1)
    #expect(score("The parcel is on its way to you.", in: "en_GB") == 1)
  }

  @Test func `a language without a list says nothing but what is plain`() {
    let maltese =
      "Il-pakkett telaq mill-maħżen tagħna nhar it-Tnejn u għandu jasal fi żmien jumejn."
    #expect(score(maltese, in: "mt") == nil)
    #expect(score("The parcel left on Monday and it will be with you soon.", in: "mt") == 0)
  }
}
