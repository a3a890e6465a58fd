import Foundation
import Synchronization
import Testing

@testable import Adapters

/// Keys that a command prints and a server stops taking.
struct RenewingTests {
  /// A server that takes one key only, and a file from which a command prints one.
  private final class World: Sendable {
    let file = FileManager.default.temporaryDirectory.appending(path: "locum-key-\(UUID())")
    let taken = Mutex("")
    let refused = Mutex(0)

    func print(_ key: String) throws { try Data(key.utf8).write(to: file) }

    deinit { try? FileManager.default.removeItem(at: file) }

    var transport: Transport {
      .canned { request in
        let key = self.taken.withLock { $0 }
        guard request.headers["Authorization"] == "Bearer \(key)" else {
          self.refused.withLock { $0 += 1 }
          // As STS words it, and with the key in it, which must not come back.
          let words = "ExpiredTokenException: \(request.headers["Authorization"] ?? "") is expired"
          return HTTPResponse(status: 403, body: Array(#"{"message":"\#(words)"}"#.utf8))
        }
        return HTTPResponse(
          status: 200,
          body: Array(
            #"{"choices":[{"message":{"content":"\#(key)"},"finish_reason":"stop"}]}"#.utf8))
      }
    }

    func model(attempts: Int = 3, now: @escaping @Sendable () -> Double = { 0 }) async throws
      -> any Model
    {
      var endpoint = Endpoint.make(adapter: "vllm", limits: Limits(attempts: attempts))
      endpoint.apiKeyCommand = ["cat", file.path]
      return try await Adapter.model(
        for: endpoint, transport: transport, environment: { _ in nil },
        clock: WaitingClock(now: now, sleep: { _ in }))
    }
  }

  @Test func `A key that ran out is printed anew, once for all that it was refused to`()
    async throws
  {
    let world = World()
    try world.print("key-number-one")
    world.taken.withLock { $0 = "key-number-one" }
    let model = try await world.model()
    #expect(try await model.reply(to: .make()).attempts == 1)

    try world.print("key-number-two")
    world.taken.withLock { $0 = "key-number-two" }
    let replies = await withTaskGroup(of: Result<Reply, ModelError>.self) { group in
      for sample in 0..<8 { group.addTask { await ask(model, .make(sample: sample)) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    for reply in replies {
      // A reply that echoes the new key shows that the new one is kept secret as well.
      #expect(try reply.get().text == "[key]")
      #expect(try reply.get().attempts <= 2)
    }
    #expect(world.refused.withLock { $0 } <= 8)
  }

  @Test func `A key that is simply wrong is refused, and the command left alone for a minute`()
    async throws
  {
    let world = World()
    try world.print("key-that-is-wrong")
    world.taken.withLock { $0 = "key-number-two" }
    let time = Mutex(0.0)
    let model = try await world.model(now: { time.withLock { $0 } })
    let error = await ask(model).error
    #expect(error?.kind == .unauthorized && error?.attempts == 1)
    #expect(error?.message.contains("key-that-is-wrong") == false)

    try world.print("key-number-two")
    time.withLock { $0 = 59 }
    #expect(await ask(model).error?.kind == .unauthorized)
    time.withLock { $0 = 61 }
    #expect(try await model.reply(to: .make()).attempts == 2)
  }
}
