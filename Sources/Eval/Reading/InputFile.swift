import Foundation

/// Opens what a user names as a file: a plain file, a pipe, standard input.
///
/// What has no end or never begins is refused with a sentence: a device, a socket, a named pipe that
/// nobody writes to.
enum InputFile {
  /// Seconds that somebody is waited for who writes into a named pipe.
  static let longestWait = 60.0

  /// - Parameter isPlain: whether a pipe is refused too, for what is read twice.
  /// - Throws: ``Problem`` that says what it is, or why it cannot be read.
  static func open(
    _ path: String, isPlain: Bool = false, waiting seconds: Double = longestWait
  ) throws -> FileHandle {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw Problem(
        "cannot read \(path)",
        hint: errno == ENOENT || errno == ENOTDIR
          ? "there is no such file; paths count from the current folder"
          : String(cString: strerror(errno)))
    }
    let kind = status.st_mode & S_IFMT
    switch kind {
    case S_IFREG: break
    case S_IFDIR: throw Problem("\(path) is a folder, a file is needed here")
    case _ where isPlain:
      throw Problem(
        "\(path) is no plain file",
        hint: "it is read twice: write what comes from elsewhere into a file")
    case S_IFIFO: break
    case S_IFCHR where isTerminal(path): break
    default:
      throw Problem(
        "\(path) is \(kind == S_IFSOCK ? "a socket" : "a device"), a file is needed here",
        hint: "write what it gives into a file, or name a pipe")
    }
    // A pipe's open would wait for a writer, without end.
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw Problem("cannot read \(path)", hint: "check its permissions")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    if kind == S_IFIFO, !path.hasPrefix("/dev/"), !path.hasPrefix("/proc/") {
      guard hasWriter(descriptor, within: seconds) else {
        throw Problem(
          "nobody wrote into \(path) within \(Int(seconds)) seconds",
          hint: "it is a named pipe: start the program that writes into it")
      }
    }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    return handle
  }

  /// In bytes; nil of what is no plain file.
  static func size(of handle: FileHandle) -> Int? {
    var status = stat()
    guard fstat(handle.fileDescriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  private static func isTerminal(_ path: String) -> Bool {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return isatty(descriptor) == 1
  }

  /// Whether a writer came: there is something to read, or one who wrote went away again.
  private static func hasWriter(_ descriptor: Int32, within seconds: Double) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var milliseconds = Int32(seconds * 1000)
    while milliseconds > 0 {
      // Reading from a pipe without a writer gives its end, with one "try again".
      var byte: UInt8 = 0
      if poll(&request, 1, 0) > 0 { return true }
      if read(descriptor, &byte, 0) < 0 { return true }
      let pause = min(100, milliseconds)
      if poll(&request, 1, pause) > 0 { return true }
      milliseconds -= pause
    }
    return false
  }
}
