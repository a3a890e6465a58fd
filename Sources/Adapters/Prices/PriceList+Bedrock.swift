// Made by scripts/make-prices; not to be edited by hand.

extension PriceList {
  /// From LiteLLM 1.102.0's map of models.
  static let bedrock = PriceList(
    """
    12.5 12.5: ai21.j2-mid-v1
    18.8 18.8: ai21.j2-ultra-v1
    2 8: ai21.jamba-1-5-large-v1:0
    0.2 0.4: ai21.jamba-1-5-mini-v1:0
    0.5 0.7: ai21.jamba-instruct-v1:0
    0.3 2.5 0.075: amazon.nova-2-lite-v1:0 global.amazon.nova-2-lite-v1:0
    2.1875 17.5 0.54688: amazon.nova-2-pro-preview-20251202-v1:0
      apac.amazon.nova-2-pro-preview-20251202-v1:0 eu.amazon.nova-2-pro-preview-20251202-v1:0
      us.amazon.nova-2-pro-preview-20251202-v1:0
    0.06 0.24: amazon.nova-lite-v1:0 nvidia.nemotron-nano-3-30b us.amazon.nova-lite-v1:0
    0.035 0.14: amazon.nova-micro-v1:0 us.amazon.nova-micro-v1:0
    0.8 3.2: amazon.nova-pro-v1:0 us.amazon.nova-pro-v1:0
    1.3 1.7: amazon.titan-text-express-v1
    0.3 0.4: amazon.titan-text-lite-v1
    0.5 1.5: amazon.titan-text-premier-v1:0 cohere.command-r-v1:0 mistral.magistral-small-2509
      mistral.mistral-large-3-675b-instruct
    0.8 4 0.08: anthropic.claude-3-5-haiku-20241022-v1:0
      eu.anthropic.claude-3-5-haiku-20241022-v1:0 us.anthropic.claude-3-5-haiku-20241022-v1:0
    3 15 0.3: anthropic.claude-3-5-sonnet-20240620-v1:0
      anthropic.claude-3-5-sonnet-20241022-v2:0 anthropic.claude-3-7-sonnet-20250219-v1:0
      anthropic.claude-3-sonnet-20240229-v1:0 anthropic.claude-sonnet-4-20250514-v1:0
      anthropic.claude-sonnet-4-5-20250929-v1:0 anthropic.claude-sonnet-4-6
      apac.anthropic.claude-3-5-sonnet-20240620-v1:0
      apac.anthropic.claude-3-5-sonnet-20241022-v2:0
      apac.anthropic.claude-3-sonnet-20240229-v1:0
      apac.anthropic.claude-sonnet-4-20250514-v1:0 claude-sonnet-4-5-20250929-v1:0
      eu.anthropic.claude-3-5-sonnet-20240620-v1:0
      eu.anthropic.claude-3-5-sonnet-20241022-v2:0
      eu.anthropic.claude-3-7-sonnet-20250219-v1:0 eu.anthropic.claude-3-sonnet-20240229-v1:0
      eu.anthropic.claude-sonnet-4-20250514-v1:0
      global.anthropic.claude-sonnet-4-20250514-v1:0
      global.anthropic.claude-sonnet-4-5-20250929-v1:0 global.anthropic.claude-sonnet-4-6
      us.anthropic.claude-3-5-sonnet-20240620-v1:0
      us.anthropic.claude-3-5-sonnet-20241022-v2:0
      us.anthropic.claude-3-7-sonnet-20250219-v1:0 us.anthropic.claude-3-sonnet-20240229-v1:0
      us.anthropic.claude-sonnet-4-20250514-v1:0
    3.6 18 0.36: anthropic.claude-3-7-sonnet-20240620-v1:0
      us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0
    0.25 1.25 0.025: anthropic.claude-3-haiku-20240307-v1:0
      apac.anthropic.claude-3-haiku-20240307-v1:0 eu.anthropic.claude-3-haiku-20240307-v1:0
      us.anthropic.claude-3-haiku-20240307-v1:0
    15 75 1.5: anthropic.claude-3-opus-20240229-v1:0 anthropic.claude-opus-4-1-20250805-v1:0
      anthropic.claude-opus-4-20250514-v1:0 eu.anthropic.claude-3-opus-20240229-v1:0
      eu.anthropic.claude-opus-4-1-20250805-v1:0 eu.anthropic.claude-opus-4-20250514-v1:0
      us.anthropic.claude-3-opus-20240229-v1:0 us.anthropic.claude-opus-4-1-20250805-v1:0
      us.anthropic.claude-opus-4-20250514-v1:0
    10 50 1: anthropic.claude-fable-5 global.anthropic.claude-fable-5
      global.openai.gpt-6-astra
    10 50 0.25: anthropic.claude-fable-5-1 global.anthropic.claude-fable-5-1
    1 5 0.1: anthropic.claude-haiku-4-5-20251001-v1:0 anthropic.claude-haiku-4-5@20251001
      global.anthropic.claude-haiku-4-5-20251001-v1:0
    0.8 2.4: anthropic.claude-instant-v1
    5 25 0.5: anthropic.claude-opus-4-5-20251101-v1:0 anthropic.claude-opus-4-6-v1
      anthropic.claude-opus-4-7 anthropic.claude-opus-4-8 anthropic.claude-opus-5
      eu.anthropic.claude-opus-4-5-20251101-v1:0
      global.anthropic.claude-opus-4-5-20251101-v1:0 global.anthropic.claude-opus-4-6-v1
      global.anthropic.claude-opus-4-7 global.anthropic.claude-opus-4-8
      global.anthropic.claude-opus-5
    2 10 0.2: anthropic.claude-sonnet-5 global.anthropic.claude-sonnet-5
    8 24: anthropic.claude-v1 anthropic.claude-v2:1 mistral.mistral-large-2402-v1:0
    0.33 2.75 0.0825: apac.amazon.nova-2-lite-v1:0 eu.amazon.nova-2-lite-v1:0
      us.amazon.nova-2-lite-v1:0
    0.063 0.252: apac.amazon.nova-lite-v1:0
    0.037 0.148: apac.amazon.nova-micro-v1:0
    0.84 3.36: apac.amazon.nova-pro-v1:0
    1.1 5.5 0.11: apac.anthropic.claude-haiku-4-5-20251001-v1:0
      au.anthropic.claude-haiku-4-5-20251001-v1:0 eu.anthropic.claude-haiku-4-5-20251001-v1:0
      jp.anthropic.claude-haiku-4-5-20251001-v1:0 us.anthropic.claude-haiku-4-5-20251001-v1:0
    5.5 27.5 0.55: au.anthropic.claude-opus-4-6-v1 au.anthropic.claude-opus-4-7
      au.anthropic.claude-opus-4-8 au.anthropic.claude-opus-5 eu.anthropic.claude-opus-4-6-v1
      eu.anthropic.claude-opus-4-7 eu.anthropic.claude-opus-4-8 eu.anthropic.claude-opus-5
      jp.anthropic.claude-opus-4-7 jp.anthropic.claude-opus-4-8 jp.anthropic.claude-opus-5
      us.anthropic.claude-opus-4-5-20251101-v1:0 us.anthropic.claude-opus-4-6-v1
      us.anthropic.claude-opus-4-7 us.anthropic.claude-opus-4-8 us.anthropic.claude-opus-5
    3.3 16.5 0.33: au.anthropic.claude-sonnet-4-5-20250929-v1:0 au.anthropic.claude-sonnet-4-6
      eu.anthropic.claude-sonnet-4-5-20250929-v1:0 eu.anthropic.claude-sonnet-4-6
      jp.anthropic.claude-sonnet-4-5-20250929-v1:0 jp.anthropic.claude-sonnet-4-6
      us.anthropic.claude-sonnet-4-5-20250929-v1:0 us.anthropic.claude-sonnet-4-6
    2.2 11 0.22: au.anthropic.claude-sonnet-5 eu.anthropic.claude-sonnet-5
      jp.anthropic.claude-sonnet-5 us.anthropic.claude-sonnet-5
    0.3 0.6: cohere.command-light-text-v14 meta.llama3-8b-instruct-v1:0
    3 15: cohere.command-r-plus-v1:0
    1.5 2: cohere.command-text-v14
    0.58 1.68: deepseek.v3-v1:0
    0.62 1.85: deepseek.v3.2 us.deepseek.v3.2
    0.078 0.312: eu.amazon.nova-lite-v1:0
    0.046 0.184: eu.amazon.nova-micro-v1:0
    1.05 4.2: eu.amazon.nova-pro-v1:0
    11 55 1.1: eu.anthropic.claude-fable-5 us.anthropic.claude-fable-5 us.openai.gpt-6-astra
    11 55 0.275: eu.anthropic.claude-fable-5-1 us.anthropic.claude-fable-5-1
    0.74 2.22: eu.deepseek.v3.2
    0.13 0.13: eu.meta.llama3-2-1b-instruct-v1:0
    0.19 0.19: eu.meta.llama3-2-3b-instruct-v1:0
    2 6: eu.mistral.pixtral-large-2502-v1:0 us.mistral.pixtral-large-2502-v1:0
    0.2 1.2 0.02: global.openai.gpt-5.6-luna
    4 20 0.4: global.openai.gpt-5.6-sol
    2 12 0.2: global.openai.gpt-5.6-terra
    2 6 0.5: global.xai.grok-4.6
    0.09 0.29: google.gemma-3-12b-it
    0.23 0.38: google.gemma-3-27b-it
    0.04 0.08: google.gemma-3-4b-it
    0.75 1: meta.llama2-13b-chat-v1
    1.95 2.56: meta.llama2-70b-chat-v1
    5.32 16: meta.llama3-1-405b-instruct-v1:0 us.meta.llama3-1-405b-instruct-v1:0
    0.99 0.99: meta.llama3-1-70b-instruct-v1:0 us.meta.llama3-1-70b-instruct-v1:0
    0.22 0.22: meta.llama3-1-8b-instruct-v1:0 us.meta.llama3-1-8b-instruct-v1:0
    0.35 0.35: meta.llama3-2-11b-instruct-v1:0 us.meta.llama3-2-11b-instruct-v1:0
    0.1 0.1: meta.llama3-2-1b-instruct-v1:0 mistral.ministral-3-3b-instruct
      us.meta.llama3-2-1b-instruct-v1:0
    0.15 0.15: meta.llama3-2-3b-instruct-v1:0 mistral.ministral-3-8b-instruct
      us.meta.llama3-2-3b-instruct-v1:0
    2 2: meta.llama3-2-90b-instruct-v1:0 us.meta.llama3-2-90b-instruct-v1:0
    0.72 0.72: meta.llama3-3-70b-instruct-v1:0 us.meta.llama3-3-70b-instruct-v1:0
    2.65 3.5: meta.llama3-70b-instruct-v1:0
    0.24 0.97: meta.llama4-maverick-17b-instruct-v1:0
      us.meta.llama4-maverick-17b-instruct-v1:0
    0.17 0.66: meta.llama4-scout-17b-instruct-v1:0 us.meta.llama4-scout-17b-instruct-v1:0
    0.3 1.2: minimax.minimax-m2 minimax.minimax-m2.1 minimax.minimax-m2.5
    0.4 2: mistral.devstral-2-123b
    0.2 0.2: mistral.ministral-3-14b-instruct
    0.15 0.2: mistral.mistral-7b-instruct-v0:2
    3 9: mistral.mistral-large-2407-v1:0
    1 3: mistral.mistral-small-2402-v1:0
    0.45 0.7: mistral.mixtral-8x7b-instruct-v0:1
    0.04 0.04: mistral.voxtral-mini-3b-2507
    0.1 0.3: mistral.voxtral-small-24b-2507
    0.6 2.5: moonshot.kimi-k2-thinking
    0.6 3: moonshotai.kimi-k2.5
    0.2 0.6: nvidia.nemotron-nano-12b-v2
    0.06 0.23: nvidia.nemotron-nano-9b-v2
    0.15 0.65: nvidia.nemotron-super-3-120b
    0.15 0.6: openai.gpt-oss-120b-1:0 openai.gpt-oss-safeguard-120b qwen.qwen3-32b-v1:0
      qwen.qwen3-coder-30b-a3b-v1:0
    0.07 0.3: openai.gpt-oss-20b-1:0
    0.07 0.2: openai.gpt-oss-safeguard-20b
    0.22 0.88: qwen.qwen3-235b-a22b-2507-v1:0
    0.45 1.8: qwen.qwen3-coder-480b-a35b-v1:0
    0.5 1.2: qwen.qwen3-coder-next
    0.15 1.2: qwen.qwen3-next-80b-a3b
    0.53 2.66: qwen.qwen3-vl-235b-a22b
    0.3 1.5 0.03: us-gov.anthropic.claude-3-haiku-20240307-v1:0
    12 60 0.3: us-gov.anthropic.claude-fable-5-1
    6 30 0.6: us-gov.anthropic.claude-opus-4-8 us-gov.anthropic.claude-opus-5
    2.4 12 0.24: us-gov.anthropic.claude-sonnet-5
    0.24 0.72: us-gov.nvidia.nemotron-nano-12b-v2
    0.072 0.288: us-gov.nvidia.nemotron-nano-3-30b
    0.072 0.276: us-gov.nvidia.nemotron-nano-9b-v2
    0.18 0.78: us-gov.nvidia.nemotron-super-3-120b
    0.18 0.72: us-gov.openai.gpt-oss-120b-1:0
    0.084 0.36: us-gov.openai.gpt-oss-20b-1:0
    2.64 7.92 0.66: us-gov.xai.grok-4.6
    2.5 12.5: us.amazon.nova-premier-v1:0
    1.35 5.4: us.deepseek.r1-v1:0
    0.22 1.32 0.022: us.openai.gpt-5.6-luna
    4.4 22 0.44: us.openai.gpt-5.6-sol
    2.2 13.2 0.22: us.openai.gpt-5.6-terra
    2.5 10: us.writer.palmyra-x4-v1:0 writer.palmyra-x4-v1:0
    0.6 6: us.writer.palmyra-x5-v1:0 writer.palmyra-x5-v1:0
    2.2 6.6 0.55: us.xai.grok-4.6
    0.6 2.2: zai.glm-4.7
    0.07 0.4: zai.glm-4.7-flash
    1 3.2: zai.glm-5
    """)
}
