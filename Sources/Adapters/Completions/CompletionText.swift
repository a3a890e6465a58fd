/// What an endpoint that continues texts is given: a text, or a gap with what is around it.
struct CompletionText: Sendable, Hashable {
  var text: String
  var suffix: String?

  /// - Parameter hasSuffix: the API has a field for what follows the gap.
  ///
  /// Throws `rejected` where the prompt cannot be said as a text, or nobody said how.
  init(_ prompt: Prompt, for endpoint: Endpoint, hasSuffix: Bool) throws(ModelError) {
    guard prompt.tools.isEmpty, prompt.schema == nil else {
      throw PromptTemplate.rejected("an endpoint that completes text takes no tools and no schema")
    }
    guard let suffix = prompt.suffix else {
      guard let template = endpoint.template else {
        throw PromptTemplate.rejected(
          "this endpoint completes text, and the target has no template for a conversation")
      }
      text = try template.text(of: prompt.messages)
      return
    }
    guard prompt.messages.count == 1, let prefix = prompt.messages.first, prefix.role == .user
    else {
      throw PromptTemplate.rejected("a gap has text before and after it, and no conversation")
    }
    if let filled = endpoint.template?.text(around: prefix.content, suffix) {
      text = filled
    } else if hasSuffix {
      text = prefix.content
      self.suffix = suffix
    } else {
      throw PromptTemplate.rejected(
        "nothing says how this server fills a gap; write the model's own marks as template.infill")
    }
  }
}
