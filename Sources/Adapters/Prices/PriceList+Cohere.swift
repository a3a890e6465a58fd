// Made by scripts/make-prices; not to be edited by hand.

extension PriceList {
  /// From LiteLLM 1.102.0's map of models.
  static let cohere = PriceList(
    """
    2.5 10: command-a-03-2025 command-r-plus-08-2024
    0.15 0.6: command-r-08-2024
    0.0375 0.15: command-r7b-12-2024
    """)
}
