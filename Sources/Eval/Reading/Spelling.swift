/// The known word that a mistyped one probably meant, if any is near enough.
///
/// Optimal string alignment distance (insert, delete, replace, swap of neighbours), at most a third
/// of the word's length and at least 1.
func nearest(to word: String, among known: some Sequence<String>) -> String? {
  let folded = Array(word.lowercased().utf8)
  let limit = max(1, folded.count / 3)
  return
    known
    .map { (word: $0, distance: alignmentDistance(folded, Array($0.lowercased().utf8))) }
    .filter { $0.distance <= limit }
    .min { ($0.distance, $0.word) < ($1.distance, $1.word) }?
    .word
}

/// `did you mean "x"?`, or the list of what is known.
func suggestion(for word: String, among known: [String]) -> String {
  if let near = nearest(to: word, among: known) { return "did you mean \"\(near)\"?" }
  return "known: " + known.joined(separator: ", ")
}

private func alignmentDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  if a.isEmpty || b.isEmpty || a.count > 64 || b.count > 64 { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  var row = last
  for i in 1...a.count {
    row[0] = i
    for j in 1...b.count {
      let cost = a[i - 1] == b[j - 1] ? 0 : 1
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last, row) = (last, row, beforeLast)
  }
  return last[b.count]
}
