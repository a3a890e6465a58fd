/// Names of HTML elements that models mix into markdown; any other tag is taken for XML data.
enum HTMLTag {
  private static let names: Set<[UInt8]> = Set(
    """
    a abbr b blockquote body br button center cite code dd del details div dl dt em font footer form \
    h1 h2 h3 h4 h5 h6 head header hr html i img input ins kbd label li link main mark meta nav ol p \
    pre q s samp script section small span strike strong style sub summary sup table tbody td th \
    thead title tr tt u ul var video
    """.split(separator: " ").map { Array($0.utf8) })

  private static let reasoning: Set<[UInt8]> = Set(
    ["think", "thinking", "thought", "reasoning", "scratchpad"].map { Array($0.utf8) })

  static func isReasoning(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    reasoning.contains(Array(name))
  }

  static func isHTML(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.count <= 10 && names.contains(name.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
  }
}
