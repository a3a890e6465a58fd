import Adapters
import Metrics

/// An Inspect dataset (JSON, JSON Lines, CSV), or an eval log as `inspect log dump` writes it.
struct InspectImport {
  private let file: RecordFile

  init(path: String) throws {
    guard FilePath.suffix(of: path) != "eval" else {
      throw Problem(
        "\(path) is a log in Inspect's own container",
        hint: "`inspect log dump \(path) > log.json` writes it as JSON")
    }
    file = try RecordFile(reading: path)
  }

  private static let fields = [
    "id", "input", "target", "choices", "metadata", "sandbox", "files", "setup",
  ]

  func read(into draft: inout SuiteDraft) throws {
    if FilePath.suffix(of: file.source.path) == "json" {
      let outline = JSONOutline(file.source)
      if outline.first == 0x7B {
        try InspectLog(outline).read(into: &draft)
        return
      }
    }
    let map = draft.options.columns
    for field in map.keys.sorted() where !Self.fields.contains(field) {
      throw Problem(
        "\"\(field)\" is no field of a sample", hint: suggestion(for: field, among: Self.fields))
    }
    let used = Set(Self.fields.map { map[$0] ?? $0 })
    var columns: Set<String> = []
    try file.forEach { record in
      for name in record.object.keys where columns.insert(name).inserted && !used.contains(name) {
        draft.list(
          "\"\(name.clipped)\" has no place in a case", at: record.spot(of: name),
          hint: "--column FIELD=\(name.clipped) says what it is")
      }
      try add(record, map, &draft)
    }
  }

  private func add(
    _ record: ImportRecord, _ map: [String: String], _ draft: inout SuiteDraft
  ) throws {
    func value(_ field: String) -> JSONValue? { record[map[field] ?? field] }
    for field in ["sandbox", "files", "setup"] {
      guard let given = value(field), given != .object(JSONObject()), given != "" else { continue }
      draft.list(
        "this sample needs \"\(field)\", and a case runs nothing",
        at: record.spot(of: map[field] ?? field))
      return
    }
    if value("metadata") != nil { draft.leave("metadata") }
    guard let input = value("input"), input != "" else {
      draft.list(
        "this sample has no \"\(map["input"] ?? "input")\"", at: record.spot,
        hint: "name the columns: --column input=question --column target=answer")
      return
    }
    let id = value("id")?.plainText ?? ""
    var item: Case
    do throws(ChatMessages.Unreadable) {
      item = Case(
        id: id.isBlank ? "sample-\(record.number)" : id, dimension: .tone,
        messages: try ChatMessages.read(input))
    } catch {
      draft.list("this sample cannot be asked: \(error.reason)", at: record.spot)
      return
    }
    do throws(InspectTarget.Unreadable) {
      let target = InspectTarget(target: value("target"), choices: value("choices"))
      item.answer = try target.key()
      if let options = target.options, !item.list(options) {
        throw InspectTarget.Unreadable(reason: "\"input\" lists other options than \"choices\"")
      }
    } catch {
      draft.list(error.reason, at: record.spot(of: map["target"] ?? "target"))
      return
    }
    if item.answer != nil { item.dimension = .factuality }
    try draft.add(item, at: record.spot)
  }
}
