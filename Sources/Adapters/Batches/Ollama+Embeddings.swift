extension Ollama {
  /// `/api/embed`; a text that does not fit is refused instead of being cut without a word.
  static let embeddings = BatchDialect<[Float]>(
    request: { texts, endpoint throws(ModelError) in
      let body = JSON.object([
        .init("model", .string(endpoint.model)), .init("input", .array(texts.map(JSON.string))),
        .init("truncate", false),
      ])
      return endpoint.post(
        "/api/embed", JSONWriter.bytes(try endpoint.completed(body, open: ["options"])))
    },
    read: { response in
      do throws(ModelError) {
        let body = try response.succeededJSON()
        guard let vectors = body["embeddings"]?.array.flatMap(EmbeddingVector.readAll) else {
          throw .unreadable("not one vector for each text", response)
        }
        return .success(
          Batch(
            values: vectors, served: body["model"]?.string,
            inputTokens: body["prompt_eval_count"]?.count))
      } catch {
        return .failure(error)
      }
    })
}
