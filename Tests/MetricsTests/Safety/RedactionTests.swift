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

  @Test func `values are counted by kind`() {
    let redaction = Redaction("a@example.org b@example.org +44 20 7946 0123")
    #expect(redaction.counts == [.email: 2, .phone: 1])
  }

  @Test func `redacting twice changes nothing`() {
    let once = Redaction("ada@example.org, 4111 1111 1111 1111").text
    #expect(Redaction(once).text == once)
  }
}
