// Made by scripts/make-prices; not to be edited by hand.

extension PriceList {
  /// From LiteLLM 1.102.0's map of models.
  static let replicate = PriceList(
    """
    1 5: anthropic/claude-3.5-haiku anthropic/claude-4.5-haiku
    3.75 18.75: anthropic/claude-3.5-sonnet
    3 15: anthropic/claude-3.7-sonnet anthropic/claude-4-sonnet anthropic/claude-4.5-sonnet
    3.75 10: deepseek-ai/deepseek-r1
    1.45 1.45: deepseek-ai/deepseek-v3
    0.672 2.016: deepseek-ai/deepseek-v3.1
    2.5 2.5: google/gemini-2.5-flash
    2 12: google/gemini-3-pro
    0.03 0.25: ibm-granite/granite-3.3-8b-instruct
    0.1 0.5: meta/llama-2-13b meta/llama-2-13b-chat
    0.65 2.75: meta/llama-2-70b meta/llama-2-70b-chat meta/llama-3-70b
      meta/llama-3-70b-instruct
    0.05 0.25: meta/llama-2-7b meta/llama-2-7b-chat meta/llama-3-8b meta/llama-3-8b-instruct
      mistralai/mistral-7b-instruct-v0.2 mistralai/mistral-7b-v0.1
    0.3 1: mistralai/mixtral-8x7b-instruct-v0.1
    2 8: openai/gpt-4.1
    0.4 1.6: openai/gpt-4.1-mini
    0.1 0.4: openai/gpt-4.1-nano
    2.5 10: openai/gpt-4o
    0.15 0.6: openai/gpt-4o-mini
    1.25 10: openai/gpt-5
    0.25 2: openai/gpt-5-mini
    0.05 0.4: openai/gpt-5-nano
    0.18 0.72: openai/gpt-oss-120b
    0.09 0.36: openai/gpt-oss-20b
    15 60: openai/o1
    1.1 4.4: openai/o1-mini
    1 4: openai/o4-mini
    0.264 1.06: qwen/qwen3-235b-a22b-instruct-2507
    7.2 36: xai/grok-4
    """)
}
