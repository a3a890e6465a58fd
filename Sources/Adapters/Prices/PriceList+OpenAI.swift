// Made by scripts/make-prices; not to be edited by hand.

extension PriceList {
  /// From LiteLLM 1.102.0's map of models.
  static let openAI = PriceList(
    """
    5 30 0.5: chat-latest gpt-5.5 gpt-5.5-2026-04-23
    5 15: chatgpt-4o-latest gpt-4o-2024-05-13
    1.5 6 0.375: codex-mini-latest
    4 20 0.4: daybreak-blue-latest gpt-5.6 gpt-5.6-sol gpt-daybreak-blue-latest
    12.5 75 1.25: daybreak-red-latest gpt-5.6-cyber gpt-daybreak-red-latest
    0.5 1.5: gpt-3.5-turbo gpt-3.5-turbo-0125
    1 2: gpt-3.5-turbo-1106
    3 4: gpt-3.5-turbo-16k
    30 60: gpt-4 gpt-4-0314 gpt-4-0613
    10 30: gpt-4-0125-preview gpt-4-1106-preview gpt-4-turbo gpt-4-turbo-2024-04-09
      gpt-4-turbo-preview
    2 8 0.5: gpt-4.1 gpt-4.1-2025-04-14 o3 o3-2025-04-16 o4-mini-deep-research
      o4-mini-deep-research-2025-06-26
    0.4 1.6 0.1: gpt-4.1-mini gpt-4.1-mini-2025-04-14
    0.1 0.4 0.025: gpt-4.1-nano gpt-4.1-nano-2025-04-14
    2.5 10 1.25: gpt-4o gpt-4o-2024-08-06 gpt-4o-2024-11-20 gpt-4o-search-preview
      gpt-4o-search-preview-2025-03-11
    0.15 0.6 0.075: gpt-4o-mini gpt-4o-mini-2024-07-18 gpt-4o-mini-search-preview
      gpt-4o-mini-search-preview-2025-03-11
    1.25 10 0.125: gpt-5 gpt-5-2025-08-07 gpt-5-chat gpt-5-chat-latest gpt-5-codex
      gpt-5-search-api gpt-5-search-api-2025-10-14 gpt-5.1 gpt-5.1-2025-11-13
      gpt-5.1-chat-latest gpt-5.1-codex gpt-5.1-codex-max
    0.25 2 0.025: gpt-5-mini gpt-5-mini-2025-08-07 gpt-5.1-codex-mini
    0.05 0.4 0.005: gpt-5-nano gpt-5-nano-2025-08-07
    15 120: gpt-5-pro gpt-5-pro-2025-10-06
    1.75 14 0.175: gpt-5.2 gpt-5.2-2025-12-11 gpt-5.2-chat-latest gpt-5.2-codex
      gpt-5.3-chat-latest gpt-5.3-codex
    21 168: gpt-5.2-pro gpt-5.2-pro-2025-12-11
    2.5 15 0.25: gpt-5.4 gpt-5.4-2026-03-05
    0.75 4.5 0.075: gpt-5.4-mini gpt-5.4-mini-2026-03-17
    0.2 1.25 0.02: gpt-5.4-nano gpt-5.4-nano-2026-03-17
    30 180: gpt-5.4-pro gpt-5.4-pro-2026-03-05 gpt-5.5-pro gpt-5.5-pro-2026-04-23
    0.2 1.2 0.02: gpt-5.6-luna
    2 12 0.2: gpt-5.6-terra
    10 50 1: gpt-6-astra
    15 60 7.5: o1 o1-2024-12-17
    150 600: o1-pro o1-pro-2025-03-19
    10 40 2.5: o3-deep-research o3-deep-research-2025-06-26
    1.1 4.4 0.55: o3-mini o3-mini-2025-01-31
    20 80: o3-pro o3-pro-2025-06-10
    1.1 4.4 0.275: o4-mini o4-mini-2025-04-16
    """)
}
