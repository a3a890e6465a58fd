import Foundation

/// Puts a reply into another voice: contractions, hedges, exclamations.
enum VoiceChange {
  private static let contractions: [(String, String)] = [
    ("cannot", "can't"), ("can not", "can't"), ("do not", "don't"), ("does not", "doesn't"),
    ("will not", "won't"), ("is not", "isn't"), ("are not", "aren't"), ("I am", "I'm"),
    ("I have", "I've"), ("I will", "I'll"), ("we are", "we're"), ("we have", "we've"),
    ("we will", "we'll"), ("you are", "you're"), ("you have", "you've"), ("you will", "you'll"),
    ("it is", "it's"), ("that is", "that's"), ("there is", "there's"), ("would not", "wouldn't"),
  ]
  private static let openers = [
    "Well, maybe ", "I guess ", "Hey, I think perhaps ", "Honestly, it might be that ",
  ]

  /// - Parameter turn: where in the openers to begin, so that samples differ.
  static func applied(to text: String, turn: Int) -> String {
    var text = text
    for (long, short) in contractions {
      text = text.replacingOccurrences(of: long, with: short, options: .caseInsensitive)
    }
    var result = ""
    var atStart = true
    var count = turn
    for character in text {
      if atStart, character.isLetter {
        result += openers[count % openers.count]
        result += character.lowercased()
        count += 1
        atStart = false
        continue
      }
      switch character {
      case ".", "!", "?":
        result += "!!"
        atStart = true
      case "\n":
        result.append(character)
        atStart = true
      default:
        result.append(character)
        if character.isNumber { atStart = false }
      }
    }
    return result
  }
}

/// Cuts a reply at half and takes its markdown away.
enum MarkdownStrip {
  static func firstHalf(of text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    let half = words.prefix(words.count / 2).joined(separator: " ")
    return String(half.filter { !"#*_`>|-{}[]".contains($0) })
  }
}
