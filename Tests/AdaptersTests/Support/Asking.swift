import Adapters
import StubServer
import Testing

/// The outcome of asking, as a value.
func ask(_ model: any Model, _ prompt: Prompt = .make()) async -> Result<Reply, ModelError> {
  do throws(ModelError) {
    return .success(try await model.reply(to: prompt))
  } catch {
    return .failure(error)
  }
}

extension Result where Failure == ModelError {
  var error: ModelError? {
    guard case .failure(let error) = self else { return nil }
    return error
  }
}

/// Runs a server for as long as the body does.
func withServer<Value>(
  _ responder: @escaping StubServer.Responder, _ body: (StubServer) async throws -> Value
) async throws -> Value {
  let server = try StubServer(responder: responder)
  server.start()
  defer { server.stop() }
  return try await body(server)
}

/// Waits until something that happens elsewhere has happened; false where it never does.
func eventually(_ condition: () -> Bool) async -> Bool {
  for _ in 0..<5000 {
    if condition() { return true }
    try? await Task.sleep(for: .milliseconds(2))
  }
  return false
}
