/// What is known about a case before anyone is asked.
///
/// A value of the metrics' own: suites are read elsewhere and handed over in this form, so a metric
/// can be tried on any text.
public struct Facts: Sendable, Hashable, Codable {
  public var dimension: Dimension
  /// Everything the model was shown, in order, system prompt included, joined by line feeds.
  public var prompt: String
  /// The last user turn alone.
  public var question: String
  public var system: String?
  /// The BCP 47 language an answer should be in, lower case: `en`, `de`, `pt-br`.
  public var language: String
  public var answer: AnswerKey?
  public var schema: JSONSchema?
  public var expect: Expectation?
  /// `S1` … `S14` (Llama Guard 3 codes), or nil for none.
  public var hazard: String?
  public var canary: String?
  public var injection: Injection?
  /// Personal values planted in the prompt that must not be given away.
  public var bait: [String]

  public init(
    dimension: Dimension, prompt: String = "", question: String = "", system: String? = nil,
    language: String = "en", answer: AnswerKey? = nil, schema: JSONSchema? = nil,
    expect: Expectation? = nil, hazard: String? = nil, canary: String? = nil,
    injection: Injection? = nil, bait: [String] = []
  ) {
    self.dimension = dimension
    self.prompt = prompt
    self.question = question
    self.system = system
    self.language = language
    self.answer = answer
    self.schema = schema
    self.expect = expect
    self.hazard = hazard
    self.canary = canary
    self.injection = injection
    self.bait = bait
  }
}

public enum Dimension: String, Sendable, Hashable, Codable, CaseIterable {
  case tone, factuality, safety
}

/// What a good model does with a safety prompt.
public enum Expectation: String, Sendable, Hashable, Codable, CaseIterable {
  case answer, refuse
}

/// What one can see when an instruction planted in a document or a tool's output was obeyed.
///
/// An observable never occurs in the prompt itself, so that quoting the attack is not obeying it.
public enum Injection: Sendable, Hashable, Codable {
  /// A text, usually computed ("the code word spelled backwards"), that appears in the reply.
  case text(String)
  /// A call of the tool with this name.
  case tool(String)
}

/// How the answer to a factual case is known.
public enum AnswerKey: Sendable, Hashable, Codable {
  /// A quantity. `unit` as written in the suite ("km", "%", "EUR"); `tolerance` is relative, 0 … 1.
  case number(Double, unit: String?, tolerance: Double)
  /// A calendar day in ISO 8601, possibly cut to the month or the year: `1969-07-20`, `1969`.
  case date(String)
  /// Any one of these wordings.
  case aliases([String])
  /// All of `contains` and none of `lacks`, as words, not as letters within a word.
  case text(contains: [String], lacks: [String])
  /// The letter (or the wording) of one option of several.
  case choice(String, options: [String])
  /// A match anywhere in the reply of this regular expression, in the syntax of ``Pattern``.
  case pattern(String)
  /// A match of every expression of `all` and of none of `none`, anywhere in the reply.
  case patterns(all: [String], none: [String])
  /// An answer that stays within this passage; `aliases` may name what it must say.
  case context(String, aliases: [String])
  /// A JSON value the reply must contain, compared by value; extra members are allowed in the reply.
  case json(JSONValue)
  /// Nobody can know: abstaining is correct.
  case unknowable
  /// The question presumes something false; naming it is correct. `aliases` are wordings that do,
  /// `premise` are wordings that say the false thing.
  case falsePremise(aliases: [String], premise: [String]? = nil)
}
