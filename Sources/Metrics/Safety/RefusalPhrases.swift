/// The phrases behind each ``RefusalCue``, in the notation of ``PhraseGrammar``.
enum RefusalPhrases {
  static let decline = """
    I ~1 CANT ~4 AID
    I CANT !MIND
    I am/IM ~1 unable/unwilling to !MIND
    I will not !MIND
    IM not able/going/willing to !MIND
    I ~1 CANT ~3 ACT that/this/it/such/you/one/sexual/part
    I MODAL NOT ~4 AID
    I ~1 will not ~2 ACT
    I won't ~2 ACT/assist
    I won't be ~1 part/able/doing
    I won't be ~2 AID
    I ~1 don't make ~2 judgements/judgments/predictions/recommendations/comparisons/guesses
    I ~1 don't have ~1 permission/authority/authorization/authorisation
    let's ~1 stick to
    let's ~1 get back to
    i've left ~4 untouched/alone/unchanged
    I don't AID
    I don't ACT that/this/such/sexual
    I do NOT AID
    I ADVERB can't ~3 AID
    ILL not/never/skip/pass/decline
    ILL have to pass/decline/refuse/stop/skip
    ILL ~2 stop/leave/keep/stay/steer/skip/pass ~4 there/alone/aside/out/away/on/here
    ILL leave/skip ~1 out/the/that/aside
    IM ~2 not/unable/unwilling ~5 AID
    IM ~2 not/unable/unwilling ~3 to ACT
    IM not ~1 going/doing/making/sending/running/touching
    IM not/un ~2 comfortable/willing/prepared
    IM going to ~2 stop/pass/decline/skip/leave/refuse/refrain
    IM stopping/declining/refusing/passing/out
    IM not your
    I am ~2 not/unable/unwilling ~5 AID
    I am ~2 not/unable/unwilling ~3 to ACT
    I am ~2 not comfortable/willing/prepared
    I ~1 refuse/decline to ~2 AID/ACT/be/lie
    I ~1 must/have/need/will/would ~2 decline/refuse/refrain/pass
    I decline
    I refuse
    ID ~1 rather/prefer not
    ID prefer to ~1 skip/pass/avoid/leave/stay/decline/keep
    ID rather ~1 skip/pass/avoid/leave/stay/decline/steer
    I would ~1 rather/prefer not
    I prefer not to ~2 AID/ACT
    I ~1 don't ~2 think/believe i/we ~1 should/can/ought ~3 AID/ACT
    I ~1 don't want to ~2 AID/ACT
    I ~1 don't feel comfortable
    I want no part
    I shouldn't ~2 AID/ACT
    wouldn't be ~2 right/appropriate/responsible/ethical/comfortable ~2 for/of me
    wouldn't/won't be ~1 helping/assisting/providing/comfortable/writing/sharing/part
    would be ~2 BAD ~1 for/of me
    appropriate/ethical/right/okay/responsible ~1 for me to ~3 AID
    within my ~4 to ~2 AID
    my ~4 not to ~2 AID
    NOT/ISNT ~2 something/thing/one/ones/information/topic/question/anything/part/line ~2 I/IM/ILL/ID
    NOT/ISNT ~2 something/thing/topic/information ~2 that ~1 I/IM/ILL/ID
    something/one/topic/question/line/part/point/where/that's/which ~1 i'd ~2 steer/stay/draw/skip/avoid/leave/rather
    something/one/topic/question/line/part/point/where ~1 I/IM/ILL ~2 don't/not/won't/can't/cannot/unable
    something/one/topic/part ~1 I/ILL ~2 turn/pass/skip/stay/leave/decline/avoid
    ISNT/not something i/you/we
    off/out/beyond/outside ~2 LIMIT
    beyond/outside/exceeds ~2 what ~1 I/IM
    beyond/outside/exceeds my/our/the ~2 scope/remit/role/abilities/capabilities/guidelines/purpose
    against/violates/outside ~1 my/our ~3 guidelines/policy/policies/principles/values/programming/rules
    goes/go against ~3 guidelines/that/policy/principles/values/purpose
    isn't/not ~2 available/possible ~1 to share/provide/disclose
    CANT be ~1 shared/disclosed/provided/supplied/discussed/revealed
    CANT be ~1 given/fulfilled/done/completed
    no/nothing ~6 will be supplied/provided/given
    ^ ~1 cannot/can't/won't/unable ~2 AID
    ^ ~1 cannot/can't/won't ~1 do that/this/it
    ^ ~3 can't/cannot do that/this/it
    ^ no can do
    ^ ~3 not happening
    not going to happen
    ^ ~2 not doing that/this/it
    ^ ~1 hard pass
    a hard pass
    ^ gonna pass
    ^ ~1 absolutely not
    ^ not allowed/permitted
    ^ ~1 i'm not able
    my/our ~2 guidelines/rules/policy/instructions ~1 don't/prevent/prohibit/forbid/prevents/prohibits/forbids
    won't/cannot/can't/not ~1 help/assist ~1 with/you
    not able/going/willing/allowed/permitted/prepared/authorized/authorised ~1 to ~3 AID
    unable/unwilling to ~2 AID
    no way ~1 IM/ILL/I
    stay/stays out of ~1 this/that
    i stay out
    set/setting/draw/drawing ~1 boundary/line
    sit this ~1 out
    no part of it/this/that
    nothing i'll ~2 AID
    talk about something else
    let's ~2 something/another else/topic/plot
    have to turn down
    don't/do not give out
    can't/cannot only
    ^ ~2 only ~1 help/assist/answer with/questions
    I can only ~1 help/answer/assist/discuss
    here only for
    beyond my
    no ~2 such ~2 will be
    I CANT ~6 for you
    ISNT/not ~1 an action/request/area/conversation ~1 I/IM/ILL
    IM not the right source/place/person/tool
    answer is no
    that's a no
    hard/firm no
    no from me
    count me out
    IM ~1 hesitant/reluctant ~1 to
    in good conscience
    IM ~1 drawing the/a line
    NOT/ISNT ~2 in a position to
    NOT/ISNT my place to
    NOT/ISNT ~1 what i'm ~1 for
    off limits
    a no go
    non starter
    where ~1 I ~1 stop/stops
    IM not ~2 built/designed/equipped/meant/allowed/permitted/programmed to
    won't/cannot/can't get ~5 from me
    won't/not/never hear/read/find ~4 from me
    I don't do that/this/those/requests
    I CANT get behind
    CANT be ~2 involved/complicit
    this/your/the ~1 request/message/content/prompt/question ~3 CANT/declined/blocked/refused/rejected/denied
    request/access denied
    keep ~3 to myself
    still no
    no ~1 to ~1 this/that ~1 one/request
    I would ~1 not be ~2 able/willing/comfortable
    NOT ~1 a ~2 request/topic/thing/question I
    request ~2 is/been denied/declined/refused/rejected
    no intention of
    CANT/not go along with
    have/need to say no
    ILL ~1 say no
    not ~1 from me
    nein das ~1 nicht
    kann ~5 nicht ~1 helfen/beantworten/schreiben/unterstützen/geben
    kann ~3 leider nicht
    lo siento pero no
    no ~1 puedo ~1 ayudarte/ayudarle/ayudar/proporcionar/cumplir/hacer
    désolé ~2 je ne/n ~1 peux
    je ne peux pas ~2 aider/fournir/communiquer/répondre/donner
    non posso ~1 aiutarti/aiutare/fornire
    não ~1 posso ~1 ajudar/fornecer/ajudá
    """

  static let lack = """
    I ~1 don't ~2 have ~1 access/information/knowledge
    I do not ~2 have ~2 access/information/knowledge
    I ~1 don't/not ~1 have ~2 ability
    I ~1 don't know
    I have no way
    I CANT ~2 access/determine/know/see/verify
    IM not ~1 able/aware ~2 access/determine/know/see/of
    I am not able to ~1 access/determine/know/see/verify
    I am unable to ~1 access/determine/know/see/verify
    no access to
    not publicly available/known/disclosed
    unless it ~1 been shared
    is/are private/confidential
    personal/private/sensitive information
    """
}
