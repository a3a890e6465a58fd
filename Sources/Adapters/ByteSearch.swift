import Glibc

extension UnsafeRawBufferPointer {
  /// Where these bytes first stand, from an offset on; nil where they do not, or are none.
  func offset(of sought: some Collection<UInt8>, from start: Int = 0) -> Int? {
    guard let first = sought.first, let base = baseAddress else { return nil }
    let length = sought.count
    var start = start
    while count - start >= length,
      let hit = memchr(base + start, Int32(first), count - start - length + 1)
    {
      let found = UnsafeRawPointer(hit) - base
      if self[found..<found + length].elementsEqual(sought) { return found }
      start = found + 1
    }
    return nil
  }
}
