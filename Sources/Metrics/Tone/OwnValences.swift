extension ValenceLexicon {
  /// Our own list: common words of praise, blame, feeling and courtesy, valued by our own judgement.
  ///
  /// Verbs get their regular forms, adjectives their adverb; the rest stands as written. Words that name a
  /// topic more often than a feeling in an assistant's answers ("kill a process", "cancer cells", "free
  /// memory") are left out or weak, and so are "help" and "support", which every answer holds.
  public static let own: ValenceLexicon = {
    var entries: [(String, Double)] = []
    for (valence, list) in OwnValences.verbs {
      for word in split(list) { for form in verbForms(word) { entries.append((form, valence)) } }
    }
    for (valence, list) in OwnValences.adjectives {
      for word in split(list) {
        entries.append((word, valence))
        entries.append((adverb(word), valence))
      }
    }
    for (valence, list) in OwnValences.others {
      for word in split(list) { entries.append((word, valence)) }
    }
    return ValenceLexicon(words: entries, emoji: OwnValences.emoji)
  }()

  private static func split(_ list: String) -> [String] {
    list.split { $0 == " " || $0 == "\n" }.map(String.init)
  }

  /// The regular forms: `enjoy enjoys enjoyed enjoying`, `love loves loved loving`.
  private static func verbForms(_ base: String) -> [String] {
    let stem = String(base.dropLast())
    if base.hasSuffix("ee") { return [base, base + "s", base + "d", base + "ing"] }
    if base.hasSuffix("ie") { return [base, base + "s", base + "d", stem.dropLast() + "ying"] }
    if base.hasSuffix("e") { return [base, base + "s", base + "d", stem + "ing"] }
    let beforeLast = stem.last.map { "aeiou".contains($0) } ?? false
    if base.hasSuffix("y"), !beforeLast { return [base, stem + "ies", stem + "ied", base + "ing"] }
    let sibilant = ["s", "x", "z", "ch", "sh"].contains { base.hasSuffix($0) }
    return [base, base + (sibilant ? "es" : "s"), base + "ed", base + "ing"]
  }

  /// `happily`, `gently`, `tragically`, `badly`.
  private static func adverb(_ adjective: String) -> String {
    if adjective.hasSuffix("le") { return adjective.dropLast() + "y" }
    if adjective.hasSuffix("y"), adjective.count > 3 { return adjective.dropLast() + "ily" }
    if adjective.hasSuffix("ic") { return adjective + "ally" }
    return adjective + "ly"
  }
}

/// The words themselves, by valence.
private enum OwnValences {
  static let verbs: [(Double, String)] = [
    (3.0, "adore cherish treasure love thrill delight triumph"),
    (
      2.4,
      """
      enjoy celebrate admire amaze astonish impress inspire bless rejoice excel congratulate charm
      captivate enchant flourish laugh
      """
    ),
    (
      1.8,
      """
      appreciate please welcome succeed praise thank smile like value honor honour respect trust cheer
      encourage comfort reassure win applaud embrace entertain fascinate intrigue satisfy reward
      recommend rescue heal thrive amuse befriend empower energize
      """
    ),
    (
      1.2,
      """
      improve benefit gain achieve accomplish assist care share save strengthen protect relax
      motivate forgive hug kiss refresh enhance enrich resolve boost agree approve attract dream
      soothe uplift volunteer donate cooperate calm
      """
    ),
    (0.6, "help support hope solve ease accept wish guide secure promise"),
    (-0.4, "apologize apologise"),
    (
      -1.0,
      """
      delay doubt miss lack decline reject refuse avoid confuse interrupt limit object disagree deny
      bore tire struggle weaken forget ignore resist distract question regret
      """
    ),
    (
      -1.7,
      """
      fail lose complain worry annoy disappoint frustrate disturb trouble irritate upset offend
      criticize criticise neglect mislead damage bother blame cry fear hinder quarrel dislike disrupt
      mock reject discourage embarrass insult stress argue cheat sabotage suck threaten warn weep sob
      scare disgrace violate lie steal crash exploit
      """
    ),
    (
      -2.4,
      """
      harm hurt suffer ruin wreck fight attack punish abandon betray deceive despair scream panic
      frighten destroy horrify abuse grieve anger bully harass humiliate disgust hate poison ravage
      """
    ),
    (-3.0, "loathe despise detest torture murder rape terrorize massacre slaughter torment"),
  ]

  static let adjectives: [(Double, String)] = [
    (
      3.1,
      """
      excellent wonderful fantastic amazing awesome outstanding superb magnificent marvelous
      phenomenal exceptional brilliant perfect spectacular glorious terrific fabulous splendid
      ecstatic delightful beautiful incredible
      """
    ),
    (
      2.5,
      """
      great happy lovely joyful joyous cheerful gorgeous thrilled delighted charming magical stunning
      impressive admirable remarkable hilarious heavenly blissful heroic superior radiant elegant
      enjoyable memorable exciting excited affectionate breathtaking heartwarming adorable
      """
    ),
    (
      1.9,
      """
      good nice glad kind friendly pleasant positive grateful thankful proud generous gentle warm sweet
      fun funny clever smart intelligent wise talented gifted creative successful beneficial valuable
      fortunate lucky attractive handsome pretty graceful honest loyal faithful sincere caring
      compassionate supportive optimistic confident enthusiastic passionate peaceful harmonious lively
      vibrant delicious tasty rewarding satisfying satisfied fulfilling inspiring uplifting refreshing
      engaging fascinating interesting entertaining playful witty healthy festive merry hopeful
      courageous brave noble worthy victorious prosperous
      """
    ),
    (
      1.3,
      """
      fine calm comfortable cozy relaxed safe clean fresh fair polite respectful considerate thoughtful
      patient helpful useful effective efficient reliable robust solid strong flexible easy smooth bright
      rich popular promising ideal suitable favorable favourable welcome important innovative skilled
      energetic eager attentive welcoming neat cool decent better appropriate genuine true
      romantic tender authentic dedicated capable trustworthy convenient affordable
      """
    ),
    (
      -1.1,
      """
      difficult hard unsure uncertain unclear tired slow weak odd strange weird awkward busy boring dull
      bland vague limited costly expensive strict harsh cold lonely shy nervous confused confusing
      unfortunate unusual tense reluctant unable impatient doubtful complicated messy mediocre tedious
      forgettable shallow repetitive predictable overrated uneven slim flawed unlikely unnecessary
      """
    ),
    (
      -1.8,
      """
      bad sad poor wrong unhappy upset sick ill rude mean lazy selfish unfair unpleasant disappointed
      disappointing annoying annoyed frustrated frustrating worried anxious afraid scared guilty ashamed
      embarrassed embarrassing stressful stressed bitter jealous negative useless worthless pointless
      silly stupid foolish ugly dirty nasty gross broken faulty defective false fake dishonest careless
      reckless dangerous risky unsafe harmful painful sore hurtful hostile angry mad grumpy gloomy grim
      bleak dreary tragic dumb lame clumsy ridiculous absurd problematic inappropriate unethical illegal
      suspicious offensive irresponsible unacceptable inferior incompetent ineffective helpless hopeless
      desperate lousy unwanted unreasonable unsatisfied dissatisfied unfunny pathetic tiresome
      """
    ),
    (
      -2.6,
      """
      terrible awful horrible dreadful horrific horrifying miserable disgusting cruel vicious violent
      brutal toxic abusive hateful furious outraged devastating devastated disastrous catastrophic
      heartbroken heartbreaking depressing depressed traumatic appalling atrocious abysmal deadly lethal
      vile wicked corrupt racist sexist threatening terrifying terrified frightening humiliating
      insulting malicious sinister worst
      """
    ),
    (-3.2, "evil murderous heinous monstrous despicable"),
  ]

  static let others: [(Double, String)] = [
    (
      3.0,
      "best joy bliss delight love lover loving loved ecstasy miracle triumph paradise soulmate <3 :D"
    ),
    (
      2.3,
      """
      happiness fun happier happiest laughter celebration success victory win won winner wins winning
      hero treasure excitement pleasure beauty passion admiration congratulations congrats hooray hurray
      yay wow woohoo haha hahaha lol lmao rofl xd :-) :) =) ;) ;-) (: gift blessing blessings
      superstar genius masterpiece greatest greater finest kindness friendship sunshine gem
      """
    ),
    (
      1.7,
      """
      thanks thx gratitude appreciation courage wisdom honesty loyalty generosity compassion
      warmth hug hugs kisses smile smiles comfort peace harmony freedom hope friend friends party
      enthusiasm optimism confidence pride respect trust luck fortune bonus reward prize award
      achievement improvement progress strength talent charm romance holiday vacation paradise
      cute yummy yum bravo cheers nicer easier stronger liked blessed treat talented winner
      favorite favourite favorites loves creativity humor humour delicacy
      """
    ),
    (
      0.9,
      """
      benefit benefits advantage advantages opportunity opportunities
      solution solutions safety security health wellbeing wellness support interest care growth healed
      accuracy quality clarity ease balance beneficially natural agreement offer
      """
    ),
    (-0.3, "sorry pardon apology apologies"),
    (
      -0.9,
      """
      no unfortunately sadly regrettably problem problems mistake mistakes error
      delay delays difficulty difficulties obstacle obstacles inconvenience concern concerns conflict
      conflicts pressure tension doubt doubts risk risks debt weakness lack shortage alone meh ugh
      miss missed missing blah hmph lost late
      """
    ),
    (
      -1.8,
      """
      fear fears anger sadness pain grief sorrow shame guilt regret failure failures loss losses damage
      harm trouble troubles threat threats danger dangers fraud scam liar lies lie theft thief crime
      crimes criminal complaint complaints frustration disappointment stress anxiety worry worries
      crisis disease illness injury injuries enemy enemies bully bullies insult insults tears hangover
      headache misery mess waste garbage trash junk crap sucks sucked sux damn dammit hell fool idiot
      moron loser fake :( :-( =( :/ :'( d: poverty hunger accident victim victims penalty pollution
      weird darn nuisance sin hypocrite nonsense cliche cliched flaw flaws fault wrongly worse yikes
      """
    ),
    (
      -2.7,
      """
      hatred rage terror horror violence abuse murder murderer war wars torture disaster disasters
      catastrophe tragedy tragedies nightmare nightmares massacre suicide death deaths dead die died
      dies dying killer killers terrorism terrorist terrorists genocide slavery assault rapist fury
      shit bullshit bitch bastard asshole fuck fucked fucker douchebag dick piss pissed slut scum
      bitching wtf agony anguish despair devastation cancer bomb bombs killing kill killed kills
      """
    ),
  ]

  static let emoji: [(Unicode.Scalar, String)] = [
    ("😀", "happy"), ("😁", "happy"), ("😂", "laughter"), ("🤣", "laughter"), ("😃", "happy"),
    ("😄", "happy"), ("😅", "relaxed"), ("😆", "laughter"), ("😉", "nice"), ("😊", "happy"),
    ("😋", "yummy"), ("😎", "cool"), ("😍", "love"), ("😘", "love"), ("🥰", "love"),
    ("🙂", "nice"), ("🤗", "hug"), ("🤩", "amazing"), ("😇", "good"), ("🥳", "celebration"),
    ("👍", "good"), ("👏", "bravo"), ("🙏", "thanks"), ("💪", "strong"), ("❤", "love"),
    ("💕", "love"), ("💖", "love"), ("💙", "love"), ("💚", "love"), ("💛", "love"),
    ("💜", "love"), ("🎉", "celebration"), ("🎊", "celebration"), ("✨", "nice"), ("🌟", "great"),
    ("⭐", "good"), ("🏆", "victory"), ("😢", "sad"), ("😭", "sad"), ("😞", "disappointed"),
    ("😔", "sad"), ("😟", "worried"), ("😠", "angry"), ("😡", "furious"), ("😤", "annoyed"),
    ("😨", "scared"), ("😱", "terrified"), ("😰", "anxious"), ("🤢", "disgusting"), ("👎", "bad"),
    ("💔", "heartbroken"), ("😒", "annoyed"), ("🙁", "sad"), ("☹", "sad"), ("😩", "tired"),
    ("🤬", "furious"), ("💩", "crap"), ("😕", "confused"), ("🥺", "sad"), ("💀", "dead"),
  ]
}
