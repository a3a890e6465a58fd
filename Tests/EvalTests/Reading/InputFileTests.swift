import Foundation
import Testing

@testable import Eval

@Suite struct InputFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func pipe(_ name: String) throws -> String {
    let path = folder.path(name)
    try #require(mkfifo(path, 0o600) == 0)
    return path
  }

  @Test func `a named pipe is read once somebody writes into it`() throws {
    let path = try pipe("p")
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = ["-c", "printf 'a: '; sleep 0.3; echo 1", path]
    let output = Thread {
      // Opening for writing waits for a reader, as the shell does.
      if let handle = FileHandle(forWritingAtPath: path) {
        writer.standardOutput = handle
        try? writer.run()
        try? handle.close()
      }
    }
    output.start()
    #expect(try SourceFile(reading: path).text == "a: 1\n")
  }

  @Test func `a named pipe that nobody writes into is given up`() throws {
    let path = try pipe("q")
    let error = #expect(throws: Problem.self) { try InputFile.open(path, waiting: 0.2) }
    #expect(error?.message.contains("nobody wrote into") == true)
  }

  @Test(arguments: ["/dev/zero", "/dev/null", "/dev/full"])
  func `a device is no file`(path: String) {
    let error = #expect(throws: Problem.self) { try SourceFile(reading: path) }
    #expect(error?.message == "\(path) is a device, a file is needed here")
  }

  @Test func `what is read twice is a plain file`() throws {
    let path = try pipe("r")
    #expect(throws: Problem.self) { try JSONLinesStream(path).forEach { _ in } }
    #expect(throws: Problem.self) { try Digest.of(file: path) }
    #expect(throws: Problem.self) { try JSONLinesStream(folder.path("")).forEach { _ in } }
  }

  @Test func `a file of any size is refused by its size`() throws {
    let path = try folder.write("large.yaml", "")
    try #require(truncate(path, 2 << 30) == 0)
    let error = #expect(throws: Problem.self) { try SourceFile(reading: path) }
    #expect(error?.message == "\(path) has more than 32 MB")
  }

  @Test func `a line without end is refused where it begins`() throws {
    let path = try folder.write("log.jsonl", "{}\n")
    try #require(truncate(path, 100 << 20) == 0)
    let error = #expect(throws: Problem.self) { try JSONLinesStream(path).forEach { _ in } }
    #expect(error?.place?.line == 2)
  }
}
