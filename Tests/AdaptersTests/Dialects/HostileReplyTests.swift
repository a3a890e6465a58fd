import Testing

@testable import Adapters

/// Real answers, damaged at random: whatever comes, it ends as an outcome.
struct HostileReplyTests {
  private static let dialects = [
    "openai": OpenAI.dialect(), "anthropic": Anthropic.dialect, "gemini": Gemini.dialect(),
    "responses": Responses.dialect, "ollama": Ollama.dialect, "bedrock": Bedrock.dialect,
  ]

  private static let captures = dialects.keys.sorted().flatMap { dialect in
    ["captures", "streams"].flatMap { folder in
      Fixture.names(in: "\(dialect)/\(folder)").map { (dialect, "\(folder)/\($0)") }
    }
  }

  @Test(arguments: captures)
  func `Damage never crashes`(_ spoken: String, _ name: String) throws {
    let dialect = try #require(Self.dialects[spoken])
    let fixture = try Fixture.json("\(spoken)/\(name).json")
    let response = HTTPResponse(fixture: fixture["response"] ?? .null)
    var random = SplitMix64(seed: 11)
    var replies = 0
    for _ in 0..<200 {
      var damaged = response
      damaged.status = [200, 200, response.status, 500].randomElement(using: &random) ?? 200
      for _ in 0..<Int.random(in: 1...8, using: &random) { Self.damage(&damaged.body, &random) }
      let chunk = Int.random(in: 1...4096, using: &random)
      switch dialect.decode(damaged, chunk: chunk) {
      case .success(let reply):
        replies += 1
        #expect(reply.text.utf8.count <= 3 * damaged.body.count)
      case .failure(let error): #expect(!error.message.isEmpty)
      }
    }
    #expect(replies < 200, "some damage must have shown")
  }

  private static func damage(_ body: inout [UInt8], _ random: inout SplitMix64) {
    guard !body.isEmpty else { return }
    let place = Int.random(in: 0..<body.count, using: &random)
    let length = min(body.count - place, Int.random(in: 1...40, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: body[place] = UInt8.random(in: 0...255, using: &random)
    case 1: body.removeSubrange(place..<place + length)
    case 2: body.insert(contentsOf: body[place..<place + length], at: place)
    case 3: body.removeSubrange(place...)
    default: body.insert(contentsOf: Array("}]\"{[,:\\u\n\n".utf8), at: place)
    }
  }
}
