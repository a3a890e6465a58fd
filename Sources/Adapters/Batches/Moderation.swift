/// Judges texts by a provider's own policy.
public typealias ModerationModel = BatchModel<Moderation>

/// What a provider's policy finds in one text.
public struct Moderation: Sendable, Hashable, Codable {
  /// The provider would act on it.
  public var isFlagged: Bool
  /// Under the provider's own names, in its order.
  public var findings: [Finding]

  public struct Finding: Sendable, Hashable, Codable {
    /// Such as `self-harm/intent`.
    public var category: String
    public var isFlagged: Bool
    /// From 0 to 1, where the provider grades; not comparable between models.
    public var score: Double?

    public init(category: String, isFlagged: Bool, score: Double? = nil) {
      self.category = category
      self.isFlagged = isFlagged
      self.score = score
    }
  }

  public init(isFlagged: Bool, findings: [Finding]) {
    self.isFlagged = isFlagged
    self.findings = findings
  }
}

extension BatchModel where Value == Moderation {
  /// A judgement of each text, in their order.
  ///
  /// Scores drift between versions of a model: keep ``Batch/served`` beside them.
  public func moderate(_ texts: [String]) async throws(ModelError) -> Batch<Moderation> {
    try await values(for: texts)
  }
}
