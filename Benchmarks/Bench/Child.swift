import Foundation

/// A child process with what the kernel says it took.
struct Child {
  var wall: Double
  /// User and system CPU seconds.
  var cpu: Double
  /// Peak resident memory in MB.
  var memory: Double
  var status: Int32

  struct Failed: Error, CustomStringConvertible { var description: String }

  /// Runs to the end; standard output and error are dropped where `discarding`.
  static func run(_ path: String, _ arguments: [String], discarding: Bool) throws -> Child {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if discarding {
      posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    var argv: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    argv.append(nil)
    defer { for pointer in argv { free(pointer) } }
    let start = ContinuousClock.now
    var pid = pid_t()
    guard posix_spawn(&pid, path, &actions, nil, argv, environ) == 0 else {
      throw Failed(description: "cannot start \(path)")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(pid, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw Failed(description: "lost the child \(path)") }
    }
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return Child(
      wall: (ContinuousClock.now - start) / .seconds(1),
      cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      memory: Double(usage.ru_maxrss) / 1024, status: status >> 8 & 0xFF)
  }
}
