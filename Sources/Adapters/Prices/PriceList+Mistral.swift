// Made by scripts/make-prices; not to be edited by hand.

extension PriceList {
  /// From LiteLLM 1.102.0's map of models.
  static let mistral = PriceList(
    """
    0.3 0.9 0.03: codestral-2508 codestral-latest mistral-code-fim-latest mistral-code-latest
    0.25 0.25: codestral-mamba-latest mistral-tiny
    0.4 2: devstral-2512 devstral-latest devstral-medium-2507 devstral-medium-latest
      mistral-code-agent-latest mistral-medium-2505 mistral-medium-2508
      mistral-medium-3-1-2508
    0.1 0.3: devstral-small-2505 devstral-small-2507 devstral-small-latest
      labs-devstral-small-2512 mistral-small
    1.4 4.4 0.14: glm-5-2 zai-glm-5-2
    2 5: magistral-medium-1-2-2509 magistral-medium-2506 magistral-medium-2509
    1.5 7.5 0.15: magistral-medium-latest mistral-medium mistral-medium-2604
      mistral-medium-3-5 mistral-medium-3.5 mistral-medium-latest mistral-vibe-cli-latest
      mistral-vibe-cli-with-tools
    0.5 1.5: magistral-small-1-2-2509 magistral-small-2506
    0.15 0.6 0.015: magistral-small-latest mistral-small-2603 mistral-small-latest
      mistral-vibe-cli-fast
    0.2 0.2 0.02: ministral-14b-2512 ministral-14b-latest ministral-3-14b-2512
    0.1 0.1 0.01: ministral-3-3b-2512 ministral-3b-2512 ministral-3b-latest
    0.15 0.15 0.015: ministral-3-8b-2512 ministral-8b-2512 ministral-8b-latest
    2 6: mistral-large-2411 pixtral-large-2411 pixtral-large-latest
    0.5 1.5 0.05: mistral-large-2512 mistral-large-3 mistral-large-latest
    1.5 7.5: mistral-medium-3
    0.06 0.18: mistral-small-3-2-2506
    0.3 0.3: open-mistral-nemo open-mistral-nemo-2407
    0.15 0.15: pixtral-12b-2409
    0.1 0.4: voxtral-small-2507 voxtral-small-latest
    """)
}
