/// Whose kin a model is, by its name: judges favour the writing of their own kind.
///
/// L. Zheng et al., NeurIPS 2023 (self-enhancement); A. Panickssery, S. Bowman & S. Feng, NeurIPS 2024.
enum ModelFamily {
  /// Words of a model's name, and whose they are.
  private static let words: [(word: String, family: String)] = [
    ("gpt", "OpenAI"), ("chatgpt", "OpenAI"), ("o1", "OpenAI"), ("o3", "OpenAI"), ("o4", "OpenAI"),
    ("davinci", "OpenAI"), ("claude", "Anthropic"), ("gemini", "Google"), ("gemma", "Google"),
    ("palm", "Google"), ("llama", "Llama"), ("vicuna", "Llama"), ("alpaca", "Llama"),
    ("mistral", "Mistral"), ("mixtral", "Mistral"), ("ministral", "Mistral"),
    ("magistral", "Mistral"), ("codestral", "Mistral"), ("qwen", "Qwen"), ("qwq", "Qwen"),
    ("deepseek", "DeepSeek"), ("command", "Cohere"), ("aya", "Cohere"), ("phi", "Phi"),
    ("grok", "xAI"), ("smollm", "SmolLM"), ("falcon", "Falcon"), ("nova", "Amazon"),
    ("titan", "Amazon"), ("granite", "IBM"), ("olmo", "OLMo"), ("tulu", "OLMo"), ("yi", "Yi"),
    ("glm", "GLM"), ("kimi", "Kimi"), ("jamba", "AI21"), ("nemotron", "Nemotron"),
  ]

  /// The family of a model's name; nil where no word of it is known.
  ///
  /// A name may carry two, as distilled models do (`deepseek-r1-distill-llama`); each is one.
  static func of(_ model: String) -> Set<String> {
    let pieces = model.lowercased().split { !$0.isLetter && !$0.isNumber }
    var found: Set<String> = []
    for piece in pieces {
      for (word, family) in words where piece.hasPrefix(word) {
        let rest = piece.dropFirst(word.count)
        // `llama3`, `qwen2`, `gpt4o`, `smollm2`; not `yield` or `phish`.
        if rest.isEmpty || rest.first?.isNumber == true || word.count >= 5 { found.insert(family) }
      }
    }
    return found
  }

  /// True where two models are of one family, or are one model.
  static func areRelated(_ a: String, _ b: String) -> Bool {
    a.lowercased() == b.lowercased() || !of(a).isDisjoint(with: of(b))
  }
}
