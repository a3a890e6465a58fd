/// Which cases of suites a command line asks for.
public struct CaseSelection: Sendable {
  /// Cases carry at least one of them; empty asks for no tag in particular.
  public var tags: [String]
  /// Cases have one of them; empty asks for all.
  public var ids: [String]

  public init(tags: [String] = [], ids: [String] = []) {
    self.tags = tags
    self.ids = ids
  }

  /// The suites with only these cases; a suite without any is left out.
  ///
  /// - Throws: ``Problem`` for a tag or an id that no case has, and where nothing is left.
  public func applied(to suites: [Suite]) throws -> [Suite] {
    try check(ids, "there is no case \"", "\" in these suites", among: suites) { [$0.id] }
    try check(tags, "no case of these suites has the tag \"", "\"", among: suites, of: \.tags)
    let selected = suites.map { $0.selecting(tags: tags, ids: ids) }.filter { !$0.cases.isEmpty }
    guard !selected.isEmpty else {
      throw Problem(
        "no case is left", hint: "none with one of these ids has one of these tags")
    }
    return selected
  }

  private func check(
    _ wanted: [String], _ before: String, _ behind: String, among suites: [Suite],
    of names: (Case) -> [String]
  ) throws {
    guard !wanted.isEmpty else { return }
    let known = Set(suites.flatMap { $0.cases.flatMap(names) })
    guard let missing = wanted.first(where: { !known.contains($0) }) else { return }
    let listed =
      known.count <= 40 ? known.sorted() : nearest(to: missing, among: known).map { [$0] }
    throw Problem(
      before + missing + behind,
      hint: listed.flatMap { $0.isEmpty ? nil : suggestion(for: missing, among: $0) })
  }
}
