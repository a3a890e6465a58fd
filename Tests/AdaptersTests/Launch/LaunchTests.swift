import Foundation
import Glibc
import Testing

@testable import Adapters

/// Engines that a shell plays: the file that it writes is what the transport takes for being ready.
struct LaunchTests {
  private final class Place: Sendable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "locum-launch-\(UUID())")

    init() throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func text(_ name: String) -> String? {
      try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    var transport: Transport {
      .canned { request throws(ModelError) in
        guard request.method == "GET", request.url == "http://127.0.0.1:8000/health",
          self.text("ready") != nil
        else { throw ModelError(kind: .connection, message: "refused") }
        return HTTPResponse(status: 200)
      }
    }

    func run(
      _ script: String, within: Double = 20, baseURL: String = "http://127.0.0.1:8000/v1",
      _ body: @escaping @Sendable () async throws -> String = { "done" }
    ) async throws -> String {
      var endpoint = Endpoint.make(adapter: "vllm", baseURL: baseURL)
      endpoint.launch = Launch(
        program: Program(
          command: ["sh", "-c", script], environment: ["ENGINE_KEY"], folder: folder.path),
        readyPath: "/health", within: within)
      let values = [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "ENGINE_KEY": "hf_hidden_4242",
        "OPENAI_API_KEY": "sk-not-for-engines",
      ]
      return try await Launch.running(
        [("local", endpoint), ("other", .make())], over: transport, environment: { values[$0] },
        notice: { _ in }, body)
    }

    var isRunning: Bool {
      text("pid").flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        .map { kill($0, 0) == 0 } ?? false
    }
  }

  private static let engine = "env > seen; echo $$ > pid; echo > ready; exec sleep 300"

  @Test func `The engine runs while something is asked, and no longer`() async throws {
    let place = try Place()
    #expect(try await place.run(Self.engine) { place.isRunning ? "running" : "gone" } == "running")
    #expect(!place.isRunning)
    let seen = try #require(place.text("seen"))
    #expect(seen.contains("hf_hidden_4242") && !seen.contains("sk-not-for-engines"))
  }

  private struct Broken: Error {}

  @Test func `Whatever happens meanwhile, it is ended`() async throws {
    let place = try Place()
    await #expect(throws: Broken.self) { try await place.run(Self.engine) { throw Broken() } }
    #expect(!place.isRunning)

    let other = try Place()
    let task = Task {
      try await other.run(Self.engine) {
        try await Task.sleep(for: .seconds(300))
        return "late"
      }
    }
    #expect(await eventually { other.isRunning })
    task.cancel()
    _ = await task.result
    #expect(!other.isRunning)
  }

  /// A server that was there before would be judged in the engine's place.
  @Test func `Nothing is started where something answers already`() async throws {
    let place = try Place()
    try Data().write(to: place.folder.appending(path: "ready"))
    let error = await #expect(throws: EndpointError.self) { try await place.run(Self.engine) }
    #expect(error?.message.contains("before the engine is started") == true)
    #expect(place.text("pid") == nil)
  }

  @Test func `An engine that ends or stays silent says why, without its keys`() async throws {
    let place = try Place()
    let error = await #expect(throws: EndpointError.self) {
      try await place.run("echo \"no memory for $ENGINE_KEY\" >&2")
    }
    #expect(error?.message.contains("ended before it could be asked") == true)
    #expect(error?.message.contains("no memory for [key]") == true)
    let silent = await #expect(throws: EndpointError.self) {
      try await place.run("echo $$ > pid; exec sleep 300", within: 0.3)
    }
    #expect(silent?.message.contains("within 0.3 s") == true)
    #expect(!place.isRunning)
  }

  @Test(arguments: ["https://api.example.com/v1", "http://10.0.0.7:8000/v1"])
  func `An engine is started only for an endpoint on this machine`(_ address: String) async throws {
    let place = try Place()
    let error = await #expect(throws: EndpointError.self) {
      try await place.run(Self.engine, baseURL: address)
    }
    #expect(error?.message.contains("on this machine") == true && place.text("pid") == nil)
  }
}
