/// What is to happen on which connection and when, soonest first: a binary heap.
struct DueQueue {
  private var heap: [(time: Double, descriptor: Int32, number: Int)] = []

  var next: Double? { heap.first?.time }

  mutating func push(_ time: Double, _ descriptor: Int32, _ number: Int) {
    heap.append((time, descriptor, number))
    var child = heap.count - 1
    while child > 0, heap[child].time < heap[(child - 1) / 2].time {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop(before now: Double) -> (descriptor: Int32, number: Int)? {
    guard let first = heap.first, first.time <= now else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      let least = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
        .min { heap[$0].time < heap[$1].time }
      guard let least, heap[least].time < heap[parent].time else { break }
      heap.swapAt(parent, least)
      parent = least
    }
    return (first.descriptor, first.number)
  }
}
