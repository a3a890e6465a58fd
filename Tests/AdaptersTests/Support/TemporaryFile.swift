import Foundation

/// Writes bytes to a file of their own for as long as the body runs.
func withFile<Value>(_ bytes: [UInt8], _ body: (String) throws -> Value) throws -> Value {
  let url = FileManager.default.temporaryDirectory.appending(path: "locum-\(UUID()).jsonl")
  try Data(bytes).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url.path)
}

func withFile<Value>(_ text: String, _ body: (String) throws -> Value) throws -> Value {
  try withFile(Array(text.utf8), body)
}
