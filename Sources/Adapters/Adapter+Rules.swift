/// What providers document about parameters, as the entries of ``Adapter/all`` name it.
///
/// Which models refuse what is as LiteLLM 1.102.0 maps them and the providers' own pages say.
extension [Departure.Rule] {
  /// OpenAI's models that reason unless told not to: they reject sampling and stop sequences.
  private static let reasoning = [
    "o1", "o3", "o4", "gpt-5", "gpt-5.1-codex", "gpt-5.2-codex", "gpt-5.2-pro",
    "gpt-5.2-chat-latest", "gpt-5.3", "gpt-5.4-pro", "gpt-5.5", "gpt-5.6", "gpt-6",
  ]
  private static let exceptReasoning = ["gpt-5-chat"]

  static func isReasoning(_ model: String) -> Bool { openAI.contains { $0.holds(for: model) } }

  static let openAI: [Departure.Rule] =
    [Departure.Parameter.temperature, .topP].map { parameter in
      .omits(
        parameter, "this model rejects every value but the default", models: reasoning,
        except: exceptReasoning, settledBy: ["reasoning_effort", "reasoning"])
    } + [
      .refuses(
        .stop, "this model takes no stop sequences", models: reasoning, except: exceptReasoning),
      .alters(
        .maxTokens, "counts hidden reasoning too; a short limit may leave no room for the answer",
        models: reasoning, except: exceptReasoning),
    ]

  /// The server puts turns into the model's own template and keeps sampling of its own.
  static func engine(_ sampling: String? = nil, settledBy members: [String] = []) -> [Departure
    .Rule]
  {
    let template = Departure.Rule.sets(
      .template, "the server's own for this model", settledBy: ["chat_template"])
    guard let sampling else { return [template] }
    return [template, .sets(.otherSampling, sampling, settledBy: members)]
  }

  static let llamaCpp = engine(
    "top_k 40 and min_p 0.05 unless the server was started otherwise",
    settledBy: ["top_k", "min_p", "samplers"])
  static let modelDefaults = engine(
    "what is not sent comes from the model's generation_config.json",
    settledBy: ["top_k", "min_p", "repetition_penalty"])
  static let ollama = engine(
    "top_k, repeat_penalty and more come from the Modelfile or the server's defaults",
    settledBy: ["options.top_k", "options.repeat_penalty"])

  static let ollamaContext: [Departure.Rule] = [
    .sets(
      .context,
      "chosen by the server; a longer prompt is cut without a word (ollama-native refuses it)")
  ]
  static let studio = engine("presets set in LM Studio for this model count too")

  static let openRouter: [Departure.Rule] =
    openAI + [
      .sets(
        .routing, "any one provider that honours every parameter; no falling back to another",
        settledBy: ["provider.only", "provider.order"])
    ]
  static let gateway: [Departure.Rule] = [
    .sets(.routing, "a gateway's own configuration may cache, retry or choose another model")
  ]
  static let freshGateway: [Departure.Rule] = [
    .sets(
      .routing,
      "the gateway is told not to answer from its cache; its own configuration may still retry or "
        + "choose another model")
  ]
  static let program: [Departure.Rule] = [
    .sets(.otherSampling, "what the program makes of sampling and prompts is its own affair")
  ]
  static let miners: [Departure.Rule] = [
    .sets(.routing, "replies may come from different miners")
  ]
}
