extension Store {
  /// Whether any of these questions still has a sample without a reply.
  public nonisolated func hasOpen(_ questions: [Question], samples: Int) throws -> Bool {
    try standing(of: questions, below: samples).answered.contains { $0.contains(false) }
  }
}
