import Adapters
import Eval

/// Does something while the engines that targets launch are running.
func launching<Value: Sendable>(
  _ targets: [Target], _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  do {
    return try await Launch.running(
      targets.map { ($0.name, $0.endpoint) }, over: .curl(),
      notice: { Terminal.note("  engine    \($0.visibleLine)") }, body)
  } catch let error as EndpointError {
    throw Problem(error.message, hint: error.hint, blame: .circumstances)
  }
}
