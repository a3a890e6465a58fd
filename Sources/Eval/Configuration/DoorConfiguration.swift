import Adapters
import Foundation
import Metrics

/// Reads what only some targets have: `http:`, `exec:`, `template:` and `launch:`.
struct DoorConfiguration {
  static let keys = ["http", "exec", "template", "launch"]

  let members: Members
  /// A path of the configuration, from its own folder.
  let relative: (String) -> String

  /// - Throws: ``Problem`` with the place, also where a description belongs to another adapter.
  func read(into endpoint: inout Endpoint) throws {
    // A door's key has its adapter's name.
    let doors = ["http", "exec"]
    for door in doors where door != endpoint.adapter {
      if let value = members[door] {
        throw value.problem(
          "\(value.name) describes the adapter \(door), and this one is \(endpoint.adapter)",
          hint: "write adapter: \(door), or leave it out")
      }
    }
    if doors.contains(endpoint.adapter) { _ = try members.required(endpoint.adapter) }
    endpoint.door = try members["http"].map(door)
    endpoint.program = try members["exec"].map(program)
    endpoint.template = try members["template"].map(template)
    endpoint.launch = try members["launch"].map { value in
      guard Adapter.named(endpoint.adapter)?.usesHTTP == true else {
        throw value.problem(
          "\(value.name) starts a server, and \(endpoint.adapter) asks none",
          hint: "leave it out")
      }
      return try launch(value)
    }
  }

  private func launch(_ value: YAMLValue) throws -> Launch {
    let members = try value.members(["command", "env", "folder", "ready"])
    let ready = try members.required("ready").members(["path", "within"])
    let within = try ready.required("within")
    let seconds = try within.seconds()
    guard seconds <= Limits.longestTime else {
      throw within.problem("\(within.name) is more than a day", hint: "write 120s")
    }
    return Launch(
      program: try program(members), readyPath: try path(ready.required("path")),
      within: seconds)
  }

  private func door(_ value: YAMLValue) throws -> HTTPDoor {
    let members = try value.members(["method", "path", "body", "reply", "stream"])
    var door = HTTPDoor(reply: try places(members.required("reply")))
    if let method = members["method"] { door.method = try Self.method(method) }
    door.path = try members["path"].map(path) ?? ""
    door.stream = try members["stream"].map(stream)
    if let body = members["body"] {
      guard body.isMapping else { throw body.problem("\(body.name) must be a mapping") }
      guard door.method != "GET" else { throw body.problem("a GET has no body") }
      let text = try body.json().description
      if let unknown = HTTPDoor.unknownPlaces(in: text).first {
        throw body.problem(
          "\(body.name) has a place for {{\(unknown)}}, which no prompt has",
          hint: suggestion(for: unknown, among: HTTPDoor.knownPlaces))
      }
      door.body = text
    } else if door.method != "GET" {
      throw value.problem(
        "\(value.name) has no \"body\"", hint: #"for example body: { input: "{{prompt}}" }"#)
    }
    return door
  }

  private static func method(_ value: YAMLValue) throws -> String {
    let text = try value.nonEmptyString()
    guard ["POST", "PUT", "GET"].contains(text) else {
      throw value.problem(
        "\(value.name) is \"\(text)\"", hint: suggestion(for: text, among: ["POST", "PUT", "GET"]))
    }
    return text
  }

  private func path(_ value: YAMLValue) throws -> String {
    let text = try value.nonEmptyString()
    guard text.hasPrefix("/"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      !text.contains("?"), !text.contains("#")
    else {
      throw value.problem(
        "\(value.name) is no path: \"\(text)\"",
        hint: "a path begins with / and follows base_url; parameters go under query")
    }
    return text
  }

  private func pointer(_ value: YAMLValue) throws -> String {
    let text = try value.string()
    guard JSONPointer(text) != nil else {
      throw value.problem(
        "\(value.name) is no JSON Pointer: \"\(text)\"",
        hint: "write /choices/0/message/content; ~1 stands for a slash in a name, ~0 for ~")
    }
    return text
  }

  private func places(_ value: YAMLValue) throws -> HTTPDoor.Places {
    let parts = HTTPDoor.Places.Part.allCases.filter { $0 != .filtered }
    let members = try value.members(
      ["text", "stop_reasons", "filtered"] + parts.map(\.rawValue))
    var places = HTTPDoor.Places(text: try pointer(members.required("text")))
    for part in parts { places.parts[part] = try members[part.rawValue].map(pointer) }
    for pair in try members["stop_reasons"]?.pairs() ?? [] {
      places.stopReasons[pair.key.text] = try pair.value.choice(of: Reply.Stop.self)
    }
    if let filtered = members["filtered"] {
      let rule = try filtered.members(["at", "is"])
      places.parts[.filtered] = try pointer(rule.required("at"))
      places.filteredWords = try rule.required("is").strings()
    }
    return places
  }

  private func stream(_ value: YAMLValue) throws -> HTTPDoor.Stream {
    let members = try value.members(["format", "path", "text", "end"])
    var stream = HTTPDoor.Stream(
      format: try members.required("format").choice(),
      path: try members["path"].map(path), text: try pointer(members.required("text")))
    if let end = members["end"] {
      let mark = try end.members(["event", "data"])
      stream.endEvent = try mark["event"]?.nonEmptyString()
      stream.endData = try mark["data"]?.nonEmptyString()
      guard stream.endEvent != nil || stream.endData != nil else {
        throw end.problem("\(end.name) names neither \"event\" nor \"data\"")
      }
    }
    return stream
  }

  private func program(_ value: YAMLValue) throws -> Program {
    let members = try value.members(["command", "env", "folder", "concurrent"])
    var program = try program(members)
    program.concurrent = try members["concurrent"]?.int(in: 1...4096) ?? 1
    return program
  }

  private func program(_ members: Members) throws -> Program {
    let command = try members.required("command")
    let words = try command.strings()
    guard !words.isEmpty else {
      throw command.problem(
        "\(command.name) names no program", hint: "for example [python3, app.py]")
    }
    return Program(
      command: words,
      environment: try members["env"]?.listOrOne().map(ConfigurationReader.variable) ?? [],
      // A program's files stand beside the configuration that names it.
      folder: relative(try members["folder"]?.nonEmptyString() ?? "."),
      namedFolder: try members["folder"]?.nonEmptyString())
  }

  private func template(_ value: YAMLValue) throws -> PromptTemplate {
    if value.isScalar {
      let word = try value.nonEmptyString()
      guard word == "verbatim" else {
        throw value.problem(
          "\(value.name) is \"\(word)\"",
          hint: "write verbatim, or a mapping of system, user, assistant and reply")
      }
      return .verbatim
    }
    let roles = Message.Role.allCases.map(\.rawValue)
    let members = try value.members(["start", "reply", "infill"] + roles)
    var template = PromptTemplate(
      start: try members["start"]?.string() ?? "", reply: try members["reply"]?.string() ?? "")
    for role in roles {
      template.turns[role] = try members[role].map { try self.text($0, holding: ["content"]) }
    }
    template.infill = try members["infill"].map {
      try self.text($0, holding: ["prefix", "suffix"])
    }
    guard !template.turns.isEmpty || template.infill != nil else {
      throw value.problem("\(value.name) says neither what a turn nor what a gap looks like")
    }
    return template
  }

  private func text(_ value: YAMLValue, holding names: [String]) throws -> String {
    let text = try value.string()
    for name in names where !text.contains("{{\(name)}}") {
      throw value.problem("\(value.name) has no place for {{\(name)}}")
    }
    return text
  }
}
