import Foundation
import Synchronization

/// What a function makes of each element, in order, worked out on all cores.
func concurrentMap<Element: Sendable, Value: Sendable>(
  _ elements: [Element], _ transform: @Sendable (Element) throws -> Value
) -> [Result<Value, any Error>] {
  let results = Mutex([Result<Value, any Error>?](repeating: nil, count: elements.count))
  DispatchQueue.concurrentPerform(iterations: elements.count) { index in
    let result = Result { try transform(elements[index]) }
    results.withLock { $0[index] = result }
  }
  return results.withLock(\.self).compactMap { $0 }
}

extension Array where Element: Sendable {
  /// What a function makes of runs of elements that together are the array, in order, worked out on
  /// all cores.
  ///
  /// - Throws: the error of the first run that has one.
  func concurrentMapRuns<Value: Sendable>(
    _ transform: @Sendable (ArraySlice<Element>) throws -> Value
  ) throws -> [Value] {
    let length = 2000
    let runs = stride(from: 0, to: count, by: length).map {
      self[$0..<Swift.min($0 + length, count)]
    }
    return try concurrentMap(runs, transform).map { try $0.get() }
  }
}
