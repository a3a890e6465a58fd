/// The four counts of two yes/no judgements of the same cases.
public struct PairedTable: Sendable, Hashable, Codable {
  /// Both yes.
  public var a: Int
  /// Only the first.
  public var b: Int
  /// Only the second.
  public var c: Int
  /// Neither.
  public var d: Int

  public init(a: Int, b: Int, c: Int, d: Int) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
  }

  public var n: Int { a + b + c + d }
}
