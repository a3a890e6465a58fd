// Made by scripts/make-prices; not to be edited by hand.

extension PriceList {
  /// From LiteLLM 1.102.0's map of models.
  static let together = PriceList(
    """
    0.3 1.2 0.06: MiniMaxAI/MiniMax-M2.7 MiniMaxAI/MiniMax-M3
    1.2 1.2: Qwen/Qwen2.5-72B-Instruct-Turbo
    0.3 0.3: Qwen/Qwen2.5-7B-Instruct-Turbo
    0.2 6: Qwen/Qwen3-235B-A22B-Instruct-2507-tput
    0.65 3: Qwen/Qwen3-235B-A22B-Thinking-2507
    0.2 0.6: Qwen/Qwen3-235B-A22B-fp8-tput
    2 2: Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8
    0.5 1.2: Qwen/Qwen3-Coder-Next-FP8
    0.15 1.5: Qwen/Qwen3-Next-80B-A3B-Instruct Qwen/Qwen3-Next-80B-A3B-Thinking
    0.5 1.5: Qwen/Qwen3-VL-32B-Instruct
    0.18 0.68: Qwen/Qwen3-VL-8B-Instruct
    0.6 3.6 0.35: Qwen/Qwen3.5-397B-A17B
    0.17 0.25: Qwen/Qwen3.5-9B
    0.5 3: Qwen/Qwen3.6-Plus
    2.5 7.5 0.5: Qwen/Qwen3.7-Max
    0.32 1.28: Qwen/Qwen3.7-Plus
    2 6 0.25: Qwen/Qwen3.8-2.4T-A95B
    0.15 0.47: Qwen/Qwen3.8-Flash
    0.1 0.1: arize-ai/qwen-2-1.5b-instruct
    3 7: deepseek-ai/DeepSeek-R1 deepseek-ai/DeepSeek-R1-0528
    0.55 2.19: deepseek-ai/DeepSeek-R1-0528-tput
    1.25 1.25: deepseek-ai/DeepSeek-V3
    0.6 1.7: deepseek-ai/DeepSeek-V3.1
    0.14 0.28 0.03: deepseek-ai/DeepSeek-V4-Flash-0731
    1.74 3.48 0.2: deepseek-ai/DeepSeek-V4-Pro
    1.32 3.96 0.13: deepseek-ai/DeepSeek-V4-Pro-0813
    0.06 0.12: google/gemma-3n-E4B-it
    0.39 0.97: google/gemma-4-31B-it
    1.04 1.04: meta-llama/Llama-3.3-70B-Instruct-Turbo
    0.27 0.85: meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8
    0.18 0.59: meta-llama/Llama-4-Scout-17B-16E-Instruct
    0.2 0.2: meta-llama/Llama-Guard-4-12B mistralai/Ministral-3-14B-Instruct-2512
      mistralai/Mistral-7B-Instruct-v0.3
    3.5 3.5: meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo
    0.88 0.88: meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo
    0.18 0.18: meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo
    0.35 1.5 0.04: meta-models/Muse-Glimmer-30B
    0.1 0.3: mistralai/Mistral-Small-24B-Instruct-2501
    0.6 0.6: mistralai/Mixtral-8x7B-Instruct-v0.1
    1 3: moonshotai/Kimi-K2-Instruct moonshotai/Kimi-K2-Instruct-0905
    0.5 2.8: moonshotai/Kimi-K2.5 moonshotai/Kimi-K2.5-fp4
    1.2 4.5 0.2: moonshotai/Kimi-K2.6
    0.95 4 0.19: moonshotai/Kimi-K2.7-Code
    3 15 0.3: moonshotai/Kimi-K3
    0.06 0.25: nvidia/NVIDIA-Nemotron-Nano-9B-v2
    0.6 3.6 0.2: nvidia/nemotron-3-ultra-550b-a55b
    0.15 0.6: openai/gpt-oss-120b
    0.05 0.2: openai/gpt-oss-20b
    0.28 0.86: pearl-ai/gemma-4-31b-it
    1 4.05 0.17: thinkingmachines/Inkling
    0.5 1.2 0.1: thinkingmachines/Inkling-Small
    0.2 1.1: zai-org/GLM-4.5-Air-FP8
    0.6 2.2: zai-org/GLM-4.6
    0.45 2: zai-org/GLM-4.7
    1 3.2: zai-org/GLM-5
    1.4 4.4 0.26: zai-org/GLM-5.1 zai-org/GLM-5.2 zai-org/GLM-5.3
    0.15 0.5 0.03: zai-org/GLM-5.3-Flash
    """)
}
