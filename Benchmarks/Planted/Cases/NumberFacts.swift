/// Questions about a quantity in a note.
enum NumberFacts {
  static func make(place: String, with dice: inout Dice) -> (note: String, ask: String, fact: Fact)
  {
    let row = rows[dice.below(rows.count)]
    let value = dice.within(row.range)
    var wrongs: [String] = []
    while wrongs.count < 3 {
      let other = dice.within(row.range)
      if abs(other - value) * 12 > value { wrongs.append(render(other, row.unit)) }
    }
    let spoken = render(value, row.unit)
    let slots = ["place": place, "v": spoken]
    let unit = row.key.map { ", \"unit\": \(JSONText.quoted($0))" } ?? ""
    return (
      Template.expand(row.note, slots: slots, with: &dice),
      Template.expand(row.ask, slots: slots, with: &dice),
      Fact(
        statements: [row.statement, row.statement, row.short] + plain, rights: [spoken],
        wrongs: wrongs, isNumber: true,
        answer: "{\"number\": \(value)\(unit), \"tolerance\": 0.001}")
    )
  }

  private static let plain = Template.lines(
    """
    {v}.
    According to the note, {v}.
    The note says {v}.
    The answer is {v}.
    That would be {v}.
    It's {v}.
    """)

  /// Thousands take a comma, as people write them.
  private static func render(_ value: Int, _ unit: String) -> String {
    let digits = String(value)
    guard value >= 10_000 else { return unit.isEmpty ? digits : "\(digits) \(unit)" }
    let split = digits.index(digits.endIndex, offsetBy: -3)
    let grouped = digits[..<split] + "," + digits[split...]
    return unit.isEmpty ? String(grouped) : "\(grouped) \(unit)"
  }

  private struct Row {
    let note: String
    let ask: String
    let statement: String
    let short: String
    /// As it stands behind the number.
    let unit: String
    /// As the key names it, where it is a unit that can be converted.
    let key: String?
    let range: ClosedRange<Int>
  }

  /// Note; question; statement; short statement; words behind the number; unit of the key; range.
  private static let rows: [Row] = Template.table(
    """
    The {place} depot stores {v}.; How many pallets does the {place} depot store?; \
    The {place} depot stores {v}.; It stores {v}.; pallets; ; 40; 900
    The ferry at {place} carries {v}.; How many passengers does the {place} ferry carry?; \
    The {place} ferry carries {v}.; It can carry {v}.; passengers; ; 30; 800
    The footbridge at {place} is {v} long.; How long is the footbridge at {place}?; \
    The footbridge at {place} is {v} long.; It is {v} long.; metres; m; 12; 900
    The {place} lighthouse stands {v} above the sea.; How high does the {place} lighthouse stand?; \
    The {place} lighthouse stands {v} above the sea.; It stands {v} high.; m; m; 15; 140
    The {place} bakery uses {v} of flour a week.; \
    How much flour does the {place} bakery use a week?; \
    The {place} bakery uses {v} of flour every week.; It uses {v}.; kg; kg; 90; 4000
    The branch line from {place} runs for {v}.; How long is the branch line from {place}?; \
    The branch line from {place} is {v} long.; It runs for {v}.; km; km; 11; 300
    The archive in {place} keeps {v}.; How many maps does the archive in {place} keep?; \
    The {place} archive keeps {v}.; It holds {v}.; maps; ; 150; 60000
    The orchard near {place} has {v}.; How many apple trees are in the orchard near {place}?; \
    There are {v} in the orchard near {place}.; There are {v}.; apple trees; ; 60; 2500
    A season ticket for the {place} pool costs {v}.; \
    What does a season ticket for the {place} pool cost?; \
    A season ticket for the {place} pool costs {v}.; It costs {v}.; euros; EUR; 35; 400
    The walk round {place} takes {v}.; How long does the walk round {place} take?; \
    The walk round {place} takes {v}.; It takes {v}.; minutes; min; 25; 300
    The choir of {place} has {v}.; How many singers does the choir of {place} have?; \
    The choir of {place} has {v}.; It has {v}.; singers; ; 14; 160
    The {place} theatre seats {v}.; How many people does the {place} theatre seat?; \
    The {place} theatre seats {v}.; It seats {v}.; people; ; 80; 2400
    The tank above {place} holds {v}.; How much water does the tank above {place} hold?; \
    The tank above {place} holds {v}.; It holds {v}.; litres; l; 500; 90000
    The {place} wind farm has {v}.; How many turbines does the {place} wind farm have?; \
    The {place} wind farm has {v}.; It has {v}.; turbines; ; 11; 180
    Last winter the {place} school borrowed {v}.; How many books did the {place} school borrow?; \
    The {place} school borrowed {v}.; They borrowed {v}.; books; ; 110; 5000
    """
  ).compactMap { row in
    guard row.count == 8, let lower = Int(row[6]), let upper = Int(row[7]) else { return nil }
    return Row(
      note: row[0], ask: row[1], statement: row[2], short: row[3], unit: row[4],
      key: row[5].isEmpty ? nil : row[5], range: lower...upper)
  }
}
