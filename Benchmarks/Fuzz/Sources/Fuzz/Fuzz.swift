import Foundation

/// Feeds the parser that `LOCUM_FUZZ` names what libFuzzer draws.
@main enum Fuzz {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(
      runDriver(&count, &arguments) { start, count in
        Fuzz.parser.read(Array(UnsafeBufferPointer(start: start, count: count)), in: Fuzz.folder)
        return 0
      })
  }

  private static let parser: FuzzedParser = {
    let name = ProcessInfo.processInfo.environment["LOCUM_FUZZ"] ?? "metrics"
    guard let parser = FuzzedParser(rawValue: name) else {
      preconditionFailure("no parser \(name): \(FuzzedParser.allCases.map(\.rawValue))")
    }
    return parser
  }()

  /// For the parsers that read files; in memory where the machine has such a place.
  private static let folder: URL = {
    let shared = URL(fileURLWithPath: "/dev/shm")
    let base =
      FileManager.default.isWritableFile(atPath: shared.path)
      ? shared : FileManager.default.temporaryDirectory
    let folder = base.appendingPathComponent(
      "locum-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      preconditionFailure("\(folder.path): \(error)")
    }
    return folder
  }()
}

/// libFuzzer's loop as a library call; its own `main` is taken by Swift's.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
