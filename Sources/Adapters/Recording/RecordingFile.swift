import Glibc

/// An open file that is read by place, from any thread, without a position of its own.
final class RecordingFile: Sendable {
  private let descriptor: Int32

  /// Why a file cannot be read, in the system's words.
  struct Failure: Error {
    var reason: String
  }

  init(path: String) throws(Failure) {
    // Of a pipe without a writer this does not wait.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Failure(reason: String(cString: strerror(errno))) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(reason: "not a regular file")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Up to `count` bytes from `offset` on, fewer at the end of the file.
  func read(_ count: Int, at offset: Int) throws(Failure) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = 0
      while filled < count {
        let size = pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, offset + filled)
        if size < 0, errno == EINTR { continue }
        failed = size < 0
        guard size > 0 else { return }
        filled += size
      }
    }
    guard !failed else { throw Failure(reason: String(cString: strerror(errno))) }
    return bytes
  }
}
