/// The lines that go to a program and come from it.
enum ProgramLine {
  /// Everything that a prompt says; the session adds the `id`.
  static func question(_ prompt: Prompt, model: String) throws(ModelError) -> [JSON.Member] {
    let sampling = prompt.sampling
    let members = JSON.object(having: [
      "model": .string(model),
      "messages": .array(prompt.messages.map(OpenAI.message)),
      "suffix": prompt.suffix.map(JSON.string),
      "sampling": .object(having: [
        "temperature": sampling.temperature.map(JSON.double),
        "top_p": sampling.topP.map(JSON.double),
        "max_tokens": sampling.maxTokens.map(JSON.int), "seed": sampling.seed.map(JSON.int),
        "stop": sampling.stop.isEmpty ? nil : .array(sampling.stop.map(JSON.string)),
      ]),
      "tools": prompt.tools.isEmpty ? nil : .array(try OpenAI.tools(prompt.tools)),
      "schema": try prompt.schema.map { schema throws(ModelError) in
        try .parse(schema, "the schema of the answer")
      },
      "suite": .string(prompt.origin.suite), "case": .string(prompt.origin.case),
      "sample": .int(prompt.origin.sample),
    ])
    return members.members ?? []
  }

  /// The reply or error of an answer, as a recording's line has them.
  static func outcome(_ answer: JSON) -> Result<Reply, ModelError> {
    do throws(RecordingLine.Flaw) {
      let line = try RecordingLine.Fields(
        answer, at: [], known: ["id", "reply", "error", "target"])
      let target = try line.fields("target", known: ["served", "fingerprint"])
      let outcome = try RecordingLine.outcome(line, target: target, timing: Timing())
      // A recording's failure is history; a program's may pass.
      return outcome.mapError { error in
        var error = error
        error.shouldRetry = nil
        return error
      }
    } catch {
      return .failure(unreadable("\(error.reason); \(error.hint)"))
    }
  }

  static func unreadable(_ reason: String) -> ModelError {
    ModelError(
      kind: .unreadable, message: ProviderError.oneLine("the program's answer: \(reason)"),
      shouldRetry: false)
  }
}
