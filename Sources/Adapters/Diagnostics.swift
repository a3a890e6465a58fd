import Logging

/// One line per request on standard error, for whoever looks for a fault; off unless asked for.
///
/// Never holds a key, a prompt or a reply.
public enum Diagnostics {
  private static let logger = Logger(label: "locum.adapters")

  /// Turns the lines on; call once, before anything is asked.
  ///
  /// - Parameter level: `debug` for every request, `trace` … `critical` as swift-log names them.
  /// - Returns: false for a word that is no level.
  public static func enable(_ level: String) -> Bool {
    guard let level = Logger.Level(rawValue: level.lowercased()) else { return false }
    LoggingSystem.bootstrap { label in
      var handler = StreamLogHandler.standardError(label: label)
      handler.logLevel = level
      return handler
    }
    return true
  }

  static func log(
    _ prompt: Prompt, _ endpoint: Endpoint, _ outcome: String, status: Int? = nil,
    seconds: Double? = nil
  ) {
    logger.debug(
      "\(outcome)",
      metadata: [
        "host": "\(endpoint.host ?? "-")", "model": "\(endpoint.model)",
        "case": "\(prompt.origin.case)", "sample": "\(prompt.origin.sample)",
        "status": "\(status.map { String($0) } ?? "-")",
        "seconds": "\(seconds.map { String($0) } ?? "-")",
      ])
  }

  static func log(
    texts: Int, _ endpoint: Endpoint, _ outcome: String, status: Int? = nil, seconds: Double? = nil
  ) {
    logger.debug(
      "\(outcome)",
      metadata: [
        "host": "\(endpoint.host ?? "-")", "model": "\(endpoint.model)", "texts": "\(texts)",
        "status": "\(status.map { String($0) } ?? "-")",
        "seconds": "\(seconds.map { String($0) } ?? "-")",
      ])
  }
}
