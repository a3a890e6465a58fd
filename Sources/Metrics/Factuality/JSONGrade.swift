extension FactualReply {
  /// Compares the reply's JSON with the wanted value; members beyond the wanted ones are allowed.
  ///
  /// The document is the whole reply, any of its fences, or the first balanced `{…}` or `[…]` of the
  /// prose (then with low confidence: a program would have to find it too).
  func gradeJSON(_ wanted: JSONValue) -> GradeReading {
    if let document = text.jsonDocument() {
      if Self.holds(document, wanted) {
        return GradeReading(.correct, because: "the reply's JSON has the value")
      }
      return Self.leavesOpen(document, wanted)
        ? Self.leftOpen : missed("the reply's JSON has another value")
    }
    let fenced = text.fenceContents().compactMap { try? JSONValue(parsing: $0) }
    if !fenced.isEmpty {
      return fenced.contains { Self.holds($0, wanted) }
        ? GradeReading(
          .correct, fenced.count == 1 ? .high : .low, because: "a fence of the reply has the value")
        : fenced.allSatisfy { Self.leavesOpen($0, wanted) }
          ? Self.leftOpen : missed("no fence of the reply has the value")
    }
    guard let (document, range) = embedded() else { return missed("the reply holds no JSON") }
    if Self.holds(document, wanted) {
      return GradeReading(
        .correct, .low, evidence: range, because: "JSON within the text has the value")
    }
    return Self.leavesOpen(document, wanted)
      ? Self.leftOpen : missed("JSON within the text has another value", evidence: range)
  }

  private static let leftOpen = GradeReading(
    .notAttempted, because: "the reply's JSON leaves the value open")

  /// Whether a value differs from the wanted one only where it says nothing: `null`, `""`, "unknown".
  ///
  /// Another answer beside the open one is a mistake, and so are members that are missing where none
  /// is left open.
  static func leavesOpen(_ value: JSONValue, _ wanted: JSONValue) -> Bool {
    if holds(value, wanted) { return false }
    switch (value, wanted) {
    case (.null, _): return true
    case (.string(let text), _) where saysNothing(text): return true
    case (.object(let members), .object(let asked)):
      var isOpen = members.keys.isEmpty
      for key in asked.keys {
        guard let goal = asked[key], let own = members[key] else { continue }
        if holds(own, goal) { continue }
        guard leavesOpen(own, goal) else { return false }
        isOpen = true
      }
      return isOpen
    case (.array(let elements), .array(let asked)):
      return elements.count == asked.count
        && zip(elements, asked).allSatisfy { holds($0, $1) || leavesOpen($0, $1) }
    default: return false
    }
  }

  private static func saysNothing(_ text: String) -> Bool {
    guard text.utf8.count <= 200 else { return false }
    let skeleton = String(decoding: Skeleton(text).bytes, as: UTF8.self)
    return skeleton.isEmpty || placeholders.contains(skeleton)
      || Abstention(ReplyText(text)).isOpen
  }

  /// As letters and digits alone.
  private static let placeholders: Set<String> = [
    "na", "nan", "null", "nil", "unknown", "unspecified", "undetermined", "undisclosed",
    "notavailable", "notapplicable", "notfound", "notknown", "notgiven", "notprovided",
    "notspecified", "notstated", "notmentioned", "nodata", "noanswer", "tbd",
  ]

  /// Whether a value has everything that another one asks for.
  ///
  /// Objects may have more members; arrays must have the same elements in the same order.
  static func holds(_ value: JSONValue, _ wanted: JSONValue) -> Bool {
    switch (value, wanted) {
    case (.object(let members), .object(let asked)):
      asked.keys.allSatisfy { key in
        guard let goal = asked[key], let own = members[key] else { return false }
        return holds(own, goal)
      }
    case (.array(let elements), .array(let asked)):
      elements.count == asked.count && zip(elements, asked).allSatisfy { holds($0, $1) }
    default: value == wanted
    }
  }

  /// The first brace or bracket that opens a valid document, and where it stands; a few are tried.
  private func embedded() -> (JSONValue, Range<Int>)? {
    let bytes = text.utf8
    var start = 0
    for _ in 0..<8 {
      guard let open = bytes[start...].firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else {
        return nil
      }
      if let end = Self.balancedEnd(bytes, from: open),
        let value = try? JSONValue(parsing: bytes[open..<end])
      {
        return (value, open..<end)
      }
      start = open + 1
    }
    return nil
  }

  private static func balancedEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var isString = false
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case 0x22: isString.toggle()
      case 0x5C where isString: index += 1
      case 0x7B where !isString, 0x5B where !isString: depth += 1
      case 0x7D where !isString, 0x5D where !isString:
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }
}
