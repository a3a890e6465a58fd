// Made by scripts/make-prices; not to be edited by hand.

extension PriceList {
  /// From LiteLLM 1.102.0's map of models.
  static let openRouter = PriceList(
    """
    0.25 1.25: anthropic/claude-3-haiku
    3 15: anthropic/claude-3.5-sonnet anthropic/claude-3.7-sonnet x-ai/grok-4
    10 50 1: anthropic/claude-fable-5 openai/gpt-6-astra openai/gpt-6-astra-pro
    10 50 0.25: anthropic/claude-fable-5.1
    1 5 0.1: anthropic/claude-haiku-4.5
    15 75 1.5: anthropic/claude-opus-4 anthropic/claude-opus-4.1
    5 25 0.5: anthropic/claude-opus-4.5 anthropic/claude-opus-4.6 anthropic/claude-opus-4.7
      anthropic/claude-opus-4.8 anthropic/claude-opus-5
    3 15 0.3: anthropic/claude-sonnet-4 anthropic/claude-sonnet-4.5
      anthropic/claude-sonnet-4.6
    2 10 0.2: anthropic/claude-sonnet-5 openai/gpt-5.6-sol openai/gpt-5.6-sol-pro
    0.1 0.2: bytedance/ui-tars-1.5-7b qwen/qwen-2.5-7b-instruct
    0.32 0.89: deepseek/deepseek-chat
    0.25 1: deepseek/deepseek-chat-v3-0324
    0.25 0.95 0.13: deepseek/deepseek-chat-v3.1
    0.7 2.5: deepseek/deepseek-r1
    0.5 2.15: deepseek/deepseek-r1-0528
    0.8 0.8: deepseek/deepseek-r1-distill-llama-70b
    0.27 1 0.135: deepseek/deepseek-v3.1-terminus
    0.269 0.4: deepseek/deepseek-v3.2
    0.27 0.41: deepseek/deepseek-v3.2-exp
    0.0854 0.1708 0.01708: deepseek/deepseek-v4-flash
    0.065 0.18 0.016: deepseek/deepseek-v4-flash-0731
    0.22 0.66 0.007: deepseek/deepseek-v4-flash-vision-exp
    0.85991 1.71982 0.07166: deepseek/deepseek-v4-pro
    0.57948 1.73844 0.01932: deepseek/deepseek-v4-pro-0813
    0.15 0.6 0.003: deepseek/deepseek-v4.1-flash
    0.1 0.4: google/gemini-2.0-flash-001
    0.3 2.5 0.03: google/gemini-2.5-flash google/gemini-3.5-flash-lite
    0.1 0.4 0.01: google/gemini-2.5-flash-lite
    1.25 10 0.125: google/gemini-2.5-pro google/gemini-2.5-pro-preview
      google/gemini-2.5-pro-preview-05-06 openai/gpt-5 openai/gpt-5-chat openai/gpt-5-codex
      openai/gpt-5.1 openai/gpt-5.1-codex-max
    0.5 3 0.05: google/gemini-3-flash-preview
    2 12 0.2: google/gemini-3-pro-preview google/gemini-3.1-pro-preview
      google/gemini-3.1-pro-preview-customtools openai/gpt-5.6-terra openai/gpt-5.6-terra-pro
    0.25 1.5 0.025: google/gemini-3.1-flash-lite google/gemini-3.1-flash-lite-preview
    1.5 9 0.15: google/gemini-3.5-flash
    0.75 3.75 0.075: google/gemini-3.6-flash google/gemini-3.7-flash google/gemini-3.8-flash
    0.65 0.65: google/gemma-2-27b-it
    0.05 0.15: google/gemma-3-12b-it
    0.08 0.45 0.04: google/gemma-3-27b-it
    0.05 0.1: google/gemma-3-4b-it
    0.042 0.22: google/gemma-4-26b-a4b-it
    0 0: google/gemma-4-26b-a4b-it:free google/gemma-4-31b-it:free minimax/minimax-m2.7:free
      minimax/minimax-m3:free nvidia/nemotron-3-nano-omni-30b-a3b-reasoning:free
      nvidia/nemotron-3-super-120b-a12b:free nvidia/nemotron-3-ultra-550b-a55b:free
      nvidia/nemotron-3.5-content-safety:free nvidia/nemotron-3.5-lightning:free
      openrouter/free poolside/laguna-s-2.1:free poolside/laguna-xs-2.1:free z-ai/glm-5.2:free
    0.09 0.34 0.05: google/gemma-4-31b-it
    0.06 0.06: gryphe/mythomax-l2-13b
    0.4 0.75: mancer/weaver
    0.59 0.79: meta-llama/llama-3-70b-instruct
    0.4 0.4: meta-llama/llama-3.1-70b-instruct
    0.05 0.08 0.025: meta-llama/llama-3.1-8b-instruct
    0.027 0.201: meta-llama/llama-3.2-1b-instruct
    0.05 0.33: meta-llama/llama-3.2-3b-instruct
    0.1 0.32: meta-llama/llama-3.3-70b-instruct
    0.2 0.696: meta-llama/llama-4-maverick
    0.1 0.3: meta-llama/llama-4-scout
    0.18 0.18: meta-llama/llama-guard-4-12b
    0.2 1.1: minimax/minimax-01
    0.55 2.2: minimax/minimax-m1
    0.255 1.02: minimax/minimax-m2
    0.3 1.2 0.03: minimax/minimax-m2-her minimax/minimax-m2.1
    0.27 1.08 0.027: minimax/minimax-m2.5
    0.3 1.2 0.06: minimax/minimax-m2.7 minimax/minimax-m3
    0.3 0.9 0.03: mistralai/codestral-2508
    0.4 2: mistralai/devstral-2512
    0.2 0.2: mistralai/ministral-14b-2512 nvidia/nemotron-3.5-content-safety
    0.1 0.1: mistralai/ministral-3b-2512
    0.15 0.15: mistralai/ministral-8b-2512
    0.13 0.13: mistralai/mistral-7b-instruct
    2 6: mistralai/mistral-large mistralai/mixtral-8x22b-instruct
    2 6 0.2: mistralai/mistral-large-2407
    0.5 1.5: mistralai/mistral-large-2512 openai/gpt-3.5-turbo
    0.4 2 0.04: mistralai/mistral-medium-3 mistralai/mistral-medium-3.1
    1.5 7.5: mistralai/mistral-medium-3-5
    0.019 0.03: mistralai/mistral-nemo
    0.2 0.6 0.02: mistralai/mistral-saba
    0.05 0.08: mistralai/mistral-small-24b-instruct-2501
    0.15 0.6 0.015: mistralai/mistral-small-2603
    0.351 0.555: mistralai/mistral-small-3.1-24b-instruct
    0.075 0.2: mistralai/mistral-small-3.2-24b-instruct
    0.1 0.3 0.01: mistralai/voxtral-small-24b-2507 xiaomi/mimo-v2-flash
    0.57 2.3: moonshotai/kimi-k2
    0.6 2.5: moonshotai/kimi-k2-0905
    0.6 2.5 0.15: moonshotai/kimi-k2-thinking
    0.45 2.25 0.07: moonshotai/kimi-k2.5
    0.95 4 0.16: moonshotai/kimi-k2.6
    0.71 3.5 0.15: moonshotai/kimi-k2.7-code
    2.1 10.53 0.235: moonshotai/kimi-k3
    0.05 0.2 0.03: nvidia/nemotron-3-nano-30b-a3b
    0.085 0.4: nvidia/nemotron-3-super-120b-a12b
    0.625 3.125 0.1875: nvidia/nemotron-3-ultra-550b-a55b
    0.08 0.2: nvidia/nemotron-3.5-lightning
    3 4: openai/gpt-3.5-turbo-16k
    1.5 2: openai/gpt-3.5-turbo-instruct
    30 60: openai/gpt-4
    10 30: openai/gpt-4-turbo openai/gpt-4-turbo-preview
    2 8 0.5: openai/gpt-4.1 openai/o3
    0.4 1.6 0.1: openai/gpt-4.1-mini
    0.1 0.4 0.025: openai/gpt-4.1-nano
    2.5 10 1.25: openai/gpt-4o openai/gpt-4o-2024-08-06 openai/gpt-4o-2024-11-20
    5 15: openai/gpt-4o-2024-05-13
    0.15 0.6 0.075: openai/gpt-4o-mini openai/gpt-4o-mini-2024-07-18
    0.25 2 0.025: openai/gpt-5-mini
    0.05 0.4 0.005: openai/gpt-5-nano
    15 120: openai/gpt-5-pro
    1.25 10 0.13: openai/gpt-5.1-codex
    0.25 2 0.03: openai/gpt-5.1-codex-mini
    1.75 14 0.175: openai/gpt-5.2 openai/gpt-5.2-chat openai/gpt-5.2-codex
      openai/gpt-5.3-codex
    21 168: openai/gpt-5.2-pro
    2.5 15 0.25: openai/gpt-5.4
    0.75 4.5 0.075: openai/gpt-5.4-mini
    0.2 1.25 0.02: openai/gpt-5.4-nano
    30 180: openai/gpt-5.4-pro openai/gpt-5.5-pro
    5 30 0.5: openai/gpt-5.5 openai/gpt-chat-latest
    0.2 1.2 0.02: openai/gpt-5.6-luna openai/gpt-5.6-luna-pro
    0.037 0.17: openai/gpt-oss-120b
    0.03 0.13: openai/gpt-oss-20b
    0.075 0.3 0.0375: openai/gpt-oss-safeguard-20b
    15 60 7.5: openai/o1
    150 600: openai/o1-pro
    1.1 4.4 0.55: openai/o3-mini openai/o3-mini-high
    20 80: openai/o3-pro
    1.1 4.4 0.275: openai/o4-mini openai/o4-mini-high
    0.09 0.18 0.009: poolside/laguna-s-2.1
    0.06 0.12 0.03: poolside/laguna-xs-2.1
    0.36 0.4: qwen/qwen-2.5-72b-instruct
    0.66 1: qwen/qwen-2.5-coder-32b-instruct
    0.26 0.78 0.052: qwen/qwen-plus
    0.26 0.78: qwen/qwen-plus-2025-07-28
    0.21 0.63: qwen/qwen-vl-plus
    0.8 1 0.4: qwen/qwen2.5-vl-72b-instruct
    0.2275 0.91: qwen/qwen3-14b
    0.455 1.82: qwen/qwen3-235b-a22b
    0.22 0.88: qwen/qwen3-235b-a22b-2507
    0.23 2.3: qwen/qwen3-235b-a22b-thinking-2507
    0.12 0.5: qwen/qwen3-30b-a3b
    0.09 0.3: qwen/qwen3-30b-a3b-instruct-2507
    0.2 2.4: qwen/qwen3-30b-a3b-thinking-2507 qwen/qwen3-vl-30b-a3b-thinking
    0.08 0.28: qwen/qwen3-32b
    0.117 0.455: qwen/qwen3-8b qwen/qwen3-vl-8b-instruct
    0.3 1: qwen/qwen3-coder
    0.07 0.28: qwen/qwen3-coder-30b-a3b-instruct
    0.195 0.975 0.039: qwen/qwen3-coder-flash
    0.12 0.8 0.07: qwen/qwen3-coder-next
    0.65 3.25: qwen/qwen3-coder-plus
    0.78 3.9 0.156: qwen/qwen3-max
    0.78 3.9: qwen/qwen3-max-thinking
    0.09 1.1 0.07: qwen/qwen3-next-80b-a3b-instruct
    0.15 1.2: qwen/qwen3-next-80b-a3b-thinking
    0.21 1.9 0.1: qwen/qwen3-vl-235b-a22b-instruct
    0.4 4: qwen/qwen3-vl-235b-a22b-thinking
    0.15 0.6: qwen/qwen3-vl-30b-a3b-instruct
    0.104 0.416: qwen/qwen3-vl-32b-instruct
    0.18 2.1: qwen/qwen3-vl-8b-thinking
    0.26 2.08: qwen/qwen3.5-122b-a10b
    0.195 1.56: qwen/qwen3.5-27b
    0.3125 1.25 0.15625: qwen/qwen3.5-35b-a3b
    0.55 3.5: qwen/qwen3.5-397b-a17b
    0.1 0.15: qwen/qwen3.5-9b
    0.065 0.26: qwen/qwen3.5-flash-02-23
    0.26 1.56: qwen/qwen3.5-plus-02-15
    0.3 1.8: qwen/qwen3.5-plus-20260420
    0.3 2 0.03: qwen/qwen3.6-27b
    0.1 0.9 0.05: qwen/qwen3.6-35b-a3b
    0.1875 1.125: qwen/qwen3.6-flash
    1.027 6.162: qwen/qwen3.6-max-preview
    0.325 1.95: qwen/qwen3.6-plus
    0.03 0.13 0.006: qwen/qwen3.7-flash
    1.475 4.425 0.295: qwen/qwen3.7-max
    0.32 1.28 0.064: qwen/qwen3.7-plus
    2 6 0.25: qwen/qwen3.8-2.4t-a95b qwen/qwen3.8-max qwen/qwen3.8-max-0902
    0.42 3 0.085: qwen/qwen3.8-27b
    0.15 0.47 0.016: qwen/qwen3.8-flash
    0.85 3.4: switchpoint/router
    0.45 0.65: undi95/remm-slerp-l2-13b
    1.25 2.5 0.2: x-ai/grok-4.20 x-ai/grok-4.20-multi-agent x-ai/grok-4.3
    2 6 0.3: x-ai/grok-4.5
    2 6 0.5: x-ai/grok-4.6
    1 2 0.2: x-ai/grok-build-0.1
    0.14 0.28 0.0028: xiaomi/mimo-v2.5
    0.435 0.87 0.0036: xiaomi/mimo-v2.5-pro
    0.6 2.2 0.11: z-ai/glm-4.5
    0.13 0.85 0.025: z-ai/glm-4.5-air
    0.6 1.8 0.11: z-ai/glm-4.5v
    0.43 1.75 0.08: z-ai/glm-4.6
    0.45 1.9: z-ai/glm-4.6:exacto
    0.3 0.9 0.055: z-ai/glm-4.6v
    0.4 1.75 0.08: z-ai/glm-4.7
    0.06 0.4 0.01: z-ai/glm-4.7-flash
    0.6 1.92: z-ai/glm-5
    1.2 4 0.24: z-ai/glm-5-turbo z-ai/glm-5v-turbo
    0.966 3.036 0.1794: z-ai/glm-5.1
    0.6 2 0.15: z-ai/glm-5.2
    1.4 4.4 0.14: z-ai/glm-5.3
    0.15 0.5 0.03: z-ai/glm-5.3-flash
    """)
}
