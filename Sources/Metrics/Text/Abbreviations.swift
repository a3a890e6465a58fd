/// Words whose full stop does not end a sentence.
enum Abbreviations {
  enum Kind: Sendable {
    /// Never ends a sentence: `Mr.`, `e.g.`
    case inner
    /// Ends one unless a number follows: `No. 5`, `Jan. 3`.
    case beforeNumber
    /// Ends one when a word follows that often starts sentences: `Inc.`, `U.S.`, initials.
    case maybeLast
  }

  static let kinds = HashTable<Kind>(
    list("mr mrs ms mx dr prof gen sen rep gov capt lt col sgt rev hon pres st mt ft vs e.g i.e eg")
      .map { ($0, .inner) }
      + list("viz cf approx ca resp incl esp messrs").map { ($0, .inner) }
      + list(
        "no nos art fig figs vol ch sec eq p pp jan feb mar apr jun jul aug sep sept oct nov dec"
      )
      .map { ($0, .beforeNumber) }
      + list(
        "etc inc ltd co corp jr sr al dept est u.s u.k u.n e.u d.c a.m p.m ph.d b.a m.a b.c a.d"
      )
      .map { ($0, .maybeLast) })

  /// Words that more often start a sentence than follow an abbreviation or an initial.
  static let starters = HashTable<Bool>(
    list(
      """
      the this that these those it its in on at a an he she they we you i if but and however for \
      when as there here my your our their his her so then to while although since because after \
      before with by from what who why how where which not no yes please some many most all both
      """
    ).map { ($0, true) })

  private static func list(_ words: String) -> [UInt64] {
    words.split(separator: " ").map { Word.hash(String($0)) }
  }
}
