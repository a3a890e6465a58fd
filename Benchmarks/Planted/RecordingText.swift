/// Lines of a recording, in its shortest form.
enum RecordingText {
  static func line(_ draw: Draw, case id: String, sample: Int) -> String {
    let head =
      "{\"format\":\"locum-recording/1\",\"case\":\(JSONText.quoted(id)),\"sample\":\(sample),"
    guard !draw.isMissing else {
      return head
        + "\"error\":{\"kind\":\"server\",\"status\":503,\"message\":\"overloaded\",\"attempts\":5}}"
    }
    let text = head + "\"reply\":{\"text\":\(JSONText.quoted(draw.text)),"
    guard let tool = draw.call else { return text + "\"stop\":\"finished\"}}" }
    let call = "{\"id\":\"call_1\",\"name\":\(JSONText.quoted(tool)),\"arguments\":\"{}\"}"
    return text + "\"stop\":\"tool_calls\",\"tool_calls\":[\(call)]}}"
  }
}
