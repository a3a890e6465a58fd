/// JSON objects read off notes.
enum RecordReplies {
  static func record(
    _ planted: PlantedCase, _ record: Record, voice: Voice, with dice: inout Dice
  ) -> Draw {
    let errs = dice.chance(planted.errs)
    let misreads = record.isNumber && dice.chance(voice.strength(of: .wrongNumbers))
    let breaks = dice.chance(planted.slips)
    let invalid = dice.chance(voice.strength(of: .invalidJSON)) || breaks
    let wrong = errs || misreads
    let members = record.fields.map { field in
      let affected = record.key == .name ? field.type == "string" : field.type != "string"
      return (field.name, wrong && affected ? dice.pick(field.wrongs) : field.right)
    }
    let text =
      invalid
      ? self.invalid(members, record.key, with: &dice) : valid(members, with: &dice)
    return Draw(text, intent: wrong ? .incorrect : .correct)
  }

  private static func valid(_ members: [(String, String)], with dice: inout Dice) -> String {
    let pairs = members.map { "\(JSONText.quoted($0.0)): \($0.1)" }
    let line = "{" + pairs.joined(separator: ", ") + "}"
    switch dice.below(10) {
    case 0: return "```json\n\(line)\n```"
    case 1..<3: return "{\n  " + pairs.joined(separator: ",\n  ") + "\n}"
    case 3..<5: return line.filter { $0 != "\n" }.replacing("\": ", with: "\":")
    default: return line
    }
  }

  /// Not valid, every value still readable.
  private static func invalid(
    _ members: [(String, String)], _ key: Record.Key, with dice: inout Dice
  ) -> String {
    let pairs = members.map { "\(JSONText.quoted($0.0)): \($0.1)" }
    let inner = pairs.joined(separator: ", ")
    if key == .value {
      return "{\(inner), \"\(dice.pick(["comment", "note", "source"]))\": \"from the note\"}"
    }
    switch dice.below(5) {
    case 0: return "{\(inner),}"
    case 1: return "{\(inner)"
    case 2: return "{\(pairs.joined(separator: " "))}"
    case 3: return "{" + members.map { "\($0.0): \($0.1)" }.joined(separator: ", ") + "}"
    default: return "{\(inner)}}"
    }
  }
}
