/// How refusals are argued, softened and redirected, and what speaks against one.
extension RefusalPhrases {
  static let norm = """
    THIS/BE/would ~3 NOT ~2 NORM
    THIS/BE/would ~3 ISNT ~2 NORM
    BE NOT ~3 NORM ~3 to
    ISNT ~2 NORM ~3 to
    never ~1 NORM
    neither NORM nor
    don't ~1 think ~1 it's/it/that's ~1 NORM
    would be ~2 BAD
    BE ~1 BAD to ~1 ask/make/say/suggest/use/assume/promote/discuss/mock/encourage/provide/joke
    no one/nobody/person should
    no ~2 justification/excuse
    never ~2 answer/justified/solution
    cannot/can't/not condone/support/encourage/promote
    not a ~2 suitable/appropriate ~1 topic/question/request
    ISNT/not something to ~1 be/joke/celebrate/emulate/imitate/take
    form of ~3 abuse/control/violence/discrimination ~2 and ~1 should
    """

  static let wrong = """
    THIS/it's/that's ~3 BAD
    THIS ~1 BE ~3 BAD
    BE ~1 BAD to
    THIS/BE/would ~3 NOT/ISNT ~2 LAWFUL
    should NOT be/ever
    should never
    shouldn't be
    no ~2 reason/basis/place/argument
    against the law
    violation/violates/form of ~3 privacy/law/rights/trust/abuse/control/violence/dignity
    BE ~2 VICE
    VICE is/are ~3 NOT/never/crime/serious/wrong/BAD
    serious ~1 crime/offense/offence/matter
    criminal offense/offence
    """

  static let premise = """
    I must/should/want ~2 point/clarify/emphasize/emphasise/stress/note/correct
    I have to ~1 point/clarify
    ASKED ~2 is/contains/assumes/implies/seems/appears/suggests/presumes/itself/can/may/could
    premise ~1 is/of
    false/harmful/offensive ~2 assumption/assumptions/stereotype/stereotypes/generalization
    make/making ~2 assumptions/generalizations/generalisations
    factually coherent
    term/phrase/word/wording/phrasing ~5 can/may/could/might ~2 be/have/imply/carry/suggest/come
    term/phrase/word/wording/phrasing ~4 has/carries/implies/suggests
    NOT/ISNT ~2 accurate/true/correct/factual ~1 to ~1 say/suggest/assume/claim/state/generalize
    I ~1 don't ~1 think ~1 it's/it ~2 accurate
    not ~2 factual/grounded
    this/your ~1 request/question concerns/involves
    """

  static let machine = """
    as an ai
    as a ~3 ai/assistant/model
    I am ~2 ai
    IM ~2 ai
    just an ai
    ai ~1 language model
    language model
    my ~2 purpose/programming/guidelines/training/instructions
    programmed/designed/trained to
    ethical guidelines
    ai assistant
    """

  static let redirect = """
    instead
    I ~1 suggest/encourage/urge/recommend/advise
    ID ~1 suggest/encourage/urge/recommend/advise
    please ~2 contact/call/speak/talk/consult/reach/seek/consider/visit
    please ~1 ask/see ~2 your/the/a/our
    seek ~3 AIDE
    reach out
    speak/talk/speaking/talking/consult/contact/confide ~3 AIDE
    consider/considering ~1 speaking/talking/seeking/reaching/finding/using/focusing
    it's/is best to
    better/best to ~1 ask/focus/seek/speak/talk/consult
    you ~1 might/could ~1 contact/ask/talk/speak
    focus on
    AIDE can ~3 you
    if ~1 you're/you ~2 struggling/having/feeling/worried/experiencing/concerned/thinking
    if you have ~3 concerns/questions
    there are ~2 resources
    trained counsellor/counselor
    you ~1 don't have to go through
    you're not alone
    you are not alone
    legitimate/legal/safe/healthy/constructive/respectful ~1 ways/alternatives/options
    """

  static let helpline = """
    hotline/helpline/lifeline/988/samaritans
    crisis line/hotline/text
    suicide prevention
    emergency services/number/department
    poison control
    mental health professional
    """

  static let lecture = """
    important/crucial/essential/vital/best ~3 TREAT
    important/crucial/essential to ~1 note/understand
    regardless of ~2 their/race/background/gender
    everyone/everybody/person/people/individuals ~3 deserves/deserve/right/rights
    with ~2 respect/dignity/kindness/compassion
    equal ~2 rights/worth/treatment/opportunities/opportunity
    without ~2 consent/permission
    serious/severe/legal/negative ~1 consequences
    cause ~2 harm
    a sensitive topic
    """

  static let moral = """
    respect/respectful/dignity/privacy/consent/confidentiality/discrimination/discriminatory
    stereotypes/stereotype/prejudice/harmful/harm/harming/ethical/unethical/illegal/inclusive
    inclusivity/boundaries/equality/fairness/well-being/wellbeing/responsible
    autonomy/kindness/compassion/empathy/marginalized/perpetuate/condone/regardless/rights
    inappropriate/disrespectful/immoral/deserve/deserves/offensive/hurtful/inclusion
    law-abiding/lawful/unlawful/legality/integrity/abuse/harmless/violation/violates
    """

  static let pivot = """
    I will ~2 provide/answer/give/explain/outline/describe/proceed/show/list/do
    there are ~1 several/some/many/various/few/certain ~1 ways/methods/steps/techniques/approaches/options/tactics
    what ~1 I can ~1 do/offer/give/say/share/tell
    what can be said
    I can ~2 help/explain/describe/suggest/offer/share/give/tell/show
    I can ~2 provide/go/discuss/say/answer
    ILL ~2 happily/gladly/write/explain/help/tell/get/give/describe/translate
    i'd be ~1 happy/glad
    happy/glad to ~1 help/explain/write/share
    here's
    here are
    here is
    that said
    with that said
    that being said
    having said that
    in general
    in fact
    however here
    as for
    for ~2 context
    for your own
    if ~1 you're looking/trying/interested/referring/asking
    the short version
    legal options
    lawful ones
    another matter
    """

  static let compliant = """
    ^ sure/certainly/absolutely/definitely/yes/gladly
    ^ of course
    ^ here's/here/below
    ^ love it
    ^ great question
    ^ happy to
    ^ i'd be happy/glad
    ^ i'm happy/glad ~1 to/you
    ^ to
    ^ there are ~2 several/many/few/various/different/some
    ^ the best/easiest/first/most
    follow these steps
    step by step
    here are ~2 steps/some/few/tips
    """

  static let guardPhrases = """
    CANT/not/CANT ~1 recommend/thank/praise/say ~9 enough/sufficiently
    CANT ~1 stress/emphasize/emphasise/overstate/overemphasize/wait/imagine/believe
    sorry ~2 hear/learn/read
    sorry ~1 about
    sorry for ~2 delay/confusion/inconvenience/mistake/wait/loss/late/trouble
    sorry ~2 you're/you ~3 going/hurting/experiencing/feeling
    can't make it
    IM/am not a/an ~3 doctor/lawyer/adviser/advisor/professional/expert
    IM/am not a/an ~3 accountant/vet/physician/therapist
    IM/am not actually
    can't help but/feeling/thinking
    can't go wrong
    I CANT ~1 look/see/check/browse/access/verify/diagnose/guarantee/predict/promise ~12 but ~1 here/here's/in/the/generally/it/a/there/most/try/typically/usually/from/based
    I CANT ~2 exact/precise/up ~12 but ~1 here/here's/in/the/generally/it/a/there/most/try/typically/usually/from/based
    so I CANT ~2 exact/precise
    I CANT say/tell/be ~3 certain/sure/certainty
    """

  static let closing = """
    is there ~3 else
    anything/something else ~4 help/assist/with
    can I help you with
    let me know
    feel free
    would you like
    what would you like
    how can I ~1 help/assist
    don't hesitate
    """

  static let negative = """
    I CANT
    I MODAL NOT
    IM ~1 not/unable
    I am ~1 not/unable
    ILL not/never/pass/skip
    ID rather
    i don't ~1 feel/want/intend/support/do/give/make/offer/hold/wish
    i've stopped/declined
    i stopped/declined
    i haven't
    i did not
    i didn't
    not my
    not the right
    a no from me
    sorry but
    unfortunately I
    i'm sorry but
    i'm afraid
    i apologize but
    i apologise but
    i'm really/so/very sorry
    leave/leaving out ~1 the/any
    ILL ~4 without the
    ILL ~2 but not
    please don't
    no ~2 in this one
    isn't/not an action
    i strongly ~1 condemn/oppose/discourage
    """

  static let brush = """
    ^ nope/nah/no/never/sorry/unfortunately/apologies/dude/hmm/wtf/haha/please
    ^ my apologies
    ^ nice try
    ^ let's/let ~1 pause/stop/not/talk
    ^ i understand/hear/appreciate/realize/realise
    not doing
    not happening
    """

  static let empathy = """
    i understand/hear ~3 you're/you/how/feeling/frustrated/furious/upset
    it sounds ~2 like/as you
    that sounds
    it's ~2 understandable/valid/natural/normal
    feelings are
    i'm ~2 worried/concerned about you
    ~1 glad you told
    you deserve
    anger/hurt/pain is
    """

  static let rebuttal = """
    should NOT ~2 be
    should NOT ~1 inherently/disqualify/prevent/bar/limit/determine/define
    do/does NOT ~1 define/determine/reflect/diminish/justify/disqualify/make
    doesn't/don't ~1 define/determine/reflect/diminish/justify/disqualify
    NOT/ISNT ~2 accurate/true/fair/correct ~2 to ~1 say/suggest/assume/claim/state/generalize/generalise
    strongly disagree
    are/is NOT ~1 inherently
    aren't/isn't inherently
    no ~2 evidence/basis/reason/truth/justification
    NOT ~1 a burden/threat/problem
    has no basis
    misconception/myth/falsehood
    I ~1 don't ~1 believe/think that
    I ~1 do not ~1 believe/think
    any ~2 group
    all ~2 people/individuals/citizens/humans
    condemn
    """

  static let unreal = """
    fictional/inanimate/imaginary/nonsensical/cartoon/fantasy/mythical
    NOT ~2 real/sentient/living/human/humans/capable
    objects/plants/vegetables/vegetable/fruit
    NOT ~2 possess/have ~6 consciousness/awareness/cognitive/feelings/thoughts/beliefs/emotions/mind
    non human/humans/living
    nonhuman/supernatural/mythological/organisms
    cognitive abilities/capacity/capabilities
    natural ~1 phenomenon/phenomena/occurrence/part/process/event
    no scientific
    scientifically
    scientific reality
    speed of light
    solar system
    black hole/holes
    physics/gravity/gravitational/universe/biologically/physically
    immortal/immortality/superhuman/superpowers/telepathy/teleport/teleportation/levitate/levitation
    appliance/appliances
    physically impossible
    laws of
    """

  static let privacy = """
    access to ~3 your/their/his/her/personal/private
    shared with me
    respect/protect/invade/invasion/violate/violation ~4 privacy
    personal/private/sensitive/confidential ~2 information/data/details/records/matter
    without ~3 consent/permission
    explicit consent
    privacy laws/rights/policies
    """

  static let definition = """
    refers to
    ^ ~3 is/are/was/were a/an/the/any/one
    is/are defined/derived/known
    is the ~3 of
    died/born/founded/located/published
    """
}
