/// The phrases by which a reply takes back, sets against or settles what it says.
enum WithdrawalPhrases {
  enum Cue: Sendable {
    /// Takes back all before: "wait, no", "Correction:", "let me recheck".
    case turn
    /// The same, within its sentence: "sorry, I mean".
    case slip
    /// The same where a pause follows: "actually, no: …", "Correction: …".
    case halt
    /// "No" at the start of a sentence.
    case no
    /// "I doubt it" behind a question.
    case doubt
    /// Someone else's opinion, or a first impression: "many people think".
    case attribution
    /// The question said back: "you asked whether it is X".
    case echo
    /// What really is: "in fact", "the true".
    case truth
    /// "The correct answer is".
    case final
    /// "The answer is", where a name or number follows.
    case answer
    /// "Final answer", "So", where a colon follows.
    case label
    /// "Formerly", "used to be".
    case former
  }

  static let contrasts = set("but however though although while whereas yet")
  /// What sets the next sentence against the one before.
  static let openings = set("but however yet actually really rather instead")
  static let copulas = set(
    "is was are were it's that's has had isn't wasn't called named known by with stands be")
  static let affirmations = set("yes yep indeed confirmed correct right holds stands")
  static let denials = set(
    "no not isn't wasn't wrong mistake incorrect false actually the it it's should")
  static let earlier = set("earlier before previously above when last")
  static let conditions = set("if unless whether case should hope think don't didn't never")
  static let concessions = set("though although while whereas even")
  static let now = set("now today nowadays currently")
  /// What follows "the answer is" where no answer does.
  static let pointers = set(
    """
    above below as given found well known clear obvious simple straightforward easy that this \
    because based not unknown correct right wrong in provided shown stated already also same there \
    unclear uncertain complicated probably somewhat quite very often what how up
    """)

  private static func set(_ words: String) -> Set<UInt64> {
    Set(words.split { $0 == " " || $0 == "\n" }.map { Word.hash(String($0)) })
  }

  static let grammar = PhraseGrammar<Cue>(
    classes: [
      (
        "SOME",
        """
        many most some others people few several folks everyone everybody critics sources textbooks \
        guides websites sites books students you
        """
      ),
      (
        "SAY",
        """
        think believe say claim assume suppose give list name cite suggest mention quote guess answer \
        expect argue credit insist maintain
        """
      ),
      ("OFTEN", "often commonly widely sometimes usually frequently generally popularly wrongly"),
      ("SAID", "said thought believed claimed assumed named credited cited supposed quoted given"),
      ("BE", "is was are were it's be being been"),
      (
        "REDO",
        """
        recheck correct reconsider revise redo recalculate recompute recount rethink restate fix \
        rework retract rephrase
        """
      ),
      (
        "SLIPPED",
        """
        misspoke misremembered miscounted miscalculated misread misstated erred miswrote mistyped \
        misjudged
        """
      ),
      ("ERROR", "mistake error slip blunder typo miscalculation"),
      ("TRUE", "correct right true real actual proper"),
      ("ANSWER", "answer solution result value figure"),
      ("OH", "oh hmm hm ah well wait sorry actually oops um uh ehm"),
      ("BAD", "wrong incorrect mistaken false"),
    ],
    rules: [
      (
        .turn,
        """
        wait no/nope/nein
        wait ~2 that's/that/this/i ~2 BAD/not/isn't/wasn't/misread/SLIPPED
        wait actually
        no wait
        hold/hang on !to/tight/for/me/a/the
        hold/hang on a second/moment/minute
        scratch/strike that
        forget/ignore that $
        no actually
        let me ~2 REDO
        let's ~1 REDO
        i ~1 need/have to REDO
        i'll ~1 REDO
        i ~1 SLIPPED
        i've ~1 SLIPPED
        i ~1 made ~3 ERROR
        i've made ~3 ERROR
        i have made ~3 ERROR
        my mistake/bad
        i ~1 was BAD
        i got ~2 BAD
        i stand corrected
        i take ~1 that/it back
        oops/whoops !i
        on ~1 second thought/thoughts
        on ~1 closer/further/second inspection/look/reflection/thought
        on reflection
        thinking ~3 again
        looking ~3 again
        ich ~1 habe ~2 vertan/geirrt/verrechnet
        ich meinte/korrigiere
        moment ~1 nein
        nein ~1 moment
        """
      ),
      (
        .slip,
        """
        i ~1 meant !to/for/by/that
        sorry ~1 i ~1 mean/meant
        oops/whoops ~1 i ~1 mean/meant
        """
      ),
      (
        .halt,
        """
        ^ ~1 correction
        ^ ~1 korrektur
        actually no/nope
        hmm/hm no/nope
        wait ~1 no
        """
      ),
      (
        .no,
        """
        ^ no/nope/never/nein/not
        ^ OH no/nope/not
        """
      ),
      (
        .doubt,
        """
        ^ ~1 i doubt
        ^ ~1 i'm/i not/don't ~1 convinced/sure/so/certain
        ^ i ~1 don't think
        ^ ~1 unlikely/hardly/wrong
        ^ that ~1 isn't/wasn't/can't/cannot
        ^ that's not
        ^ it ~1 isn't/wasn't/can't/cannot
        ^ it's not
        """
      ),
      (
        .attribution,
        """
        SOME ~3 SAY
        BE ~1 OFTEN ~1 SAID
        it's OFTEN SAID
        at first glance/sight/blush
        i ~1 first/initially/originally ~2 thought/wrote/said/guessed
        i ~1 thought/said/wrote/assumed/guessed
        my first thought/guess/idea/impression
        first guess/thought/idea
        popular belief
        conventional wisdom
        BE ~2 popular/common/frequent/usual/typical/tempting/widespread answer/guess/choice/assumption/belief/idea
        looks/seems/sounds ~1 tempting/right/plausible/likely/obvious/reasonable
        comes to mind
        springs to mind
        in theory
        """
      ),
      (.echo, "you ~1 asked/wonder/wondered ~1 whether/if\nyour question is ~1 whether/if"),
      (
        .truth,
        """
        in fact/truth/reality/practice/actuality
        actually
        really
        the TRUE
        on reflection
        """
      ),
      (
        .final,
        """
        final answer ~1 is
        the ~1 TRUE ANSWER ~1 is/was
        but/however ~1 the/my answer is
        so/therefore/hence/thus ~1 my answer is
        die ~1 antwort ~1 lautet
        """
      ),
      (.answer, "^ ~1 the/my answer is/was\nso/therefore/hence/thus ~1 the answer is"),
      (
        .label,
        """
        final answer
        the ~1 TRUE ANSWER
        ^ answer/antwort
        ^ so
        """
      ),
      (
        .former,
        """
        formerly
        previously ~1 known/called/named
        once known/called/named
        used to be
        """
      ),
    ])
}
