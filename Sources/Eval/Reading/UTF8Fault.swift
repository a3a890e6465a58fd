/// Where bytes stop being UTF-8.
struct UTF8Fault {
  /// Of the first byte that is no part of a scalar; the number of bytes where all are.
  private(set) var offset = 0
  /// From 1.
  private(set) var line = 1
  /// From 1, in scalars.
  private(set) var column = 1
  /// The offset of the line's first byte.
  private(set) var lineStart = 0

  init(in bytes: some Sequence<UInt8>) {
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      offset += UTF8.width(scalar)
      if scalar == "\n" {
        (line, column, lineStart) = (line + 1, 1, offset)
      } else {
        column += 1
      }
    }
  }
}
