import Foundation
import Testing

@testable import Adapters

/// Against `openssl s_server`, where the machine has it.
struct TLSTests {
  private static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private func run(_ arguments: [String], in folder: URL) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: Self.openssl ?? "")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test(.enabled(if: openssl != nil))
  func `A certificate nobody vouches for is refused, and not asked again`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "locum-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let request = [
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem",
      "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
    ]
    try run(request, in: folder).waitUntilExit()
    let port = Int.random(in: 20_000..<30_000)
    let server = try run(
      ["s_server", "-accept", "\(port)", "-key", "key.pem", "-cert", "cert.pem", "-www", "-quiet"],
      in: folder)
    defer { server.terminate() }

    let transport = Transport.curl()
    func ask(_ host: String, caFile: String?) async -> Result<HTTPResponse, ModelError> {
      do throws(ModelError) {
        return .success(
          try await transport.send(
            HTTPRequest(method: "GET", url: "https://\(host):\(port)/", caFile: caFile)))
      } catch {
        return .failure(error)
      }
    }
    let trusted = folder.appending(path: "cert.pem").path
    var answer = await ask("localhost", caFile: trusted)
    for _ in 0..<200 where answer.error?.kind == .connection {
      try await Task.sleep(for: .milliseconds(20))
      answer = await ask("localhost", caFile: trusted)
    }
    let response = try answer.get()
    #expect(response.status == 200 && response.timing.tls != nil)

    let untrusted = await ask("localhost", caFile: nil).error
    #expect(untrusted?.kind == .connection && untrusted?.isWorthRetrying == false)
    let otherName = await ask("127.0.0.1", caFile: trusted).error
    #expect(otherName?.kind == .connection && otherName?.isWorthRetrying == false)
  }
}
