import Metrics

/// The part of Nunjucks that only fills in: `{{ name }}`, `{{ a.b[0] }}`, comments, `raw` blocks and
/// the filters `safe`, `trim`, `upper`, `lower` and `dump`.
struct PromptfooTemplate {
  struct Failure: Error {
    var reason: String
    /// True where a text that was allowed to go on would fill the memory.
    var isGrowth = false
  }

  /// Bytes that one text may grow to: variables can name each other again and again.
  private static let longest = 4 << 20

  private(set) var variables: [String: JSONValue]
  /// Variables whose own texts cannot be filled in, with why.
  private(set) var faults: [(name: String, reason: String)] = []

  /// One line break at the end of a variable is not part of it.
  init(variables: [String: JSONValue]) {
    self.variables = variables.mapValues { value in
      guard case .string(let text) = value, text.utf8.last == 0x0A else { return value }
      return .string(String(text.dropLast()))
    }
  }

  /// With the variables that name each other filled in; those that do more are ``faults``.
  ///
  /// promptfoo puts one into another five times, and renders what came of a text once more.
  ///
  /// - Throws: ``Failure`` where they grow without end.
  func resolved() throws(Failure) -> PromptfooTemplate {
    var result = self
    for _ in 0..<5 {
      var isDone = true
      result.faults = []
      for name in result.variables.keys.sorted() {
        guard case .string(let text) = result.variables[name], text.utf8.contains(0x7B) else {
          continue
        }
        do throws(Failure) {
          let filled = try result(text)
          if filled != text { isDone = false }
          result.variables[name] = .string(filled)
        } catch  where error.isGrowth {
          throw error
        } catch {
          result.faults.append((name, error.reason))
        }
      }
      if isDone { break }
    }
    return result
  }

  func callAsFunction(_ text: String) throws(Failure) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard result.count <= Self.longest else {
        throw Failure(
          reason: "its template grows beyond \(Self.longest >> 20) MB", isGrowth: true)
      }
      guard bytes[index] == 0x7B, index + 1 < bytes.count else {
        result.append(bytes[index])
        index += 1
        continue
      }
      switch bytes[index + 1] {
      case 0x7B:
        let (inside, end) = try inside(bytes, from: index + 2, until: "}}")
        result += try value(of: inside).utf8
        index = end
      case 0x23: index = try self.inside(bytes, from: index + 2, until: "#}").end
      case 0x25:
        let (tag, end) = try inside(bytes, from: index + 2, until: "%}")
        guard tag == "raw" else {
          throw Failure(reason: "its template computes ({% \(tag.clipped) %})")
        }
        guard let close = Self.endOfRaw(bytes, from: end) else {
          throw Failure(reason: "its template has {% raw %} without {% endraw %}")
        }
        result += bytes[end..<close.lower]
        index = close.upper
      default:
        result.append(0x7B)
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func inside(
    _ bytes: [UInt8], from start: Int, until mark: StaticString
  ) throws(Failure) -> (text: String, end: Int) {
    let (first, second) = (mark.utf8Start[0], mark.utf8Start[1])
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == first, bytes[index + 1] == second {
        guard bytes[start] != 0x2D, bytes[index - 1] != 0x2D else {
          throw Failure(reason: "its template takes white space away with {{- or -}}")
        }
        return (String(decoding: bytes[start..<index], as: UTF8.self).trimmed, index + 2)
      }
      index += 1
    }
    throw Failure(reason: "its template opens a brace that it does not close")
  }

  private static func endOfRaw(_ bytes: [UInt8], from start: Int) -> (lower: Int, upper: Int)? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == 0x7B, bytes[index + 1] == 0x25 {
        var end = index + 2
        while end + 1 < bytes.count, !(bytes[end] == 0x25 && bytes[end + 1] == 0x7D) { end += 1 }
        let word = String(decoding: bytes[min(index + 2, end)..<end], as: UTF8.self)
        if word.contains("endraw") { return (index, min(end + 2, bytes.count)) }
        index = end
      }
      index += 1
    }
    return nil
  }

  private func value(of expression: String) throws(Failure) -> String {
    let parts = expression.split(separator: "|", omittingEmptySubsequences: false)
      .map { String($0).trimmed }
    guard let path = parts.first, !path.isEmpty else {
      throw Failure(reason: "its template has empty braces")
    }
    let found = try lookUp(path)
    let filters = parts.dropFirst()
    guard var text = found.asScript ?? (filters.first == "dump" ? found.description : nil) else {
      throw Failure(reason: "its template puts the \(found.kind) \"\(path.clipped)\" into a text")
    }
    for filter in filters {
      switch filter {
      case "safe": break
      case "trim": text = text.trimmed
      case "upper": text = text.uppercased()
      case "lower": text = text.lowercased()
      case "dump": text = found.description
      default: throw Failure(reason: "its template uses the filter \"\(filter.clipped)\"")
      }
    }
    return text
  }

  private func lookUp(_ path: String) throws(Failure) -> JSONValue {
    let steps = path.split { ".[]\"'".contains($0) }.map(String.init)
    guard let name = steps.first, path.utf8.allSatisfy(Self.isPathByte) else {
      throw Failure(reason: "its template computes ({{ \(path.clipped) }})")
    }
    if name == "env" { throw Failure(reason: "its template reads the environment") }
    guard var value = variables[name] else {
      throw Failure(reason: "its template asks for \"\(name.clipped)\", which no variable gives")
    }
    for step in steps.dropFirst() {
      guard let next = Int(step).flatMap({ value[$0] }) ?? value[step] else {
        throw Failure(reason: "its template asks for \"\(path.clipped)\", which is not there")
      }
      value = next
    }
    return value
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2E, 0x5B, 0x5D, 0x22, 0x27, 0x80...:
      true
    default: false
    }
  }
}

extension PromptfooTemplate {
  /// A value with every text in it filled in.
  func filled(_ json: JSONValue) throws(Failure) -> JSONValue {
    switch json {
    case .string(let text): return .string(try self(text))
    case .array(let items):
      var filled: [JSONValue] = []
      for item in items { filled.append(try self.filled(item)) }
      return .array(filled)
    case .object(let object):
      var members: [(String, JSONValue)] = []
      for member in object.members { members.append((member.key, try filled(member.value))) }
      return .object(JSONObject(members))
    default: return json
    }
  }

  /// The value of an assertion: texts and lists of texts are filled in, a schema is not.
  func filledValue(_ json: JSONValue) throws(Failure) -> JSONValue {
    if case .object = json { return json }
    return try filled(json)
  }
}
