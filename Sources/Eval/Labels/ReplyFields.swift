import Metrics

/// Which members of a line hold what, for a file of replies made elsewhere.
///
/// Dots lead into objects: `reply.text`. What is not named is looked for under the usual names.
public struct ReplyFields: Sendable, Hashable {
  public var text: String?
  public var prompt: String?
  public var answer: String?
  public var label: String?
  /// The member whose values are reported apart: a model, a language, a source.
  public var group: String?
  /// The member that says which lines are one unit of evidence; without one, the case or the prompt.
  public var cluster: String?

  public init(
    text: String? = nil, prompt: String? = nil, answer: String? = nil, label: String? = nil,
    group: String? = nil, cluster: String? = nil
  ) {
    self.text = text
    self.prompt = prompt
    self.answer = answer
    self.label = label
    self.group = group
    self.cluster = cluster
  }

  static let texts = ["reply", "text", "response", "completion", "output"]
  static let prompts = ["messages", "request.messages", "prompt", "question", "input"]
  static let references = ["references", "reference", "aliases", "ideal", "gold"]
  static let answers = ["answer", "answers"] + references
  static let clusters = ["cluster", "case", "prompt_id"]

  /// The member with the reply's text.
  ///
  /// - Throws: ``Problem`` where a named one is missing or none of the usual ones is there.
  func textName(in line: JSONLinesFile.Line) throws -> String {
    if let text {
      guard line[text] != nil else {
        throw line.problem("this line has no \"\(text)\"", hint: Self.known(line))
      }
      return text
    }
    if let usual = Self.texts.first(where: { !isTaken($0) && line[$0] != nil }) { return usual }
    // In sets of questions the reference often goes by another name and the reply is the answer.
    if !isTaken("answer"), line["answer"] != nil,
      Self.references.contains(where: { line[$0] != nil })
    {
      return "answer"
    }
    throw line.problem(
      "this line has no reply: none of \(Self.texts.joined(separator: ", "))",
      hint: "name the member that holds it with --text-field; " + Self.known(line))
  }

  private static func known(_ line: JSONLinesFile.Line) -> String {
    "the line has: " + line.object.keys.prefix(20).joined(separator: ", ")
  }

  /// True for a member that was named for something else.
  private func isTaken(_ name: String) -> Bool {
    [text, prompt, answer, label, group, cluster].contains(name)
  }

  func promptName(in line: JSONLinesFile.Line, besides text: String) throws -> String? {
    if let prompt {
      guard line[prompt] != nil else {
        throw line.problem("this line has no \"\(prompt)\"", hint: Self.known(line))
      }
      return prompt
    }
    return Self.prompts.first { !isTaken($0) && $0 != text && line[$0] != nil }
  }

  func answerName(in line: JSONLinesFile.Line, besides text: String) -> String? {
    if let answer { return line[answer] == nil ? nil : answer }
    return Self.answers.first { !isTaken($0) && $0 != text && line[$0] != nil }
  }
}
