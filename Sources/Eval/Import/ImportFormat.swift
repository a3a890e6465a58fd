/// What other tools keep their questions in.
public enum ImportFormat: String, Sendable, Hashable, CaseIterable {
  case promptfoo
  case openaiEvals = "openai-evals"
  case inspect
  case lmEval = "lm-eval"
  case jsonl
  case csv

  /// As its makers write it.
  var title: String {
    switch self {
    case .promptfoo: "a promptfoo configuration"
    case .openaiEvals: "OpenAI Evals"
    case .inspect: "Inspect"
    case .lmEval: "samples of the LM Evaluation Harness"
    case .jsonl: "JSON Lines"
    case .csv: "CSV"
    }
  }
}

/// What a person decides about an import.
public struct ImportOptions: Sendable {
  /// The suite's name; the file's where nil.
  public var name: String?
  /// Where a field of a case is found: `answer` → `solution`.
  public var columns: [String: String]
  /// BCP 47, of the answers; English where nil and the file says nothing.
  public var language: String?

  public init(name: String? = nil, columns: [String: String] = [:], language: String? = nil) {
    self.name = name
    self.columns = columns
    self.language = language
  }
}

extension ImportOptions {
  /// - Throws: ``Problem`` where the language is none.
  func check() throws {
    guard let language, !language.isLanguageTag else { return }
    throw Problem("the language is \"\(language.clipped)\"", hint: String.languageHint)
  }
}

extension ImportFormat {
  /// Reads a file of this format; runs nothing that stands in it and reads no file outside of its
  /// folder.
  ///
  /// What has no equivalent in a suite is listed in ``ImportedSuite/unmapped``, never left out in
  /// silence.
  ///
  /// - Throws: ``Problem`` where the file is not of this format.
  public func read(_ path: String, options: ImportOptions = ImportOptions()) throws -> ImportedSuite
  {
    guard options.columns.isEmpty || [.inspect, .jsonl, .csv].contains(self) else {
      throw Problem(
        "\(rawValue) has fields of its own", hint: "--column belongs to inspect, jsonl and csv")
    }
    try options.check()
    var draft = SuiteDraft(options: options)
    switch self {
    case .promptfoo: try PromptfooImport(path: path).read(into: &draft)
    case .openaiEvals: try OpenAIEvalsImport(path: path).read(into: &draft)
    case .inspect: try InspectImport(path: path).read(into: &draft)
    case .lmEval: try HarnessImport(path: path).read(into: &draft)
    case .jsonl, .csv: try TableImport(path: path, isCSV: self == .csv).read(into: &draft)
    }
    guard !draft.cases.isEmpty || !draft.unmapped.isEmpty else {
      throw Problem(
        "\(path) has nothing to ask", at: .init(file: path, line: 1, column: 1),
        hint: "is it \(title)?")
    }
    return ImportedSuite(
      draft, by: "import", from: "\(title), \(FilePath.name(of: path))", path: path)
  }
}
