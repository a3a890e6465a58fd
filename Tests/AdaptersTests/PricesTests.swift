import Testing

@testable import Adapters

struct PricesTests {
  // Figures of LiteLLM 1.102.0's model_prices_and_context_window_backup.json, per token there.
  @Test(arguments: [
    ("openai", "gpt-4o-2024-11-20", 2.5, 10, 1.25), ("openai-responses", "o3", 2, 8, 0.5),
    ("anthropic", "claude-sonnet-5", 2, 10, 0.2), ("gemini", "gemini-2.5-pro", 1.25, 10, 0.125),
    ("cohere", "command-r-08-2024", 0.15, 0.6, nil),
    ("mistral", "mistral-large-latest", 0.5, 1.5, 0.05),
    ("together", "zai-org/GLM-5.3-Flash", 0.15, 0.5, 0.03),
  ])
  func `Knows list prices`(
    _ adapter: String, _ model: String, _ input: Double, _ output: Double, _ cached: Double?
  ) {
    let price = Prices.price(of: Endpoint(adapter: adapter, model: model))
    #expect(price == Price(input: input, output: output, cached: cached))
  }

  @Test func `An unknown price is unknown, not zero`() {
    #expect(Prices.price(of: Endpoint(adapter: "openai", model: "gpt-4o-2024")) == nil)
    #expect(Prices.price(of: Endpoint(adapter: "openai-compatible", model: "gpt-4o")) == nil)
    #expect(Prices.price(of: Endpoint(adapter: "openai", model: "2.5")) == nil)
    #expect(Prices.price(of: Endpoint(adapter: "openai", model: "")) == nil)
  }

  @Test(arguments: [
    (nil, true), ("http://10.0.0.7:8000/v1", true), ("http://gpu:8000/v1", true),
    ("http://192.168.1.2/v1", true), ("http://172.20.0.3/v1", true), ("http://box.local/v1", true),
    ("https://api.example.com/v1", false), ("http://172.32.0.3/v1", false),
    ("http://8.8.8.8/v1", false),
  ])
  func `An engine of one's own costs nothing; one at a stranger's address is unknown`(
    _ url: String?, _ isFree: Bool
  ) {
    let price = Prices.price(of: Endpoint(adapter: "vllm", model: "m", baseURL: url))
    #expect((price?.isZero == true) == isFree && (price == nil) == !isFree)
  }

  @Test func `A target's own price goes before the table's`() {
    let own = Price(input: 1, output: 2)
    #expect(Prices.price(of: Endpoint(adapter: "openai", model: "gpt-4o", price: own)) == own)
  }

  @Test(arguments: Adapter.all.map(\.name))
  func `Every listed model has a price that can be paid`(_ name: String) throws {
    guard let list = try #require(Adapter.named(name)).prices else { return }
    #expect(Set(list.models).count == list.models.count)
    for model in list.models {
      let price = try #require(list.price(of: model), "\(model)")
      #expect(price.input >= 0 && price.output >= 0 && price.input < 1000 && price.output < 2000)
    }
  }

  @Test func `Cached tokens cost what they cost`() {
    let price = Price(input: 2, output: 10, cached: 0.5)
    #expect(price.cost(input: 1_000_000, output: 100_000, cached: 400_000) == 2.4)
  }
}
