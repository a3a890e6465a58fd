import Adapters
import Metrics

/// What a whole number is as the target of a text that was generated: the answer, or the place of the
/// right option, from 0.
///
/// A task's `doc_to_choice` makes it a place, and samples do not tell of it; how they were scored does,
/// and is the same for all of a file.
struct HarnessNumbers {
  enum Meaning {
    /// What stands there is the answer.
    case text
    case option(AnswerKey)
    case unclear(reason: String, hint: String)
  }

  private enum Kind { case answer, place, unknown }

  private let file: RecordFile
  private var kind: Kind?

  init(_ file: RecordFile) { self.file = file }

  /// - Parameter question: what the model was asked.
  /// - Throws: ``Problem`` where the file cannot be read.
  mutating func meaning(of record: ImportRecord, askedBy question: String) throws -> Meaning {
    guard let number = Self.number(record["target"]) else { return .text }
    let kind = try self.kind ?? Self.kind(in: file)
    self.kind = kind
    let options = Self.options(record["doc"]) ?? LetteredOptions.read(question)
    guard let options, options.indices.contains(number) else {
      guard kind == .place else { return .text }
      return .unclear(
        reason: "\"target\" is the place of an option, and the sample does not hold the options",
        hint: "replies that are not this number were scored as right: the task has `doc_to_choice`")
    }
    // A sample whose target is either way the same.
    if options[number].trimmed == String(number) { return .text }
    switch kind {
    case .answer: return .text
    case .place: return Self.option(number, of: options, askedBy: question)
    case .unknown:
      return .unclear(
        reason: "\"target\" is the place of an option or the answer itself",
        hint:
          "a reply that was scored as right (\"filtered_resps\" with \"exact_match\") would tell")
    }
  }

  private static func option(
    _ index: Int, of options: [String], askedBy question: String
  ) -> Meaning {
    switch ListedOptions(asked: question, choosing: index, among: options) {
    case .these(let key): return .option(key)
    case .none where LetteredOptions.index(of: options[index]) == nil:
      return .option(.aliases([options[index].trimmed]))
    case .none, .others:
      return .unclear(
        reason: "\"target\" is the place of an option, and the request lists other options",
        hint: "what a letter stands for has to be clear")
    }
  }

  private static func number(_ target: JSONValue?) -> Int? {
    switch target {
    case .number(let number): return Int(exactly: number.value).flatMap { $0 < 0 ? nil : $0 }
    case .string(let text):
      let bare = text.trimmed
      return bare.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(bare) : nil
    default: return nil
    }
  }

  private static func options(_ doc: JSONValue?) -> [String]? {
    for name in ["choices", "options", "endings", "candidates"] {
      if let options = ChoiceKey.options(doc?[name]) ?? ChoiceKey.options(doc?[name]?["text"]) {
        return options
      }
    }
    return nil
  }

  /// What the scores of the file's replies say that its numbers are.
  private static func kind(in file: RecordFile) throws -> Kind {
    var (answers, places) = (0, 0)
    try file.forEach { record in
      guard let number = number(record["target"]), let isRight = isRight(record),
        let reply = HarnessImport.replies(record["filtered_resps"] ?? record["resps"]).first
      else { return }
      let says = numbers(in: reply).contains(number)
      if isRight { if says { answers += 1 } else { places += 1 } }
      // Nothing but the number, and wrong.
      if !isRight, reply.trimmed == String(number) { places += 1 }
    }
    // A text with the number in it may be the wording of the option.
    return places > 0 ? .place : answers > 0 ? .answer : .unknown
  }

  private static func isRight(_ record: ImportRecord) -> Bool? {
    switch record["exact_match"] ?? record["acc"] {
    case .number(let score)? where score.value == 0 || score.value == 1: score.value == 1
    case .bool(let value)?: value
    default: nil
    }
  }

  /// The whole numbers in a text, `1,000` as one.
  private static func numbers(in text: String) -> Set<Int> {
    let digits = text.utf8.filter { $0 != 0x2C }
    return Set(
      digits.split { !(0x30...0x39 ~= $0) }.compactMap { Int(String(decoding: $0, as: UTF8.self)) })
  }
}
