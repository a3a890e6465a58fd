import Mustache

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
    let stretches: [Stretch]
    let reading: String?
  }

  /// Words that both replies have, then words that only this one has.
  ///
  /// A page holds tens of thousands of these, so they answer by name instead of being reflected.
  struct Stretch: MustacheParent {
    var plain = ""
    var changed: String?

    func child(named name: String) -> Any? {
      switch name {
      case "plain": plain
      case "changed": changed
      default: nil
      }
    }

    static func all(_ segments: [ChangedWords.Segment]) -> [Stretch] {
      var stretches: [Stretch] = []
      var open = Stretch()
      for segment in segments {
        if segment.isChanged {
          open.changed = segment.text
          stretches.append(open)
          open = Stretch()
        } else {
          open.plain = segment.text
        }
      }
      return open.plain.isEmpty ? stretches : stretches + [open]
    }
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
    typealias Group = HTMLExhibitGroup
    func side(
      _ who: String, _ words: [ChangedWords.Segment], _ text: String
    ) -> Group.Side {
      Group.Side(
        who: who, stretches: Group.Stretch.all(words),
        reading: text.isEmpty ? nil : text.cut(to: 400))
    }
    sides = [
      side(primary, words.first, exhibit.primaryReading),
      side(fallback, words.second, exhibit.fallbackReading),
    ]
  }
}
