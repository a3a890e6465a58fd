/// Sentences of a support desk in a plain professional voice, by the part they play.
///
/// `[…]` is a clause that may be left out, `{full~contracted}` is decided by how formal the voice is.
enum Support {
  enum Part: Int, CaseIterable {
    case explain, act, hedge, boost, bad, good
  }

  static let warmOpenings = Template.lines(
    """
    Thank you for {getting in touch|writing to us|letting us know} about {the|your} {item}.
    Thanks for {your message|contacting us|reaching out}[ about the {item} from {city}].
    {I am~I'm} sorry {to hear about|about the trouble with} {the|your} {item}.
    {I am~I'm} sorry that this has {taken|cost} you {so much|extra} time[ and effort this week].
    I understand how {frustrating|inconvenient|annoying} {this|the wait} {must be|is} for you.
    I {completely|fully} understand {your concern|why you are asking}[, and {I will~I'll} help].
    We appreciate your patience {with us|in this matter}[ while the {city} depot looks into it].
    Please accept our apologies for the {inconvenience|delay|mix-up}[ with your {item}].
    {I would~I'd} be {happy|glad} to help you with {the|your} {item}[ today].
    I can see why this is {disappointing|upsetting}[, especially after such a long wait].
    """)

  static let plainOpenings = Template.lines(
    """
    The {item} from {city} is {recorded|listed} under order {order}.
    Regarding {the|your} {item}, {here is~here's} the current {state|position}.
    I have {checked|reviewed|gone through} the {records|entries} for order {order}.
    This concerns the {item} {sent from|registered in} {city} on {day}.
    The {request|question} about the {item} has {reached|arrived at} the {right|correct} team.
    Order {order} was {opened|created} on {day}[ by the {city} branch].
    I looked {into|at} order {order}[ and the notes of the {city} depot].
    """)

  static let closings = Template.lines(
    """
    Please {let us know|tell us|write again} if {anything|something} is still unclear.
    Thank you {again|once more} for your {patience|understanding}.
    {I am~I'm} {happy|glad} to help {further|with anything else}[ at any time].
    {We will~We'll} send {you an|an} update {on|by} {day}[, whatever the depot reports].
    The case stays open until the {item} {arrives|is delivered}.
    {Kind|Best} regards from the {support|service} team[ in {city}].
    {Do not~Don't} hesitate to {reply|write} {here|to this message}.
    Further {questions|details} can be sent to the same address[ with the order number].
    Have a {good|pleasant} {day|week}.
    The {next|following} message will come from the {city} depot.
    """)

  static let sentences: [Part: [String]] = [
    .explain: Template.lines(
      """
      The carrier {scanned|registered} the parcel at the {city} depot on {day}[ in the evening].
      According to the {records|log}, the {item} left the warehouse on {day}[ with the night train].
      The {label|address line} on the parcel was {printed|read} {in part|twice} by the sorting machine.
      A {second|new} {delivery|round} is {planned|scheduled} for {day}[, between eight and noon].
      The {payment|transfer} for order {order} was {booked|recorded} on {day}[ by the bank].
      The {city} branch keeps {parcels|shipments} for {seven|ten|fourteen} days[ before a return].
      Each {claim|report} is {read|handled} by the {claims|quality} team[ in order of arrival].
      The {item}{ is~'s} {stored|held} at the depot in {city}[ until the paperwork is complete].
      {Refunds|Repayments} are {sent|made} to the {card|account} used for the {order|purchase}.
      The {driver|courier} {did not~didn't} find {a name|the entrance} at the {door|address}.
      The {invoice|receipt} is attached to the {confirmation|order} of {day}.
      {Returns|Exchanges} from {city} {travel|go} by road[ and take the longer route in winter].
      The warehouse counts its stock {on|every} {day}[, after the last van has been unloaded].
      The system {shows|lists} two {entries|scans} for the {item}[, one in {city} and one in transit].
      The price in the {basket|order} includes {packing|insurance} and {tax|postage}.
      A {signature|code} is {needed|required} for {items|goods} of this {value|size}.
      The {customs|import} {office|desk} in {city} released the {item} on {day}.
      The {change|correction} of the address was {saved|entered} on {day} at the {city} desk.
      """),
    .act: Template.lines(
      """
      You can {follow|track} the {item} under Orders in your account[ at any hour].
      {Please|To go on, please} {send|upload} a photo of the {box|label|item}[ from two sides].
      You{ will~'ll} {find|see} the {form|return label} in your account[ under Help and Returns].
      If you {prefer|wish}, you can {collect|pick up} the {item} in {city}[ with a valid card].
      {Open|Go to} your {account|profile} and {check|confirm} the {address|phone number}.
      Could you {tell|send} us the {number|code} on your {receipt|label}[, please]?
      You {do not~don't} {need|have} to {pay|return} anything {now|yet}[ while we check].
      {Choose|Pick} a {day|time} that suits you {in|from} the {calendar|list}[ we have sent you].
      Keep the {packaging|box} until you {hear|have heard} from us.
      You may {cancel|change} your order until {day}[, free of charge].
      {Enter|Type} your {order number|postcode} on the {tracking|returns} page[ of the branch].
      Your {refund|credit} appears on your {statement|account} {within|after} {three|five} working days.
      If your neighbour has {taken|accepted} it, you will find a card in your letter box.
      {Please|You can} {reply|answer} with your {new|full} address[, including the floor].
      """),
    .hedge: Template.lines(
      """
      The delay is {probably|possibly|perhaps} due to the {weather|roadworks} {near|around} {city}.
      It {may|might|could} take {two|three|four} more days[ before the next scan appears].
      {It seems|It appears} that the {label|parcel} was {moved|sorted} {twice|by hand}[ on {day}].
      The {item} should {probably|presumably} {reach|arrive in} {city} {on|around} {day}.
      {Perhaps|Maybe|Possibly} the {driver|courier} {left|put} it with a neighbour.
      The {date|time} is {only an estimate|approximate}, and it {may|might} {change|move}.
      I {believe|think|suspect} the {scan|entry} of {day} is {incomplete|late}.
      In {some|most} cases {such a|this kind of} check {might|may} {need|take} a little longer.
      A {shorter|quicker} route {could|might} be {possible|available}[ through the {city} branch].
      The two {entries|scans} {seem|appear} to {belong|refer} to the same {item}.
      """),
    .boost: Template.lines(
      """
      The {item} is {definitely|certainly} {on its way|in the building}[ at {city}].
      The {claim|order} is {clearly|certainly|undoubtedly} covered by the {terms|guarantee}.
      The {refund|credit} will {certainly|definitely} {be paid|arrive} {in full|this week}.
      {Of course|Certainly}, the {postage|return} is {always|entirely} {free|paid by us}.
      The {records|scans} {clearly|plainly} show that the {item} {left|passed} {city} on {day}.
      {This|The case} {will definitely|will surely} be {closed|settled} by {day}.
      {Clearly|Obviously}, the {first|old} label was {wrong|out of date}[ when it was printed].
      The {depot|branch} is {absolutely|completely|totally} {certain|sure} about the {weight|address}.
      The {item} {always|certainly} {travels|goes} with insurance[ from {city} onward].
      """),
    .bad: Template.lines(
      """
      Unfortunately, the {first|outer} {box|label} was {damaged|torn} {on the way|in transit}.
      The {first|last} {attempt|delivery} {failed|was missed} because of a {wrong|missing} {code|name}.
      There{ is~'s} a {problem|fault|mistake} in the {address|order} {data|file}[ at {city}].
      The {strike|storm|breakdown} at {city} has {delayed|stopped} {many|several} {vans|shipments}.
      The {old|previous} {claim|request} was {rejected|lost} by {mistake|error}[ in {month}].
      The {item} {cannot~can't} be {repaired|sent} {without|before} an inspection.
      It{ is~'s} a {poor|bad} result, and the {depot|branch} has been {warned|told}.
      """),
    .good: Template.lines(
      """
      The good news is that the {item} is {safe|intact}[ and ready to travel].
      The {repair|replacement} was a {success|good choice}, and the {test|check} went well.
      {A|One} {free|complimentary} {upgrade|replacement} has been {added|approved}[ for the order].
      The {team|depot} in {city} {did|has done} {excellent|good|great} work on this {case|order}.
      The {new|second} {box|label} is {strong|better} and {easy|simple} to {open|read}.
      {Fortunately|Luckily}, the {item} was {found|saved} {on|before} {day}.
      A {voucher|bonus} of {ten|fifteen} euros is {waiting|included} as a {gift|thank-you}.
      """),
  ]
}
