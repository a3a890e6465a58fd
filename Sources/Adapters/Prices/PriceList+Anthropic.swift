// Made by scripts/make-prices; not to be edited by hand.

extension PriceList {
  /// From LiteLLM 1.102.0's map of models.
  static let anthropic = PriceList(
    """
    3 15 0.3: claude-3-7-sonnet-20250219 claude-4-sonnet-20250514 claude-sonnet-4-20250514
      claude-sonnet-4-5 claude-sonnet-4-5-20250929 claude-sonnet-4-6
    0.25 1.25 0.03: claude-3-haiku-20240307
    15 75 1.5: claude-3-opus-20240229 claude-4-opus-20250514 claude-opus-4-1
      claude-opus-4-1-20250805 claude-opus-4-20250514
    10 50 1: claude-fable-5 claude-mythos-5 claude-mythos-preview
    10 50 0.25: claude-fable-5-1 claude-mythos-5-1
    1 5 0.1: claude-haiku-4-5 claude-haiku-4-5-20251001
    5 25 0.5: claude-opus-4-5 claude-opus-4-5-20251101 claude-opus-4-6
      claude-opus-4-6-20260205 claude-opus-4-7 claude-opus-4-7-20260416 claude-opus-4-8
      claude-opus-5
    2 10 0.2: claude-sonnet-5
    """)
}
