/// An immutable open-addressing table from 64-bit word hashes to small values.
///
/// At most half full, linear probing; a miss costs one load most of the time.
struct HashTable<Value: Sendable>: Sendable {
  private let slots: [Slot]
  private let mask: UInt64

  private struct Slot: Sendable {
    var key: UInt64
    var value: Value?
  }

  init(_ entries: [(UInt64, Value)]) {
    var capacity = 8
    while capacity < entries.count * 2 { capacity *= 2 }
    var slots = [Slot](repeating: Slot(key: 0, value: nil), count: capacity)
    let mask = UInt64(capacity - 1)
    for (key, value) in entries {
      var index = Int(truncatingIfNeeded: Self.spread(key) & mask)
      while slots[index].value != nil, slots[index].key != key { index = (index + 1) & Int(mask) }
      slots[index] = Slot(key: key, value: value)
    }
    self.slots = slots
    self.mask = mask
  }

  subscript(key: UInt64) -> Value? {
    slots.withUnsafeBufferPointer { slots in
      var index = Int(truncatingIfNeeded: Self.spread(key) & mask)
      while let value = slots[index].value {
        if slots[index].key == key { return value }
        index = (index + 1) & Int(truncatingIfNeeded: mask)
      }
      return nil
    }
  }

  /// FNV's low bits are weak for words that differ only at the front.
  @inline(__always)
  private static func spread(_ key: UInt64) -> UInt64 { key ^ (key >> 32) }
}
