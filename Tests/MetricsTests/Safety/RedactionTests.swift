import Testing

@testable import Metrics

@Suite struct RedactionTests {
  // Numbers: the IBAN registry's and card networks' published examples, and the ranges that
  // telephone authorities keep for fiction (Ofcom 020 7946 0xxx, NANPA 555-01xx).
  @Test(arguments: [
    ("write to ada.l+x@mail.example.org.", "write to [email]."),
    ("<bob@example.com>", "<[email]>"),
    ("call +44 20 7946 0123 now", "call [phone] now"),
    ("call 020 7946 0123", "call [phone]"),
    ("call (202) 555-0143", "call [phone]"),
    ("call 202-555-0143.", "call [phone]."),
    ("IBAN DE89 3704 0044 0532 0130 00, please", "IBAN [iban], please"),
    ("card 4111 1111 1111 1111 expires", "card [card] expires"),
    ("in 2024 we sold 1,200 of 3 kinds", "in 2024 we sold 1,200 of 3 kinds"),
    ("order 12345678", "order 12345678"),
    ("a@b", "a@b"), ("@ada said", "@ada said"), ("", ""), ("0.1234567", "0.1234567"),
    ("on 2026-11-21", "on 2026-11-21"),
  ])
  func `personal values become their kind`(_ text: String, _ expected: String) {
    #expect(Redaction(text).text == expected)
  }

  // Numbers as above; 03-1234-5678 is the placeholder of Japanese manuals, 9876543210 of Indian ones.
  @Test(arguments: [
    ("call +44\u{A0}20\u{202F}7946\u{2007}0123 now", "call [phone] now"),
    ("call 020\u{2011}7946\u{2011}0123", "call [phone]"),
    ("call 202\u{2013}555\u{2013}0143x12 now", "call [phone] now"),
    ("call +1 202 555 0143ext12 now", "call [phone] now"),
    ("call +44  20  7946  0123 now", "call [phone] now"),
    (
      "\u{FF10}\u{FF12}\u{FF10}\u{FF17}\u{FF19}\u{FF14}\u{FF16}\u{FF10}\u{FF11}\u{FF12}\u{FF13}",
      "[phone]"
    ),
    ("電話03-1234-5678まで", "電話[phone]まで"),
    ("call 9876543210 or 98765 43210", "call [phone] or [phone]"),
    ("call 020 7946 / 0123", "call [phone]"),
    ("call 0\u{200B}20 7946 0123", "call [phone]"),
    ("card 4111\u{A0}1111\u{A0}1111\u{A0}1111 nbsp", "card [card] nbsp"),
    ("card 4111.1111.1111.1111.", "card [card]."),
    ("card 4111/1111/1111/1111", "card [card]"),
    ("card 4111  1111  1111  1111", "card [card]"),
    ("卡号4111111111111111谢谢", "卡号[card]谢谢"),
    ("no.4111111111111111", "no.[card]"), ("-4111111111111111", "-[card]"),
    ("amex 3782 822463 10005", "amex [card]"),
    ("020 7946 0123 4111 1111 1111 1111", "[phone] [card]"),
    ("iban de89 3704 0044 0532 0130 00 ok", "iban [iban] ok"),
    ("DE89-3704-0044-0532-0130-00", "[iban]"),
    ("DE89\u{A0}3704\u{A0}0044\u{A0}0532\u{A0}0130\u{A0}00", "[iban]"),
    ("口座DE89370400440532013000です", "口座[iban]です"),
    ("ada\u{FF20}example.org", "[email]"),
    (#"{"mail": "ada\u0040example.org"}"#, #"{"mail": "[email]"}"#),
    (#""p":"+44\t20\t79460123""#, #""p":"[phone]""#),
  ])
  func `values are found however they are typed`(_ text: String, _ expected: String) {
    #expect(Redaction(text).text == expected)
  }

  // Numbers as above; 601-234-567 and 12 34 56 78 have the form of Polish and Danish ones, 203.0.113.0
  // is kept for documentation (RFC 5737), 078-05-1120 was printed on a sample card in 1938.
  @Test(arguments: [
    (#"write to "ada l"@example.org now"#, "write to [email] now"),
    ("ada@[203.0.113.7]", "[email]"),
    (
      "https://example.net/?email=ada.l%40example.org&x=1", "https://example.net/?email=[email]&x=1"
    ),
    ("ada&#64;example.org", "[email]"), ("ada&commat;example.org", "[email]"),
    ("token dckr_pat_abcDEF123456xyz", "token [key]"), ("hvs.CAESIJ4kbaxyz123456", "[key]"),
    ("glpat-ABCDEFGHIJKLMNOPQRST", "[key]"), ("5 %40 of it", "5 %40 of it"),
    ("ada(at)example.org", "[email]"), ("ada.l [at] mail [dot] example [dot] org.", "[email]."),
    ("ada at example dot org, please", "[email], please"),
    ("call me on 555 0143 or 555-0144", "call me on [phone] or [phone]"),
    ("my mobile: 601-234-567", "my mobile: [phone]"), ("Tel. 12 34 56 78", "Tel. [phone]"),
    ("card 4111_1111_1111_1111", "card [card]"), ("card4111111111111111", "card[card]"),
    ("card 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "card [card]"),
    ("SSN 078-05-1120.", "SSN [id]."), ("from 203.0.113.7:8080", "from [ip]:8080"),
    ("api_key=401d83c4a29548fa91200314bd807d4b", "api_key=[key]"),
    ("password: correcthorse, please", "password: [key], please"),
    (#"{"client_secret": "tr0ub4dor"}"#, #"{"client_secret": "[key]"}"#),
    ("Authorization: Basic YWRhOmdlaGVpbTEyMw==", "Authorization: Basic [key]"),
    ("curl -H 'Authorization: Bearer abcDEF123456'", "curl -H 'Authorization: Bearer [key]'"),
    ("AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCY", "AWS_SECRET_ACCESS_KEY=[key]"),
    ("?sig=abc%2Bdef%3D&x=1", "?sig=[key]&x=1"), ("my PIN is 4711", "my PIN is [key]"),
    ("CVV: 123", "CVV: [key]"), ("key-8e541b30e1f10d3de732212e9283c98e", "key-[key]"),
  ])
  func `values are found by what stands around them`(_ text: String, _ expected: String) {
    #expect(Redaction(text).text == expected)
  }

  // 078-05-1120 as above; 9.9.9.9 and 149.112.112.112 are a public resolver's.
  @Test(arguments: [
    ("api_key=lilaczebra", "api_key=[key]"), (#"{"apiKey":"lilaczebra"}"#, #"{"apiKey":"[key]"}"#),
    (#""refresh_token": "lilaczebra""#, #""refresh_token": "[key]""#),
    ("x-api-key: lilaczeb", "x-api-key: [key]"),
    ("authorization: bearer lilaczeb", "authorization: bearer [key]"),
    ("Authorization: \"Bearer lilac zeb\"", "Authorization: \"Bearer [key]\""),
    ("Bearer 'lilaCZEB1987'", "Bearer '[key]'"), ("token=lilaczebra&x=1", "token=[key]&x=1"),
    ("secret: lilaczebra.", "secret: [key]."),
    ("PASSWORD=lilac", "PASSWORD=[key]"), ("PG_PASSWORD=LILAC", "PG_PASSWORD=[key]"),
    ("Password= \"li la c\" then", "Password= \"[key]\" then"),
    ("**Password:** lilac7 and", "**Password:** [key] and"),
    ("**Password**: lilac7", "**Password**: [key]"),
    ("password: 'lilac zebra'", "password: '[key]'"),
    ("the password is Lilac1987!", "the password is [key]!"),
    ("the password is \"lilac zebra\"", "the password is \"[key]\""),
    ("das Passwort lautet lilac7", "das Passwort lautet [key]"),
    ("my pin's 7193", "my pin's [key]"), ("PIN-Code 7193", "PIN-Code [key]"),
    ("SSN: 078051120", "SSN: [id]"),
    ("social security number 078 05 1120", "social security number [id]"),
    ("ping 9.9.9.9, then 149.112.112.112.", "ping [ip], then [ip]."),
    (
      "a\n-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nbGlsYWM=\n"
        + "-----END RSA PRIVATE KEY-----\nb", "a\n[key]\nb"
    ),
    (
      "-----BEGIN PRIVATE KEY-----\nbGlsYWN6ZWJyYWxpbGFj\nbGlsYWN6ZWJyYWxpbGFj",
      "[key]"
    ),
  ])
  func `what is labelled is taken whatever letters it has`(_ text: String, _ expected: String) {
    #expect(Redaction(text).text == expected)
    #expect(Redaction(expected).text == expected)
  }

  @Test(arguments: [
    "at the shop (at noon)", "I called 3 times in 2024",
    "How do I reset my password?", "password: whatever?", "token = tokenizer.encode(text)",
    "the PIN pad has 12 keys", "10.0.0.1 and 127.0.0.1:80", "version 1.2.3.4", "a basic question",
    "bearer of bad news", "secret: {a}", "1 2 3 4 5 6 7 8 9", "max_tokens: 100000",
    "mobile: 2024", "the password is wrong", "the token is invalid", "token: string",
    "Authorization: required", "Signature: lilac", "bearer authentication", "firmware 9.9.9.9",
    #""password": "{{password}}""#, "What does -----BEGIN PRIVATE KEY----- mean, and why?",
    "the pin's colour", "a basic `tsconfig.json` file",
  ])
  func `words about such values stay`(_ text: String) {
    #expect(Redaction(text).text == text)
  }

  // Forms from the vendors' documentation; the token is the example of RFC 7519.
  @Test(arguments: [
    "sk_test_4eC39HqLyjWDarjtT1zdp7dc", "gsk_9dKe83jdKsLq02mXbVn47TyUwPzRcAfHgJk5",
    "sk-your9dKe83jdKsLq02mXbVn47TyUwPzRc", "sk-secret9dKe83jdKsLq02mX", "AKIAIOSFODNN7EXAMPLE",
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UifQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r",
    "wJalrXUtnFEMIK7MDENGbPxRfiCYzK3kdLq9",
  ])
  func `keys are taken even where they look like placeholders`(_ key: String) {
    #expect(Redaction("key=...\(key), and").text == "key=...[key], and")
    #expect(Redaction("鍵\(key).").text == "鍵[key].")
  }

  @Test(arguments: [
    "from 03.11.2026 (2026-11-21) to 01/02/2024 10:30:00", "2026-11-21T10:15:30.000Z",
    "3.14159265358979323846", "years 2023 2024 2025 2026", "1,234,567,890.50",
    "at 1763744400 seconds", "1763744400000 ms", "192.168.100.200", "50000-60000 a year",
    "task-list-for-the-risk-assessment", "sort 12 45 67 89 23", "v1.2.3", #"C:\new\user"#, "\\u00",
    "a+b@", "é́ 漢字 👩‍👩‍👧",
  ])
  func `dates, sums and words stay`(_ text: String) {
    #expect(Redaction(text).text == text)
    #expect(Redaction(text).counts.isEmpty)
  }

  @Test func `values are counted by kind`() {
    let redaction = Redaction("a@example.org b@example.org +44 20 7946 0123")
    #expect(redaction.counts == [.email: 2, .phone: 1])
  }

  @Test func `redacting twice changes nothing`() {
    let once = Redaction("ada@example.org, 4111 1111 1111 1111").text
    #expect(Redaction(once).text == once)
  }
}
