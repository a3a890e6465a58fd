/// The exhibits of one test, under one heading.
struct HTMLExhibitGroup {
  let heading: String
  private(set) var exhibits: [Exhibit]

  struct Exhibit {
    let `case`: String
    let loss: String?
    let isShown: Bool
    let prompt: String
    let sides: [Side]
  }

  struct Side {
    let who: String
    let segments: [ChangedWords.Segment]
    let reading: String?
  }

  /// A reply is cut before this many bytes: the page stays one that people read.
  fileprivate static let longest = 4000

  static func groups(
    of item: Report.FallbackReport, primary: String, fallback: String
  ) -> [HTMLExhibitGroup] {
    var groups: [HTMLExhibitGroup] = []
    for exhibit in item.exhibits {
      let test = item.verdict.gates.first { $0.gate == exhibit.gate }?.tests.first {
        $0.part == exhibit.part
      }
      let part = test?.title ?? exhibit.part
      let heading = exhibit.gate.rawValue + (part.isEmpty ? "" : ": \(part)")
      let one = Exhibit(
        exhibit, loss: test.map { $0.unit.loss(exhibit.loss) }, primary: primary,
        fallback: fallback)
      if groups.last?.heading == heading {
        groups[groups.count - 1].exhibits.append(one)
      } else {
        groups.append(HTMLExhibitGroup(heading: heading, exhibits: [one]))
      }
    }
    return groups
  }
}

extension HTMLExhibitGroup.Exhibit {
  fileprivate init(
    _ exhibit: Report.Exhibit, loss: String?, primary: String, fallback: String
  ) {
    let longest = HTMLExhibitGroup.longest
    let words = ChangedWords(exhibit.primary.cut(to: longest), exhibit.fallback.cut(to: longest))
    `case` = exhibit.case
    self.loss = loss
    isShown = !exhibit.isWithheld
    prompt = exhibit.prompt.cut(to: longest)
    func reading(_ text: String) -> String? { text.isEmpty ? nil : text.cut(to: 400) }
    sides = [
      .init(who: primary, segments: words.first, reading: reading(exhibit.primaryReading)),
      .init(who: fallback, segments: words.second, reading: reading(exhibit.fallbackReading)),
    ]
  }
}
