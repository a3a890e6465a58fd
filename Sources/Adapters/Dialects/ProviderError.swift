import Foundation

/// What a provider says went wrong, in whichever of the usual shapes it says it.
///
/// Known shapes: `{"error":{"message","type","code"}}`, `{"error":"text"}`, `{"message"}`,
/// `{"detail":…}`, plain text and HTML.
struct ProviderError {
  var message: String
  var type: String?
  var code: String?
  /// The object that `code` stands in, for what else a dialect looks for.
  var body: JSON

  init(_ body: JSON) {
    let inner = body["error"] ?? body
    self.body = inner
    type = inner["type"]?.string
    code = Self.word(inner["code"])
    message =
      inner.string ?? inner["message"]?.string ?? Self.detail(inner["detail"] ?? body["detail"])
      ?? body["message"]?.string ?? ""
  }

  init(_ response: HTTPResponse) {
    if let body = try? JSONReader.read(response.body), body.members != nil {
      self.init(body)
    } else {
      self.init(.null)
      message = Self.plainText(response.body)
    }
    if response.status / 100 == 3, let location = response.headers["Location"] {
      let host = Host.parts(of: location)?.authority
      message = "the server redirects to \(host ?? "another path"); redirects are not followed"
    }
  }

  private static func word(_ value: JSON?) -> String? {
    value?.string ?? value?.int.map(String.init)
  }

  /// FastAPI's list of what was wrong where.
  private static func detail(_ value: JSON?) -> String? {
    guard let items = value?.array else { return value?.string }
    let sentences = items.compactMap { item -> String? in
      guard let message = item["msg"]?.string else { return nil }
      let place = (item["loc"]?.array ?? []).compactMap(word).joined(separator: ".")
      return place.isEmpty ? message : "\(place): \(message)"
    }
    return sentences.joined(separator: "; ")
  }

  /// A page's title, else the text's beginning.
  private static func plainText(_ body: [UInt8]) -> String {
    let text = String(decoding: body.prefix(4096), as: UTF8.self)
    guard text.contains("<html") || text.contains("<!DOCTYPE") || text.contains("<HTML"),
      let start = text.range(of: "<title>", options: .caseInsensitive),
      let end = text.range(of: "</title>", options: .caseInsensitive),
      start.upperBound <= end.lowerBound
    else { return text }
    return String(text[start.upperBound..<end.lowerBound])
  }
}

extension ProviderError {
  /// LiteLLM puts its own name for a filter's refusal before the provider's words, in every dialect
  /// that it speaks.
  var isPolicyViolation: Bool { message.contains("ContentPolicyViolationError") }

  /// The account has no money or quota left; waiting does not help.
  var meansExhausted: Bool {
    [type, code].contains { word in
      guard let word else { return false }
      return Self.exhausted.contains(word) || word.hasPrefix("billing")
    }
  }

  private static let exhausted: Set<String> = [
    "insufficient_quota", "insufficient_credits", "insufficient_balance", "insufficient_funds",
    "credit_limit_exceeded", "credits_exhausted", "spend_limit_exceeded", "spending_limit_exceeded",
    "enforced_spend_limit", "payment_required", "quota_exhausted",
  ]

  /// The failure as data, with what the response's status and headers say about it.
  ///
  /// Where the status claims success, a code that is itself a status takes its place; without one the
  /// fault is the server's.
  func modelError(_ response: HTTPResponse, now: Date = Date()) -> ModelError {
    let codeAsStatus = code.flatMap { Int($0) }.flatMap { (400..<600).contains($0) ? $0 : nil }
    let status = response.succeeded ? codeAsStatus : response.status
    let headers = response.headers
    var words = Self.oneLine(message)
    if words.isEmpty {
      words = status.map { "HTTP status \($0) without a message" } ?? "no message"
    }
    return ModelError(
      kind: kind(status), status: status, message: words,
      requestID: headers.requestID, retryAfter: headers.retryAfter(now: now),
      shouldRetry: headers["x-should-retry"].flatMap(Bool.init))
  }

  private func kind(_ status: Int?) -> ModelError.Kind {
    if meansExhausted || status == 402 { return .quotaExhausted }
    return switch status {
    case 401, 403: .unauthorized
    case 404: .notFound
    case 408: .timeout
    case 413: .rejected
    case 429: .rateLimited
    // "Failed dependency": the model behind the server broke down.
    case 424: .server
    case .some(500...): .server
    case .some(300..<500): .rejected
    case .some: .unreadable
    case nil: .server
    }
  }

  /// Without control characters and runs of white space, at most 500 characters.
  static func oneLine(_ text: String) -> String {
    var line = ""
    var count = 0
    var gap = false
    for scalar in text.unicodeScalars {
      if scalar.value <= 0x20 || (0x7F...0xA0).contains(scalar.value) {
        gap = count > 0
        continue
      }
      guard count < 500 else { return line + "…" }
      if gap {
        line.unicodeScalars.append(" ")
        count += 1
        gap = false
      }
      line.unicodeScalars.append(scalar)
      count += 1
    }
    return line
  }
}

extension HTTPHeaders {
  /// Under whichever name the provider gives it.
  var requestID: String? {
    for name in Self.requestIDNames {
      if let id = self[name], !id.isEmpty { return String(id.prefix(200)) }
    }
    return nil
  }

  private static let requestIDNames = [
    "x-request-id", "request-id", "apim-request-id", "x-ms-request-id", "x-amzn-requestid",
    "mistral-correlation-id",
  ]

  /// Seconds that the server asks to wait: `retry-after-ms`, else `retry-after` as seconds or date.
  func retryAfter(now: Date) -> Double? {
    if let milliseconds = self["retry-after-ms"].flatMap(Double.init), milliseconds.isFinite,
      milliseconds >= 0
    {
      return milliseconds / 1000
    }
    guard let text = self["retry-after"] else { return nil }
    if let seconds = Double(text) { return seconds.isFinite && seconds >= 0 ? seconds : nil }
    return HTTPDate.seconds(text).map { max(0, $0 - now.timeIntervalSince1970) }
  }
}
