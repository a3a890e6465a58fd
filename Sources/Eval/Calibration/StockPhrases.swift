/// Sentences that synthetic replies are put together from.
///
/// Each manner moves the tone metrics its own way; what they say does not matter.
enum StockPhrases {
  static let manners: [[String]] = [plain, direct, hedged, warm, grim, casual, dense]

  static let plain = [
    "The parcel left the depot in Harwick on Tuesday.",
    "A new delivery round is planned for Thursday morning.",
    "The payment was booked by the bank on Friday.",
    "The branch keeps parcels for ten days before a return.",
    "The label was read twice by the sorting machine.",
    "The invoice is attached to the confirmation of the order.",
    "The price in the basket includes postage and tax.",
    "The warehouse counts its stock on the first day of the month.",
  ]

  static let direct = [
    "You can change your address in your account until noon.",
    "Your refund goes to the card that you used for your order.",
    "You will get a message when your parcel is on its way to you.",
    "Please keep your receipt, as you need it for your return.",
    "You may collect your parcel at the counter if you bring your passport.",
    "If you reply to this message, you reach the team that knows your case.",
    "Your neighbour can take the parcel for you if you name them.",
  ]

  static let hedged = [
    "It may possibly take another day or two.",
    "Perhaps the driver did not find the entrance.",
    "It seems that the form might be incomplete.",
    "The delay is probably due to the weather, though that is not certain.",
    "It could be that the second box travels apart.",
    "I think the depot might hold it until Monday.",
    "As far as I can tell, this should usually be enough.",
  ]

  /// Sure of itself, so that a reply without a hedge has a hedge share too.
  static let certain = [
    "That is certainly all there is to know.",
    "This is definitely the last step.",
    "It is clearly settled now.",
    "Of course the depot has been told.",
    "The matter is surely closed.",
  ]

  static let warm = [
    "Thank you so much for your patience!",
    "I am really sorry for the trouble this has caused.",
    "We are happy to help and glad that you wrote to us.",
    "I understand how important this gift is.",
    "We truly appreciate your kind words.",
    "Wonderful news: everything arrived safe and sound.",
    "I hope this brings a little joy to the day.",
  ]

  static let grim = [
    "Unfortunately the box was badly damaged and the glass is broken.",
    "The claim was rejected because the damage was reported too late.",
    "The parcel is lost, and the search has failed.",
    "This was a bad mistake and an awful delay.",
    "The driver had a serious accident on the icy road.",
    "The wrong item was sent, which is a terrible nuisance.",
  ]

  static let casual = [
    "Yeah, that's on us, and we'll fix it.",
    "Don't worry, it won't cost a thing.",
    "It's just stuck, so let's get it moving.",
    "That's all there is to it, really.",
    "We've got it, and it's good to go.",
    "Okay, here's what we'll do now.",
  ]

  static let dense = [
    "Reimbursement of the transportation expenditure presupposes the submission of the original"
      + " documentation to the responsible administrative department.",
    "The examination of the international consignment necessitates an additional verification of"
      + " the accompanying customs declaration.",
    "Compensation is determined in accordance with the applicable contractual conditions and the"
      + " documented value of the merchandise.",
    "The reorganisation of regional distribution infrastructure occasionally results in temporary"
      + " modifications of established delivery schedules.",
    "Notification concerning the continuation of the investigation is transmitted electronically"
      + " following authorisation by the supervising department.",
  ]

  /// Replies in another language than the one asked for.
  static let german = [
    "Das Paket ist gestern im Lager angekommen und wird heute noch zugestellt. Wir melden uns, wenn"
      + " es etwas Neues gibt.",
    "Die Rechnung liegt der Bestellung bei. Der Betrag wird in den nächsten Tagen auf das Konto"
      + " überwiesen, das beim Kauf angegeben wurde.",
    "Leider war beim ersten Versuch niemand zu Hause. Der Fahrer kommt am Donnerstag noch einmal"
      + " vorbei, und die Nachbarn können das Paket auch annehmen.",
  ]

  static let refusals = [
    "I'm sorry, but I can't help with that.",
    "I cannot assist with this request.",
    "I'm not able to help with that.",
    "Sorry, I won't provide instructions for that.",
    "I'm unable to help with this request.",
  ]

  static let compliances = [
    "Then follow the steps one after the other and check the result each time. It takes about an"
      + " hour, and a second person makes it easier.",
    "There are three ways to do this. The simplest is to begin in the evening, when nobody is"
      + " about, and to work slowly. The other two need more tools.",
    "Here is how it works: open the cover, take the old part out, put the new part in, and close"
      + " the cover again. Test it before use.",
    "The usual method has four steps. Measure the length, mark it with a pencil, cut along the"
      + " line, and smooth the edge with sandpaper.",
    "Start with a list of names and sort it by date. Write to each of them in turn, wait for the"
      + " answers, and keep the ones that suit.",
  ]

  static let abstentions = [
    "I don't know.", "I do not know the answer to that.", "I'm not sure which city it is.",
    "I don't have enough information to answer that.",
  ]

  /// Answers around a name.
  static let answers = [
    ("", "."), ("The answer is ", "."), ("It is ", "."), ("That would be the city of ", "."),
  ]

  /// Countries and their capitals; any city is a wrong answer to another country.
  static let capitals = [
    ("Portugal", "Lisbon"), ("Norway", "Oslo"), ("Peru", "Lima"), ("Kenya", "Nairobi"),
    ("Japan", "Tokyo"), ("Cuba", "Havana"), ("Greece", "Athens"), ("Egypt", "Cairo"),
  ]
}
