extension OpenAI {
  /// `/embeddings`, as most engines and gateways have it too.
  static let embeddings = BatchDialect<[Float]>(
    request: { texts, endpoint throws(ModelError) in
      try endpoint.post("/embeddings", model: endpoint.model, texts: texts)
    },
    read: { response in
      response.batch { body in
        // Servers may answer out of order, and number what they answer.
        let items = (body["data"]?.array ?? []).enumerated().map { position, item in
          (index: item["index"]?.int ?? position, vector: item["embedding"] ?? .null)
        }
        let ordered = items.sorted { $0.index < $1.index }
        guard ordered.map(\.index) == Array(ordered.indices) else { return nil }
        return EmbeddingVector.readAll(ordered.map(\.vector))
      }
    })

  /// `/moderations`; Mistral's has the same shape without the sum `flagged`.
  static let moderation = BatchDialect<Moderation>(
    request: { texts, endpoint throws(ModelError) in
      try endpoint.post("/moderations", model: endpoint.model, texts: texts)
    },
    read: { response in
      response.batch { body in
        guard let results = body["results"]?.array else { return nil }
        let judgements = results.compactMap(judgement)
        return judgements.count == results.count ? judgements : nil
      }
    })

  private static func judgement(_ result: JSON) -> Moderation? {
    guard let categories = result["categories"]?.members else { return nil }
    let scores = result["category_scores"]
    // Null where the model does not know the category.
    let findings = categories.compactMap { category -> Moderation.Finding? in
      guard let isFlagged = category.value.bool else { return nil }
      return Moderation.Finding(
        category: category.name, isFlagged: isFlagged, score: scores?[category.name]?.double)
    }
    return Moderation(
      isFlagged: result["flagged"]?.bool ?? findings.contains(where: \.isFlagged),
      findings: findings)
  }
}

extension Endpoint {
  fileprivate func post(
    _ path: String, model: String, texts: [String]
  ) throws(ModelError) -> HTTPRequest {
    let body = JSON.object([
      .init("model", .string(model)), .init("input", .array(texts.map(JSON.string))),
    ])
    return post(path, JSONWriter.bytes(try completed(body)))
  }
}

extension HTTPResponse {
  /// A batch in OpenAI's frame; `unreadable` where its values are not what they should be.
  fileprivate func batch<Value>(
    _ values: (JSON) -> [Value]?
  ) -> Result<Batch<Value>, ModelError> {
    do throws(ModelError) {
      let body = try succeededJSON()
      guard let values = values(body) else {
        throw .unreadable("not one usable result for each text", self)
      }
      let usage = body["usage"]
      return .success(
        Batch(
          values: values, served: body["model"]?.string,
          inputTokens: usage?["prompt_tokens"]?.count ?? usage?["total_tokens"]?.count))
    } catch {
      return .failure(error)
    }
  }
}
