import Testing

@testable import Adapters

struct PacedTests {
  @Test func `Requests are let through one by one at their rate`() {
    let pace = Pace(requestsPerMinute: 30, tokensPerMinute: nil)
    #expect((0..<4).map { _ in pace.reserve(tokens: 0, now: 100) } == [0, 2, 4, 6])
    #expect(pace.reserve(tokens: 0, now: 105) == 3)
    #expect(pace.reserve(tokens: 0, now: 1000) == 0, "a pause is not saved up")
    #expect(pace.reserve(tokens: 0, now: 1000) == 2)
  }

  @Test func `Of many a second, a second's worth goes at once`() {
    let pace = Pace(requestsPerMinute: 600, tokensPerMinute: nil)
    let waits = (0..<30).map { _ in pace.reserve(tokens: 0, now: 0) }
    #expect(waits.filter { $0 == 0 }.count == 10)
    #expect(abs((waits.last ?? 0) - 2) < 1e-9)
  }

  @Test func `In no minute are there more requests than the limit and a second's worth`() {
    for limit in [1.0, 7, 60, 90, 600, 6000] {
      let pace = Pace(requestsPerMinute: limit, tokensPerMinute: nil)
      var random = SplitMix64(seed: 3)
      var now = 0.0
      let starts = (0..<2000).map { _ in
        now += random.unit() * 30 / limit
        return now + pace.reserve(tokens: 0, now: now)
      }
      #expect(starts == starts.sorted(), "in the order in which they came")
      var first = 0
      for (last, start) in starts.enumerated() {
        while starts[first] <= start - 60 { first += 1 }
        #expect(Double(last - first + 1) <= limit + max(1, limit / 60))
      }
    }
  }

  @Test func `Tokens are paid for before the next may go`() {
    let pace = Pace(requestsPerMinute: nil, tokensPerMinute: 60)
    #expect(pace.reserve(tokens: 30, now: 0) == 0)
    #expect(pace.reserve(tokens: 10, now: 0) == 30)
    #expect(pace.reserve(tokens: 1, now: 0) == 40)
  }

  @Test
  func `What a reply took beyond its estimate is paid for too, and what it left is given back`() {
    let pace = Pace(requestsPerMinute: nil, tokensPerMinute: 60)
    _ = pace.reserve(tokens: 30, now: 0)
    pace.correct(tokens: -20, now: 0)
    #expect(pace.reserve(tokens: 10, now: 0) == 10)
    pace.correct(tokens: 5, now: 10)
    #expect(pace.reserve(tokens: 1, now: 10) == 15)
  }

  @Test func `The stricter of two limits counts`() {
    let pace = Pace(requestsPerMinute: 60, tokensPerMinute: 60)
    _ = pace.reserve(tokens: 10, now: 0)
    #expect(pace.reserve(tokens: 0, now: 0) == 10)
    #expect(pace.reserve(tokens: 0, now: 0) == 11)
  }

  @Test func `Without limits nobody waits`() {
    let pace = Pace(requestsPerMinute: nil, tokensPerMinute: nil)
    #expect((0..<1000).allSatisfy { _ in pace.reserve(tokens: 1e9, now: 5) == 0 })
  }

  @Test func `The estimate is a quarter of the bytes and all the output that is allowed`() {
    let prompt = Prompt.make("12345678", system: "1234", sampling: Sampling(maxTokens: 100))
    #expect(Paced.tokens(prompt) == 103)
  }

  private struct Answering: Model {
    func reply(to prompt: Prompt) async throws(ModelError) -> Reply {
      Reply(text: "x", stop: .finished, usage: Usage(input: 40, output: 20))
    }
  }

  private actor Sleeps {
    var seconds: [Double] = []
    func add(_ value: Double) { seconds.append(value) }
  }

  @Test func `The model is asked after the wait and its usage is counted`() async throws {
    let sleeps = Sleeps()
    let clock = WaitingClock(now: { 0 }, sleep: { await sleeps.add($0) })
    let paced = Paced(Answering(), limits: Limits(tokensPerMinute: 60), clock: clock)
    let prompt = Prompt.make("1234", sampling: Sampling(maxTokens: 9))
    _ = try await paced.reply(to: prompt)
    _ = try await paced.reply(to: prompt)
    #expect(await sleeps.seconds == [60], "sixty tokens were used, not the ten of the estimate")
  }

  @Test func `A cancelled wait gives its place back`() async {
    let clock = WaitingClock(now: { 0 }, sleep: { _ in throw CancellationError() })
    let paced = Paced(Answering(), limits: Limits(requestsPerMinute: 1), clock: clock)
    #expect(await ask(paced).error == nil)
    #expect(await ask(paced).error?.kind == .cancelled)
  }
}
