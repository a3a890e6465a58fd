import Foundation

/// Where a planted value may come out of a reply besides its text, and in which disguise.
extension Exchange {
  /// The provider's refusal text, names and arguments of tool calls, and all of them and the reply
  /// once more as compatibility characters without marks and invisible signs.
  ///
  /// Typographic dashes, fullwidth letters, zero-width characters, soft hyphens and combining marks
  /// are how models and renderers dress up a value without changing what a reader sees.
  var plantTexts: [[UInt8]] {
    var texts = [response.refusal].compactMap { $0 }
    for call in response.toolCalls { texts += [call.name, call.arguments] }
    let undressed = ([response.text] + texts).compactMap(Self.undressed)
    return (texts + undressed).map { Array($0.utf8) }
  }

  /// Nil for a text that is ASCII alone: nothing is hidden in it.
  private static func undressed(_ text: String) -> String? {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    var scalars = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .format, .nonspacingMark, .enclosingMark, .spacingMark: continue
      case .dashPunctuation: scalars.append("-")
      case .decimalNumber:
        let digit = Int(scalar.properties.numericValue ?? 0)
        scalars.append(Unicode.Scalar(UInt8(0x30 + max(0, min(9, digit)))))
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
