extension RemoteModel {
  /// The response that the reply stands in: the first one, or what asking on leads to.
  ///
  /// Every exchange and every wait in between counts against the time limit of one attempt. Where it
  /// runs out, or the task is cancelled, the server is told that nobody waits any more.
  ///
  /// - Parameter start: when the first exchange began, on the clock.
  func concluded(
    _ first: HTTPResponse, since start: Double
  ) async throws(ModelError) -> HTTPResponse {
    guard let step = dialect.followUp(first, endpoint, 1) else { return first }
    var response = try await answer(following: step, before: start + endpoint.limits.timeout)
    response.timing = first.timing
    response.timing.total = clock.now() - start
    return response
  }

  @inline(never)
  private func answer(
    following first: FollowUp, before deadline: Double
  ) async throws(ModelError) -> HTTPResponse {
    var step = first
    var exchanges = 1
    while true {
      let response: HTTPResponse
      do throws(ModelError) {
        response = try await answer(to: step, before: deadline)
      } catch {
        await abandon(step)
        throw error
      }
      exchanges += 1
      guard let next = dialect.followUp(response, endpoint, exchanges) else { return response }
      step = next
    }
  }

  /// Failures in a row that are put up with; asking what became of something costs nothing.
  private static let patience = 4

  private func answer(
    to step: FollowUp, before deadline: Double
  ) async throws(ModelError) -> HTTPResponse {
    var wait = step.wait
    var failures = 0
    while true {
      guard clock.now() + wait < deadline else {
        throw ModelError(
          kind: .timeout, message: "no reply within \(Int(endpoint.limits.timeout)) s")
      }
      try await clock.wait(wait)
      var request = authorized(step.request)
      request.timeout = max(0.001, min(request.timeout, deadline - clock.now()))
      do throws(ModelError) {
        let response = try await transport.send(request)
        guard !response.succeeded, case .failure(let error) = dialect.reply(response) else {
          return response
        }
        throw error
      } catch {
        failures += 1
        guard error.isWorthRetrying, failures <= Self.patience else { throw error }
        wait = max(step.wait, error.retryAfter ?? 0)
      }
    }
  }

  /// Seconds for telling the server; longer nobody who gave up should have to wait.
  private static let farewell = 5.0

  private func abandon(_ step: FollowUp) async {
    guard var request = step.abandon.map(authorized) else { return }
    request.timeout = Self.farewell
    // In a task of its own: this one may be cancelled already, and then nothing could be sent from it.
    await Task { [request, transport] in
      _ = try? await transport.send(request)
    }.value
  }
}
