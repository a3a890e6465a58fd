import Adapters
import Foundation

/// Whatever a fallback may be known by again in another run.
///
/// Whoever is asked is a model at an address. A recording is its path, its content and the models that
/// its lines name: a file that was copied, renamed or made anew stays the same fallback.
struct FallbackNames: Sendable, Hashable, Codable {
  /// Any of these in common is the same fallback.
  let names: [String]
  /// Whose replies they are.
  ///
  /// Where both are asked, at their addresses, it takes more than that.
  let models: [String]
  let isRecording: Bool

  /// - Parameter recorded: the models that a recording's lines name.
  init(_ target: Target.Identity, recorded: [String]) {
    isRecording = target.content != nil
    if let content = target.content {
      let path = URL(fileURLWithPath: target.model).standardizedFileURL.path
      names = ["content " + content, "file " + path]
      models = recorded
    } else {
      names = ["asked \(target.model) at \(Self.place(of: target))"]
      models = target.model.isEmpty ? [] : [target.model]
    }
  }

  /// An address or a program, whichever adapter speaks to it.
  private static func place(of target: Target.Identity) -> String {
    if let program = target.exec { return program.joined(separator: " ") }
    if let socket = target.unixSocket { return "unix:" + socket }
    let endpoint = Endpoint(
      adapter: target.adapter, model: target.model, baseURL: target.baseURL, limits: Limits())
    return endpoint.host ?? Digest.of([Digest.of(target.http).hex, target.adapter]).hex
  }

  func matches(_ other: FallbackNames) -> Bool {
    names.contains(where: other.names.contains)
      || (isRecording || other.isRecording) && models.contains(where: other.models.contains)
  }
}
