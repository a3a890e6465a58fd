/// English function words by class; the lists are finite, so no tagger is needed.
///
/// A contraction carries the classes of its parts and its own: `I'm` is a pronoun, an auxiliary and a
/// contraction. Words that are as often something else (`that`, `to`, `like`, `one`) are left out.
struct WordClasses: OptionSet, Sendable {
  let rawValue: UInt16

  static let preposition = WordClasses(rawValue: 1 << 0)
  static let article = WordClasses(rawValue: 1 << 1)
  static let pronoun = WordClasses(rawValue: 1 << 2)
  static let auxiliary = WordClasses(rawValue: 1 << 3)
  static let contraction = WordClasses(rawValue: 1 << 4)
  static let interjection = WordClasses(rawValue: 1 << 5)
  static let firstSingular = WordClasses(rawValue: 1 << 6)
  static let firstPlural = WordClasses(rawValue: 1 << 7)
  static let secondPerson = WordClasses(rawValue: 1 << 8)

  static let table: HashTable<WordClasses> = {
    var classes: [UInt64: WordClasses] = [:]
    func add(_ list: String, _ these: WordClasses) {
      for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        classes[Word.hash(String(word)), default: []].formUnion(these)
      }
    }
    add(prepositions, .preposition)
    add("a an the", .article)
    add("i me my mine myself", [.pronoun, .firstSingular])
    add("we us our ours ourselves", [.pronoun, .firstPlural])
    add("you your yours yourself yourselves ya", [.pronoun, .secondPerson])
    add(otherPronouns, .pronoun)
    add(auxiliaries, .auxiliary)
    add(interjections, .interjection)
    add("i'm i'll i've i'd", [.pronoun, .firstSingular, .auxiliary, .contraction])
    add("we're we'll we've we'd let's", [.pronoun, .firstPlural, .auxiliary, .contraction])
    add("you're you'll you've you'd y'all", [.pronoun, .secondPerson, .auxiliary, .contraction])
    add(otherContractions, [.pronoun, .auxiliary, .contraction])
    add(negatedAuxiliaries, [.auxiliary, .contraction])
    add("gonna wanna gotta kinda sorta lemme gimme dunno cuz 'cause outta lotta", .contraction)
    return HashTable(classes.map { ($0.key, $0.value) })
  }()

  private static let prepositions = """
    of in for on with at by from into onto upon about against between among amongst during through
    throughout within without under beneath below above over across along alongside around behind
    beside besides beyond despite toward towards until till via regarding concerning per amid
    amidst versus except near inside outside underneath unlike notwithstanding pursuant
    """
  private static let otherPronouns = """
    he him his himself she her hers herself it its itself they them their theirs themselves who whom
    whose which what someone somebody something anyone anybody anything everyone everybody everything
    nobody nothing whoever whatever whichever oneself
    """
  private static let otherContractions = """
    he's she's it's he'll she'll it'll he'd she'd it'd they're they'll they've they'd who's who'll
    who'd what's that's that'll that'd there's there're there'll here's where's how's when's why's
    what're what'll everyone's someone's nobody's something's everything's nothing's
    """
  private static let negatedAuxiliaries = """
    don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't can't couldn't won't
    wouldn't shouldn't mustn't mightn't needn't shan't ain't should've could've would've might've
    must've couldn't've wouldn't've shouldn't've
    """
  private static let auxiliaries = """
    am is are was were be been being have has had having do does did can could will would shall should
    may might must ought cannot
    """
  private static let interjections = """
    oh ooh wow hey hi hello hiya yo yeah yep yup yes nope nah ok okay oops ouch ah aha hmm hm huh haha
    hahaha hehe lol lmao omg ugh yay whoa woah gosh gee bye cheers alright congrats hooray hurray phew
    yikes darn damn dang dude btw tbh imo imho fyi pls plz thx eh meh uh um er wah bravo ahoy howdy
    bingo yum yuck aw aww tada voila
    """
}

extension ReplyText {
  /// How many prose words belong to each class.
  struct ClassCounts {
    var preposition = 0
    var article = 0
    var pronoun = 0
    var auxiliary = 0
    var contraction = 0
    var interjection = 0
    var firstSingular = 0
    var firstPlural = 0
    var secondPerson = 0
  }

  func classCounts() -> ClassCounts {
    var counts = ClassCounts()
    for word in words where word.isProse {
      guard let classes = WordClasses.table[word.hash] else { continue }
      if classes.contains(.preposition) { counts.preposition += 1 }
      if classes.contains(.article) { counts.article += 1 }
      if classes.contains(.pronoun) { counts.pronoun += 1 }
      if classes.contains(.auxiliary) { counts.auxiliary += 1 }
      if classes.contains(.contraction) { counts.contraction += 1 }
      if classes.contains(.interjection) { counts.interjection += 1 }
      if classes.contains(.firstSingular) { counts.firstSingular += 1 }
      if classes.contains(.firstPlural) { counts.firstPlural += 1 }
      if classes.contains(.secondPerson) { counts.secondPerson += 1 }
    }
    return counts
  }
}
