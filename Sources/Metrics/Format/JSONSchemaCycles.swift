extension JSONSchemaReader {
  /// Refuses schemas that refer to themselves without going down into the value.
  ///
  /// Such a schema says nothing, and checking it would never end.
  func refuseCycles(
    _ root: JSONSchema.Node, _ referenced: [String: JSONSchema.Node]
  ) throws(JSONSchema.Failure) {
    var finished: Set<String> = []
    for pointer in referenced.keys.sorted() {
      var path: Set<String> = []
      try visit(pointer, referenced, &path, &finished)
    }
  }

  private func visit(
    _ pointer: String, _ referenced: [String: JSONSchema.Node], _ path: inout Set<String>,
    _ finished: inout Set<String>
  ) throws(JSONSchema.Failure) {
    guard !finished.contains(pointer) else { return }
    guard path.insert(pointer).inserted else {
      throw JSONSchema.Failure(
        pointer: pointer, message: "refers to itself without going into the value")
    }
    if let node = referenced[pointer] {
      for next in Self.inPlaceReferences(node) { try visit(next, referenced, &path, &finished) }
    }
    path.remove(pointer)
    finished.insert(pointer)
  }

  /// References that apply to the same place of the value.
  private static func inPlaceReferences(_ node: JSONSchema.Node) -> [String] {
    guard case .all(let rules) = node else { return [] }
    return rules.flatMap { rule -> [String] in
      switch rule {
      case .reference(let pointer): [pointer]
      case .allOf(let nodes), .anyOf(let nodes), .oneOf(let nodes):
        nodes.flatMap(inPlaceReferences)
      case .not(let node): inPlaceReferences(node)
      case .conditional(let condition, let then, let otherwise):
        [condition, then, otherwise].flatMap(inPlaceReferences)
      default: []
      }
    }
  }
}
