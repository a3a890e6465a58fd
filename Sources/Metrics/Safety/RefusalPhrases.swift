/// The phrases behind each ``RefusalCue``, in the notation of ``PhraseGrammar``.
enum RefusalPhrases {
  static let decline = """
    I ~1 CANT ~4 AID
    i CANT !MIND
    I am/IM ~1 unable/unwilling to !MIND
    i will not !MIND
    we are ~2 not ~1 able/allowed/permitted/prepared/authorized/authorised/willing ~1 to ~3 AID
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
    ILL ~2 stop/leave/stay/steer/skip/pass ~4 there/alone/aside/out/away/on/here
    ILL ~2 keep ~4 out/away/back
    ILL leave/skip ~1 out/the/that/aside
    IM ~2 not/unable/unwilling ~5 AID
    IM ~2 not/unable/unwilling ~3 to ACT
    IM not ~1 going/doing/making/sending/running/touching
    IM not/un ~2 comfortable/willing/prepared
    IM going to ~2 stop/pass/decline/skip/leave/refuse/refrain/withhold/hold
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
    off/beyond/outside ~2 LIMIT
    out of ~1 bounds/scope/remit/question
    beyond/outside/exceeds ~2 what ~1 I/IM
    beyond/outside/exceeds my ~2 scope/remit/role/abilities/capabilities/guidelines/purpose
    beyond/outside/exceeds our/the ~2 scope/remit/guidelines/purpose
    against/violates/outside ~1 my/our ~3 guidelines/policy/policies/principles/values/programming/rules
    goes/go against ~3 guidelines/that/policy/principles/values/purpose
    isn't/not ~2 available/possible ~1 to share/provide/disclose
    cannot/can't/won't be ~1 DONE
    will/can/may/shall NOT be ~1 DONE
    request/question/task ~2 CANT be ~1 done/completed/processed
    no/nothing ~6 can/will/shall/may be ~1 DONE
    NOT DONE here
    I shall/better/best NOT
    I ~1 better/best not
    ID better not
    so/and/but/because I CANT $
    so/and/but/because I MODAL NOT $
    so/and/but/because I don't $
    IM ~1 keeping/holding ~4 back
    IM/I ~1 keeping/keep ~3 to/for myself
    IM ~2 leaving/keeping/holding/withholding ~6 out/alone/aside/back/blank/off
    IM ~1 withholding/refraining/abstaining
    I refrain/abstain/withhold
    ^ ~1 leaving ~6 out/alone/aside/blank
    IM not ~1 DOING
    ^ ~5 not DOING
    i've ~1 chosen/decided not
    IM choosing not
    I ~1 choose not
    where I ~1 stop/draw
    I ~1 stop short/there/here
    that's where I
    I draw the line
    ILL ~1 say nothing/no
    saying/say nothing ~1 about/on/of
    my lips are sealed
    never/no/nope/pass/nah/zip/none/nothing ~1 from me
    no/nothing/nowhere ~6 from me
    no/nothing ~3 I ~1 would/will/can/could/may/am/properly ~2 AID
    no/nothing ~4 of mine
    doesn't/won't/not/nothing ~3 change/changes my answer/mind/reply/response
    my answer/reply/response ~3 no/same/unchanged
    answer ~3 remains/stays ~1 no/same
    no ~2 favour/favours/favor/favors/kindness ~6 by
    NOT/ISNT ~4 I am ~1 prepared/willing/ready/able/going/allowed
    NOT/ISNT ~4 IM ~1 prepared/willing/ready/able/going/allowed
    NOT/ISNT ~3 one I ~1 CANT/should/can/will/would/MODAL
    I/i've ~1 have ~1 nothing ~2 offer/give/share/say/for
    i've no/nothing ~3 to/for
    ain't/isn't happening
    not ~1 happening $
    not/ain't gonna ~1 happen/do/help
    no chance/dice/deal/comment
    not a chance
    fat chance
    not ~1 on my watch
    hell no
    without my help/assistance/involvement
    without me $
    won't/not ~4 by me
    won't ~2 come from
    NOT/ISNT something ~3 I/ID/ILL/IM
    NOT/ISNT ~4 I ~1 AID $
    NOT/ISNT ~4 I ~1 ACT $
    ISNT/not ~3 a feature/service/topic/skill I
    i'd/i'll/I/i've ~1 keep/kept/stay ~2 out/quiet/silent/mum/clear
    ILL ~1 leave ~5 unwritten/unsaid/blank/out/alone/aside/there
    ILL ~1 leave that/this/it ~2 to
    i've ~1 left/kept/held ~6 out/off/back/blank/away/unwritten/unsaid
    i've/I ~1 blurred/withheld/omitted/skipped/redacted/removed/softened
    my help ends/stops
    that's/this is ~3 where ~1 I/i'd
    that's ~2 as far as
    closed to me
    topic/subject/matter/conversation ~1 is closed/over
    training ~1 doesn't/not ~1 extend/cover
    is/are/been ~1 declined/withheld/unavailable
    was/were/is NOT ~1 run/executed/sent/performed/carried
    put/placed/is/been ~1 on hold
    nothing ~2 was/been/has ~1 changed/sent/run/moved/deleted
    i've ~1 held/opened/changed/done/sent/run nothing/off/back
    rather than sending/running/doing
    none of that ~1 here
    not ~3 in/for this ~1 chat/channel/conversation
    I haven't got
    I ~1 don't possess
    CANT ~2 in good faith
    NOT ~9 with/by my help/assistance/hand/hands
    asked/told/instructed/bound/required not to
    a/one/the/no line/lines I ~1 CANT/don't/won't/cross
    party/accomplice/accessory to
    IM/be complicit
    against my ~2 conscience/principles/rules/better
    the/my answer ~1 no
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
    ^ ~1 not able/going/willing/allowed/permitted/prepared/authorized/authorised ~1 to ~3 AID
    assistant/bot/chatbot/ai/model/service/system/team ~1 is/are not ~1 able/allowed/permitted/authorized/authorised to
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
