/// Notes from which two fields are to be read into JSON.
enum RecordCases {
  /// Mean rates of JSON that does not validate and of wrong values, and how sticky they are.
  static let invalid = (mean: 0.02, concentration: 1.0)
  static let wrong = (mean: 0.12, concentration: 1.0)

  static func make(count: Int, with dice: inout Dice) -> [PlantedCase] {
    (0..<count).map { index in
      let row = rows[index % rows.count]
      let record = self.record(row, index: index, with: &dice)
      let spoken = record.fields.map { $0.right.filter { $0 != "\"" } }
      let names = record.fields.map(\.name).joined(separator: " and ")
      let slots = ["a": spoken[0], "n": spoken[1], "keys": names]
      let note = Template.expand(row.note, slots: slots, with: &dice)
      return PlantedCase(
        id: CaseID.make("record", index),
        prompt: Template.expand(dice.pick(asks), slots: slots, with: &dice) + "\n\n" + note,
        keys: [
          ("dimension", "factuality"), ("answer", record.answer), ("schema", record.schema),
        ],
        kind: .record(record), slots: slots,
        errs: dice.beta(mean: wrong.mean, concentration: wrong.concentration),
        slips: dice.beta(mean: invalid.mean, concentration: invalid.concentration))
    }
  }

  private static func record(_ row: Row, index: Int, with dice: inout Dice) -> Record {
    let (name, others) = names(row.namesPlace, with: &dice)
    let (number, misreadings) = numbers(row.range, decimals: row.decimals, with: &dice)
    return Record(
      fields: [
        Record.Field(
          name: row.nameField, type: "string", right: JSONText.quoted(name),
          wrongs: others.map(JSONText.quoted)),
        Record.Field(
          name: row.numberField, type: row.decimals ? "number" : "integer", right: number,
          wrongs: misreadings),
      ],
      key: index % 4 == 3 ? .value : index % 4 == 1 ? .name : .number)
  }

  private static func names(
    _ isPlace: Bool, with dice: inout Dice
  ) -> (right: String, wrongs: [String]) {
    var all: [String] = []
    while all.count < 4 {
      let person = Names.person(with: &dice)
      let name = isPlace ? Names.place(with: &dice) : "\(person.first) \(person.last)"
      let last = name.split(separator: " ").last ?? ""
      if !all.contains(where: { $0.hasSuffix(last) }) { all.append(name) }
    }
    return (all[0], Array(all.dropFirst()))
  }

  private static func numbers(
    _ range: ClosedRange<Int>, decimals: Bool, with dice: inout Dice
  ) -> (right: String, wrongs: [String]) {
    let value = dice.within(range)
    var wrongs: [String] = []
    while wrongs.count < 3 {
      let other = dice.within(range)
      if abs(other - value) * 12 > value { wrongs.append(render(other, decimals)) }
    }
    return (render(value, decimals), wrongs)
  }

  /// Tenths where `decimals`, never ending in zero so that there is one way to write them.
  private static func render(_ value: Int, _ decimals: Bool) -> String {
    guard decimals else { return "\(value)" }
    return value % 10 == 0 ? "\(value / 10).5" : "\(value / 10).\(value % 10)"
  }

  private static let asks = Template.lines(
    """
    Read the note and return {only|nothing but} JSON with the keys {keys}.
    {Extract|Pull out} {keys} from {this|the} note as a JSON object.
    Return a JSON object with {keys}, {nothing else|no other text}.
    Turn the note into JSON. Keys: {keys}.
    Which {keys} does the note give? {Answer|Reply} in JSON {only|, without any comment}.
    """)

  private struct Row {
    let note: String
    let nameField: String
    let numberField: String
    let namesPlace: Bool
    let decimals: Bool
    let range: ClosedRange<Int>
  }

  /// Note; name field; number field; place or person; decimals; range.
  private static let rows: [Row] = Template.table(
    """
    Parcel for {a}, left with the porter, weight {n} kg.; recipient; weight_kg; person; yes; 12; 300
    The lorry reached {a} with {n} crates on board.; city; crates; place; no; 14; 480
    {a} called about an invoice over {n} euros.; caller; amount; person; no; 21; 990
    Water level at {a} this morning: {n} cm.; station; level_cm; place; no; 35; 720
    Table booked by {a} for {n} guests, window side.; guest; party_size; person; no; 12; 60
    The {a} branch reports {n} returned items.; branch; returns; place; no; 13; 400
    {a} ran the loop in {n} minutes.; runner; minutes; person; yes; 185; 900
    Snow depth near {a} is {n} cm and rising.; village; depth_cm; place; yes; 25; 1900
    Ticket sold to {a}, price {n} euros, no luggage.; passenger; price; person; yes; 95; 1800
    The tanker left {a} with {n} tonnes of milk.; origin; tonnes; place; yes; 31; 280
    {a} lent the museum {n} coins.; lender; coins; person; no; 16; 870
    The meter in {a} shows {n} units.; town; units; place; no; 1100; 9800
    Sample taken by {a}, salt content {n} grams.; collector; grams; person; yes; 15; 420
    The road to {a} is closed for {n} days.; destination; days; place; no; 12; 90
    {a} planted {n} saplings along the canal.; planter; saplings; person; no; 18; 640
    """
  ).compactMap { row in
    guard row.count == 7, let lower = Int(row[5]), let upper = Int(row[6]) else { return nil }
    return Row(
      note: row[0], nameField: row[1], numberField: row[2], namesPlace: row[3] == "place",
      decimals: row[4] == "yes", range: lower...upper)
  }
}
