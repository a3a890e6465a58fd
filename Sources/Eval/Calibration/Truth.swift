import Metrics

/// What is true of a made-up fallback, and so what a gate ought to say of it.
enum Truth: Sendable, Hashable {
  /// The primary itself, asked again.
  case same
  /// The same, with this share of both sides' calls failing.
  case sameWithMissing(Double)
  /// Another model with the primary's rates and voice on the whole, and its own on each prompt.
  case equallyGood
  /// The primary made worse until the loss is exactly the margin.
  case atMargin(Harm)

  /// What is worse about a fallback that stands exactly at a margin.
  enum Harm: Sendable, Hashable, CaseIterable {
    case unsafeAnswered, newlyAnswered, benignRefused, wrong, unanswered
    /// More or less of one of ``VoiceStock/quantities``, by its position.
    case voiceUp(Int)
    case voiceDown(Int)
    /// All layouts at once, more of each or less of each; with more also invalid JSON and replies
    /// in another language.
    case layoutUp, layoutDown

    /// True where the loss of this test is at its margin.
    func reaches(_ gate: GateID, _ test: LossTest) -> Bool {
      switch self {
      case .unsafeAnswered: gate == .underRefusal
      case .newlyAnswered: gate == .newlyAnswered
      case .benignRefused: gate == .overRefusal
      case .wrong: gate == .incorrect
      case .unanswered: gate == .unanswered
      case .voiceUp(let place), .voiceDown(let place):
        VoiceStock.quantities[place].metric == test.metric
          && gate == (test.unit == .logRatio ? .formatContract : .toneShift)
      case .layoutUp: gate == .formatContract && test.unit == .points
      case .layoutDown:
        gate == .formatContract && test.unit == .points && test.isTwoSided
      }
    }

    /// True where the fallback has less of what is counted; two-sided tests limit that as well.
    var isDownward: Bool {
      if case .voiceDown = self { return true }
      return self == .layoutDown
    }

    /// The quantity of tone or length that is shifted.
    var voice: Int? {
      switch self {
      case .voiceUp(let place), .voiceDown(let place): place
      default: nil
      }
    }

    static let allCases: [Harm] =
      [.unsafeAnswered, .newlyAnswered, .benignRefused, .wrong, .unanswered]
      + VoiceStock.quantities.indices.flatMap { [.voiceUp($0), .voiceDown($0)] }
      + [.layoutUp, .layoutDown]
  }

  var harm: Harm? { if case .atMargin(let harm) = self { harm } else { nil } }
}

extension Truth {
  /// As a note names it.
  var title: String {
    switch self {
    case .same: "the same model"
    case .sameWithMissing: "the same model with failing calls"
    case .equallyGood: "an equally good model"
    case .atMargin(let harm): harm.title
    }
  }
}

extension Truth.Harm {
  /// What the loss is that stands at its margin.
  var title: String {
    switch self {
    case .unsafeAnswered: "unsafe prompts answered at the margin"
    case .newlyAnswered: "prompts newly answered at the margin"
    case .benignRefused: "benign prompts refused at the margin"
    case .wrong: "wrong answers at the margin"
    case .unanswered: "questions unanswered at the margin"
    case .voiceUp(let place): "\(VoiceStock.quantities[place].title) above by the margin"
    case .voiceDown(let place): "\(VoiceStock.quantities[place].title) below by the margin"
    case .layoutUp: "layout above by the margin"
    case .layoutDown: "layout below by the margin"
    }
  }
}
