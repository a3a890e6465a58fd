/// A program that is asked over its standard input and answers on its standard output.
///
/// Both speak JSON Lines: a line for each question, with an `id`, and for each of them a line with the
/// same `id`, in any order.
public struct Program: Sendable, Hashable, Codable {
  /// The program and its arguments; no shell in between.
  public var command: [String]
  /// The environment variables that it may see besides ``always``; values of those named like a key,
  /// and addresses with a user in them, are secrets.
  public var environment: [String]
  /// Where it runs; nil for the current folder.
  public var folder: String?
  /// The folder as its user named it, which tells programs apart; nil where nobody did.
  public var namedFolder: String?
  /// Questions that it is given at a time, 1 or more; the rest wait, and the time limit counts from
  /// when a question is given.
  public var concurrent: Int

  /// What every program may see.
  static let always = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR"]

  public init(
    command: [String], environment: [String] = [], folder: String? = nil,
    namedFolder: String? = nil, concurrent: Int = 1
  ) {
    self.command = command
    self.environment = environment
    self.folder = folder
    self.namedFolder = namedFolder
    self.concurrent = concurrent
  }
}
