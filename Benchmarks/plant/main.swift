import Foundation
import Planted

// Writes the bundled planted world: plant FOLDER
guard CommandLine.arguments.count == 2 else {
  FileHandle.standardError.write(Data("usage: plant FOLDER\n".utf8))
  exit(64)
}
let folder = URL(fileURLWithPath: CommandLine.arguments[1], isDirectory: true)
for (name, text) in World.bundled.files {
  try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  print("\(name): \(text.utf8.count) bytes")
}
