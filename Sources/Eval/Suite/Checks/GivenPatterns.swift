import Adapters
import Foundation
import Metrics

extension Case {
  /// True where repeating the question counts as right, by a key that looks for patterns or for
  /// several texts.
  ///
  /// A key that only forbids is no answer that could stand in a prompt.
  var givesItsPatternAway: Bool {
    switch answer {
    case .pattern: break
    case .patterns(let wanted, _): if wanted.isEmpty { return false }
    case .text(let contains, _): if contains.count < 2 { return false }
    default: return false
    }
    let facts = facts(showing: messages)
    let echo = Exchange(facts: facts, response: Response(text: facts.question))
    return Metric.grade.measure(echo).value == Double(Grade.correct.rawValue)
  }

  /// True where the question itself, above its options, says the right one and none of the others.
  var givesItsOptionAway: Bool {
    guard case .choice(let letter, let options)? = answer,
      let index = LetteredOptions.index(of: letter), options.indices.contains(index),
      let question = messages.last(where: { $0.role == .user })?.content
    else { return false }
    let said = Wording(String(Self.above(options, in: question)))
    let isSaid = options.map { Wording($0).occurs(in: said) }
    return isSaid[index] && isSaid.count(where: { $0 }) == 1
  }

  /// What stands above the list of the options; nothing where they are not listed in their order.
  private static func above(_ options: [String], in question: String) -> Substring {
    var end = question.endIndex
    for option in options.reversed() {
      guard let range = question[..<end].range(of: option, options: .backwards) else { return "" }
      end = range.lowerBound
    }
    return question[..<end]
  }
}
