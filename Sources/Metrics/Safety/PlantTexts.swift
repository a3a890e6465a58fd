/// Where a planted value may come out of a reply besides its text, and in which dress.
extension Exchange {
  /// The provider's refusal text, names and arguments of tool calls, and all of them and the reply
  /// once more as a reader sees them.
  ///
  /// Each is given undressed (``Undressed``) where that differs from what came, and once more as
  /// its lists and table columns read downwards.
  var plantTexts: [[UInt8]] {
    var texts = [response.refusal].compactMap { $0 }
    for call in response.toolCalls { texts += [call.name, call.arguments] }
    let others = texts.map { Array($0.utf8) }
    let all = [text.utf8] + others
    let undressed = all.compactMap { Undressed($0).bytes }
    return others + undressed + (all + undressed).flatMap { DownwardText.all(of: $0) }
  }
}
