/// Hugging Face's Text Embeddings Inference, which serves one model and answers no prompts.
enum TextEmbeddings {
  static let dialect = Dialect(
    request: { _, _ throws(ModelError) in
      throw ModelError(
        kind: .rejected, message: "this server embeds texts and answers no prompts", attempts: 0,
        shouldRetry: false)
    },
    authorize: .bearer,
    reply: { response in
      .failure(
        response.succeeded
          ? .unreadable("embeddings are no reply", response)
          : ProviderError(response).modelError(response))
    },
    decoder: { _ in nil }
  ).offering(embeddings: embeddings)

  /// `/embed`; a text that does not fit is refused instead of being cut.
  static let embeddings = BatchDialect<[Float]>(
    request: { texts, endpoint throws(ModelError) in
      let body = JSON.object([
        .init("inputs", .array(texts.map(JSON.string))), .init("normalize", true),
        .init("truncate", false),
      ])
      return endpoint.post("/embed", JSONWriter.bytes(try endpoint.completed(body)))
    },
    read: { response in
      do throws(ModelError) {
        guard let vectors = try response.succeededJSON().array.flatMap(EmbeddingVector.readAll)
        else {
          throw .unreadable("not one vector for each text", response)
        }
        return .success(Batch(values: vectors))
      } catch {
        return .failure(error)
      }
    })
}
