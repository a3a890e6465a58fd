import Adapters
public import Foundation
import Metrics

/// A person's way through the items of a review: where they are and what they have said.
///
/// Holds no screen and no file: each key gives a step, and whoever shows it keeps the labels.
public struct ReviewRound: Sendable {
  public let items: [ReviewItem]
  public private(set) var position = 0
  /// By position, what was said in this round.
  public private(set) var said: [Int: String] = [:]

  public init(_ items: [ReviewItem]) { self.items = items }

  /// The item to show; nil past the last.
  public var current: ReviewItem? { items.indices.contains(position) ? items[position] : nil }

  /// What a key press comes to.
  public enum Step: Sendable, Equatable {
    /// A label to keep; the next item is current.
    case label(String)
    /// Another item is current.
    case moved
    case quit
    /// The key means nothing here.
    case unknown
  }

  /// `s` skips, `b` goes back, `q` (or Ctrl-C, Ctrl-D) quits, the question's own keys label.
  public mutating func press(_ key: UInt8) -> Step {
    let letter = String(UnicodeScalar(key)).lowercased()
    switch letter {
    case "q", "\u{3}", "\u{4}": return .quit
    case "b":
      guard position > 0 else { return .unknown }
      position -= 1
      return .moved
    case "s":
      guard current != nil else { return .unknown }
      position += 1
      return .moved
    default:
      guard let choice = current?.question.choices.first(where: { $0.key == letter }) else {
        return .unknown
      }
      said[position] = choice.word
      position += 1
      return .label(choice.word)
    }
  }
}

extension ReviewItem {
  /// The label a person gives to this item.
  public func label(_ word: String, by person: String, at time: Date) -> ReviewLabel {
    ReviewLabel(item: self, label: word, by: person, at: time)
  }

  /// The item for a screen: what was asked, what was replied, what is to be decided.
  ///
  /// Nothing in it steers a terminal, and nothing tells whose reply it is.
  public func text(number: Int, of count: Int, said: String? = nil) -> String {
    var lines = ["", "— \(number) of \(count) —  \(suite.visibleLine) · \(`case`.visibleLine)", ""]
    for message in messages { lines += Self.block(message.content, message.role.rawValue) }
    lines += [""] + Self.block(response.text.isEmpty ? "(no text)" : response.text, "reply")
    if let refusal = response.refusal { lines += Self.block(refusal, "refusal") }
    for call in response.toolCalls {
      lines.append("  tool call  \(call.name.visibleLine) \(call.arguments.clippedLine(200))")
    }
    lines.append("")
    if let known { lines += Self.block(known, "known") }
    if let finding { lines += Self.block(finding, "found") }
    lines.append(question.text)
    for choice in question.choices {
      lines.append("  \(choice.key)  \(choice.word): \(choice.meaning)")
    }
    lines.append(
      "  s  skip    b  back    q  quit; all is kept" + (said.map { "    (so far: \($0))" } ?? ""))
    return lines.joined(separator: "\n")
  }

  /// At most this many bytes of a text are shown.
  private static let longest = 20_000

  private static func block(_ text: String, _ title: String) -> [String] {
    text.cut(to: longest).visible.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated().map { index, line in
        let head = index == 0 ? title : ""
        return "  " + head + String(repeating: " ", count: max(1, 11 - head.count)) + line
      }
  }
}
