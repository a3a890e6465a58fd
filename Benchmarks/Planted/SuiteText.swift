/// A suite file; every string is quoted as in JSON, which YAML reads too.
enum SuiteText {
  static func yaml(_ cases: [PlantedCase]) -> String {
    var text = """
      suite: planted
      version: 1.0.0
      licence: Apache-2.0
      language: en
      cases:

      """
    for planted in cases {
      text += "  - id: \(planted.id)\n"
      for (name, value) in planted.keys {
        text += "    \(name): \(value)\n"
      }
      text += "    prompt: \(JSONText.quoted(planted.prompt))\n"
    }
    return text
  }
}
