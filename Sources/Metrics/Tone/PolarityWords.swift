/// The closed lists of VADER's rules (Hutto and Gilbert 2014, MIT licence): what they do to a valence.
enum PolarityWords {
  static let boost = 0.293
  static let capitals = 0.733
  static let negation = -0.74

  struct Roles: Sendable {
    var booster: Float = 0
    var negates = false
  }

  static let roles: HashTable<Roles> = {
    var roles: [UInt64: Roles] = [:]
    for word in words(boosters) { roles[word, default: Roles()].booster = Float(boost) }
    for word in words(dampeners) { roles[word, default: Roles()].booster = Float(-boost) }
    for word in words(negations) { roles[word, default: Roles()].negates = true }
    return HashTable(roles.map { ($0.key, $0.value) })
  }()

  /// Words the rules ask for by name.
  static let no = Word.hash("no")
  static let or = Word.hash("or")
  static let nor = Word.hash("nor")
  static let kind = Word.hash("kind")
  static let of = Word.hash("of")
  static let least = Word.hash("least")
  static let at = Word.hash("at")
  static let very = Word.hash("very")
  static let but = Word.hash("but")
  static let never = Word.hash("never")
  static let so = Word.hash("so")
  static let this = Word.hash("this")
  static let without = Word.hash("without")
  static let doubt = Word.hash("doubt")

  /// Two and three words whose valence is not that of their parts.
  static let idioms = HashTable<Float>([
    (pair("the", "shit"), 3), (pair("the", "bomb"), 3), (pair("bad", "ass"), 1.5),
    (pair("bus", "stop"), 0), (pair("yeah", "right"), -2), (pair("beating", "heart"), 3.5),
    (triple("kiss", "of", "death"), -1.5), (triple("to", "die", "for"), 3),
  ])

  /// Dampeners of two words.
  static let phrases = HashTable<Float>([
    (pair("just", "enough"), Float(-boost)), (pair("kind", "of"), Float(-boost)),
    (pair("sort", "of"), Float(-boost)),
  ])

  static func join(_ a: UInt64, _ b: UInt64) -> UInt64 {
    (a &* 0x9e37_79b9_7f4a_7c15) ^ (b &+ (a >> 31))
  }

  private static func pair(_ a: String, _ b: String) -> UInt64 {
    join(Word.hash(a), Word.hash(b))
  }

  private static func triple(_ a: String, _ b: String, _ c: String) -> UInt64 {
    join(pair(a, b), Word.hash(c))
  }

  private static func words(_ list: String) -> [UInt64] {
    list.split { $0 == " " || $0 == "\n" }.map { Word.hash(String($0)) }
  }

  private static let boosters = """
    absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous
    enormously entirely especially exceptional exceptionally extreme extremely fabulously flipping
    flippin frackin fracking fricking frickin frigging friggin fully fuckin fucking fuggin fugging
    greatly hella highly hugely incredible incredibly intensely major majorly more most particularly
    purely quite really remarkably so substantially thoroughly total totally tremendous tremendously
    uber unbelievably unusually utter utterly very
    """
  private static let dampeners = """
    almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally
    partly scarce scarcely slight slightly somewhat sorta sortof sort-of
    """
  private static let negations = """
    aint arent cannot cant couldnt darent didnt doesnt ain't aren't can't couldn't daren't didn't
    doesn't dont hadnt hasnt havent isnt mightnt mustnt neither don't hadn't hasn't haven't isn't
    mightn't mustn't neednt needn't never none nope nor not nothing nowhere oughtnt shant shouldnt uhuh
    wasnt werent oughtn't shan't shouldn't uh-uh wasn't weren't without wont wouldnt won't wouldn't
    rarely seldom despite
    """
}
