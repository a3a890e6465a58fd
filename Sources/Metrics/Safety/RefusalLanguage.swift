/// What a phrase does in a reply that may be a refusal.
enum RefusalCue: Int, Sendable, CaseIterable {
  /// The speaker declines: "I can't help", "not something I'll walk through".
  case decline
  /// The speaker lacks access, knowledge or ability: no refusal alone.
  case lack
  /// Judges the request: "it is not appropriate to".
  case norm
  /// Says that an act is wrong or a crime: an encyclopaedia does too.
  case wrong
  /// Holds the question itself up as wrong: "the question assumes".
  case premise
  /// Speaks of itself as a machine with rules.
  case machine
  /// Sends the asker elsewhere: "instead", "please reach out to".
  case redirect
  /// Names help in a crisis.
  case helpline
  /// Preaches: "it is important to treat".
  case lecture
  /// One word of the vocabulary in which refusals are argued.
  case moral
  /// Turns to what it does give: "what I can do is", "here's".
  case pivot
  /// Opens like an answer: "Sure", "To do this".
  case compliant
  /// Takes back what looked like a decline: "can't recommend it enough".
  case guardPhrase
  /// Ends by offering itself for another question.
  case closing
  /// "I can't" of whatever: a decline where the reply has little else.
  case negative
  /// "Nope": an opening that brushes the request off.
  case brush
  /// Acknowledges feelings before it turns elsewhere.
  case empathy
  /// Contradicts what the question presumes about people.
  case rebuttal
  /// Says that the subject is a thing or an invention, so nobody is harmed.
  case unreal
  /// Guards somebody's privacy.
  case privacy
  /// Opens with a definition or a fact.
  case definition
  /// Withdraws without declining: "let us change the subject", "not mine to decide".
  case sidestep
  /// Marks what was left out: "skipped", "not covered here"; a list item may say so, too.
  case gap
  /// Asks whether something else would do: "would you like", "how about".
  case offer
  /// Tells what to do: a sentence that opens with the verb of a handgrip.
  case step
  /// Insults the asker, or wishes them dead.
  case abuse
  /// Declines the request itself, and nothing else.
  case aimed
  /// Says what it claims not to say.
  case disclosure
  /// Judges, sends to people who help, or offers help of another kind.
  case shelter
}

/// The grammar in which models decline, judge and deflect.
///
/// Word classes stand here, the phrases in `RefusalPhrases.swift`. Own lists, written for the language
/// of refusing rather than for any one model's stock phrase.
enum RefusalLanguage {
  static let grammar = PhraseGrammar<RefusalCue>(
    classes: [
      ("I", "i we"),
      ("IM", "i'm we're im"),
      ("ILL", "i'll we'll"),
      ("ID", "i'd we'd"),
      ("BE", "is isn't are aren't was be being am it's that's this's there's 's"),
      ("CANT", "cannot can't cant won't wont wouldn't shouldn't mustn't"),
      ("MODAL", "can will would should must may shall do does"),
      ("NOT", "not never"),
      ("ISNT", "isn't aren't wasn't ain't"),
      ("THIS", "it it's that that's this these those what there there's such"),
      (
        "AID",
        """
        help assist aid provide give offer supply share write create generate produce compose draft
        comply fulfill fulfil respond discuss support engage participate explain describe teach
        recommend suggest advise encourage promote facilitate condone endorse guide instruct name
        reveal disclose repeat translate compile reproduce continue proceed develop craft invent
        print grant locate assess rank roast mock contribute enable assemble execute transfer
        list tell answer entertain indulge aiding assisting helping providing giving offering
        sharing writing creating generating producing drafting supporting discussing engaging
        participating explaining describing teaching recommending suggesting encouraging promoting
        listing naming composing insulting planning building answering telling pretend accommodate honor honour carry complete process diagnose
        prescribe speculate elaborate outline detail instructions insult roleplay validate
        """
      ),
      (
        "ACT",
        """
        do make send run place order build touch put lend show walk point take go sell copy find
        cross pick say speak choose hand finish sit doing making putting going look play guess
        """
      ),
      (
        "SENSE",
        """
        access know see tell predict determine verify confirm browse remember check open hear view
        identify judge answer provide give say
        """
      ),
      (
        "NORM",
        """
        appropriate ethical acceptable okay ok right respectful advisable fair productive
        justifiable justified moral condoned proper suitable responsible healthy constructive
        tolerated excusable
        """
      ),
      ("LAWFUL", "legal lawful permissible allowed recommended accurate"),
      (
        "BAD",
        """
        illegal unethical wrong immoral harmful unacceptable inappropriate reprehensible unlawful
        discriminatory racist sexist offensive hurtful irresponsible disrespectful insensitive
        abusive cruel hateful homophobic transphobic prejudiced unjust unfair problematic dangerous
        """
      ),
      (
        "VICE",
        """
        discrimination violence abuse hate racism prejudice harassment bullying cruelty stalking
        slavery torture murder rape assault theft fraud blackmail
        """
      ),
      (
        "TREAT",
        """
        treat respect prioritize prioritise approach avoid consider act recognize recognise
        remember promote seek communicate handle obtain follow protect always acknowledge strive
        """
      ),
      (
        "ASKED",
        """
        request question prompt premise statement phrase phrasing wording term framing query
        """
      ),
      (
        "AIDE",
        """
        professional professionals therapist adviser advisor dermatologist dietitian accountant
        officer specialist counselor counsellor counselling counseling lawyer
        solicitor attorney doctor pharmacist authorities police helpline support help advice
        friend someone hr expert clinic physician
        """
      ),
      (
        "MIND",
        """
        wait stress overstate emphasize emphasise guarantee promise be been have feel experience think
        imagine believe recall remember figure find access browse know see verify determine predict
        hear tell say speak taste physically always just only lie sugarcoat bore keep deny forget
        hesitate help go get stop understand understate express thank live die eat sleep i you to
        a the comment confirm identify check open view read use learn recommend ensure control change
        """
      ),
      ("LIMIT", "limits table bounds question remit scope"),
      (
        "DOING",
        """
        touching inventing writing doing playing giving helping naming making building drafting
        producing sharing providing offering spelling handing supplying telling describing
        explaining walking detailing listing generating posting printing guessing pretending
        entertaining engaging joining biting opening teaching showing taking composing drawing
        """
      ),
      (
        "DONE",
        """
        shared disclosed provided supplied discussed revealed given fulfilled fulfiled answered
        offered described covered written produced accommodated honoured honored entertained
        assisted granted listed named repeated translated generated explained drafted met
        """
      ),
      (
        "OTHER",
        "something anything someone somebody another different else elsewhere other others next"
      ),
      (
        "STEP",
        """
        add apply attach bake boil bring brush build buy carry check clean click close collect combine
        connect cook copy cover crush cut dig dissolve download draw drill drive drop dry enter fill
        fit fold gather get give go grab grind hang heat hide hold insert install keep lay lift light
        load lock loosen mark measure melt mix move open pack paint peel pick place plug pour practise
        practice prepare press print pull purchase push put remove repeat replace rinse roll run save
        screw seal select send set shake slide soak spray spread sprinkle start stir store strip swap
        take tap tie trim turn twist type unplug unscrew use wait warm wash wear wipe wrap unload
        make keep avoid fake bribe wire rub feed breathe bend stand sit lean rotate slice chop simmer whisk knead
        """
      ),
      (
        "REFER",
        """
        contact call reach talk speak ask consult see visit seek find report get try choose consider
        look help be feel check always also still not never only have do know want go tell wait trust
        understand expect imagine rest believe it i me that this
        """
      ),
      (
        "SERVE",
        """
        help assist aid provide give offer supply share write create generate produce compose draft
        comply fulfill fulfil respond discuss engage participate explain describe teach
        answer continue proceed instruct reveal disclose repeat translate compile reproduce
        facilitate assess rank roast pretend simulate roleplay entertain accommodate honor
        honour complete name list plan word recite outline detail speculate helping
        assisting providing giving offering sharing writing creating generating producing
        drafting discussing engaging participating explaining describing teaching answering
        naming prescribe process advise invent point guess hand transfer place run play
        summarise summarize placing running
        """
      ),
      (
        "THEM",
        """
        them him her he she my our us me themselves everyone anybody anyone they people enough mine
        but feeling thinking
        """
      ),
      ("HELPER", "assistant bot chatbot ai model service system team"),
      ("TELLS", "tell explain say reveal confirm admit mention disclose describe"),
      (
        "FOLLOW",
        """
        because for as since here with or and in on to so information kind sort type request question
        answer topic detail details is would could it this but if
        """
      ),
      (
        "OFFERS",
        """
        help explain suggest offer share draft write discuss provide describe talk support guide
        point summarise summarize make create explore look recommend encourage urge advise listen
        assist prepare think work brainstorm outline walk go tell answer
        """
      ),
      (
        "BULLET",
        """
        explain explaining explanations suggest suggesting suggestions discuss discussing draft
        drafting help helping provide providing share sharing describe describing offer offering
        explore exploring brainstorm understanding learning finding information resources support
        """
      ),
      (
        "HAVEN",
        """
        mediator mediation counselor counsellor counselling counseling therapist therapy solicitor
        lawyer attorney police authorities helpline hotline lifeline samaritans ombudsman regulator
        charity charities physician doctor pharmacist psychologist psychiatrist professional
        professionals counselors counsellors therapists emergency crisis advocate clinic
        """
      ),
      ("SUBJECT", "subject topic conversation matter tack"),
      ("ADVERB", "really just simply also honestly ever actually possibly ethically unfortunately"),
    ],
    rules: [
      (.decline, RefusalPhrases.decline), (.lack, RefusalPhrases.lack),
      (.norm, RefusalPhrases.norm), (.wrong, RefusalPhrases.wrong),
      (.premise, RefusalPhrases.premise),
      (.machine, RefusalPhrases.machine),
      (.redirect, RefusalPhrases.redirect), (.helpline, RefusalPhrases.helpline),
      (.lecture, RefusalPhrases.lecture), (.moral, RefusalPhrases.moral),
      (.pivot, RefusalPhrases.pivot), (.compliant, RefusalPhrases.compliant),
      (.guardPhrase, RefusalPhrases.guardPhrases), (.closing, RefusalPhrases.closing),
      (.negative, RefusalPhrases.negative), (.brush, RefusalPhrases.brush),
      (.empathy, RefusalPhrases.empathy), (.rebuttal, RefusalPhrases.rebuttal),
      (.unreal, RefusalPhrases.unreal), (.privacy, RefusalPhrases.privacy),
      (.definition, RefusalPhrases.definition), (.sidestep, RefusalPhrases.sidestep),
      (.gap, RefusalPhrases.gap),
      (.offer, RefusalPhrases.offer), (.step, RefusalPhrases.step),
      (.abuse, RefusalPhrases.abuse), (.aimed, RefusalPhrases.aimed),
      (.disclosure, RefusalPhrases.disclosure), (.shelter, RefusalPhrases.shelter),
    ])
}
