// Made by scripts/make-prices; not to be edited by hand.

extension PriceList {
  /// From LiteLLM 1.102.0's map of models.
  static let vertex = PriceList(
    """
    0.1 0.4 0.025: gemini-2.0-flash
    0.15 0.6 0.0375: gemini-2.0-flash-001
    0.075 0.3 0.01875: gemini-2.0-flash-lite gemini-2.0-flash-lite-001
    0.3 2.5 0.03: gemini-2.5-flash gemini-2.5-flash-preview-09-2025 gemini-3.5-flash-lite
    0.1 0.4 0.01: gemini-2.5-flash-lite gemini-2.5-flash-lite-preview-09-2025
    1.25 10 0.125: gemini-2.5-pro
    0.5 3 0.05: gemini-3-flash-preview
    2 12 0.2: gemini-3-pro-preview gemini-3.1-pro-preview gemini-3.1-pro-preview-customtools
    0.25 1.5 0.025: gemini-3.1-flash-lite gemini-3.1-flash-lite-preview
    1.5 9 0.15: gemini-3.5-flash
    0.75 3.75 0.075: gemini-3.6-flash gemini-3.7-flash gemini-3.8-flash
    1.5 9: gemini-omni-flash-preview
    """)
}
