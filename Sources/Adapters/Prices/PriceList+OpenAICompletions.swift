// Made by scripts/make-prices; not to be edited by hand.

extension PriceList {
  /// From LiteLLM 1.102.0's map of models.
  static let openAICompletions = PriceList(
    """
    0.4 0.4: babbage-002
    2 2: davinci-002
    1.5 2: gpt-3.5-turbo-instruct gpt-3.5-turbo-instruct-0914
    """)
}
