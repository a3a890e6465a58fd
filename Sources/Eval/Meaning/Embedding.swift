import Adapters
import Metrics

/// How far a reply's meaning lies from the primary's replies to the same case, by stored vectors.
///
/// Asks nobody: a text without a stored vector is undefined and gathered in ``open``.
final class Embedding {
  let embedder: Plan.Side
  private let store: Store
  /// The primary's texts by the key of its question, and by case for the other side.
  private let texts: [[UInt8]: [String]]
  private let primaryKey: [String: [UInt8]]
  private var latest: (key: [UInt8], vectors: [(text: String, vector: [Float]?)])?
  private var seen: Set<[UInt8]> = []
  /// Texts without a vector in the store, each once, in the order in which they were wanted.
  private(set) var open: [Question] = []
  /// What kept a vector from being read; whoever decides throws it.
  private(set) var failure: (any Error)?

  /// - Parameters:
  ///   - questions: the primary's.
  ///   - responses: its replies, question × sample; nil where missing.
  init(embedder: Plan.Side, store: Store, questions: [Question], responses: [[Response?]]) {
    self.embedder = embedder
    self.store = store
    texts = Dictionary(
      zip(questions.map(\.key), responses.map { $0.compactMap { $0?.text } }),
      uniquingKeysWith: { first, _ in first })
    primaryKey = Dictionary(
      questions.map { (Self.name($0), $0.key) }, uniquingKeysWith: { first, _ in first })
  }

  private static func name(_ question: Question) -> String {
    question.suite + "\u{0}" + question.case.id
  }

  /// The mean of 1 − cosine between a reply and the primary's replies to the case, 0 … 1.
  ///
  /// A reply of the primary is not compared with itself. An opposite direction counts as 1.
  func score(_ response: Response, to question: Question) -> Score {
    guard question.case.isComparedInMeaning else {
      return .undefined("the case is not compared in meaning")
    }
    guard let key = primaryKey[Self.name(question)] else {
      return .undefined("the primary was not asked this")
    }
    var others = vectors(ofPrimary: key)
    if question.key == key, let own = others.firstIndex(where: { $0.text == response.text }) {
      others.remove(at: own)
    }
    guard let vector = vector(of: response.text) else {
      return .undefined("the reply has no vector")
    }
    var sum = 0.0
    var count = 0
    for other in others.compactMap(\.vector) where other.count == vector.count {
      var cosine: Float = 0
      for index in vector.indices { cosine += vector[index] * other[index] }
      sum += min(1, max(0, 1 - Double(cosine)))
      count += 1
    }
    guard count > 0 else { return .undefined("no other reply of the primary has a vector") }
    return Score(sum / Double(count))
  }

  private func vectors(ofPrimary key: [UInt8]) -> [(text: String, vector: [Float]?)] {
    if let latest, latest.key == key { return latest.vectors }
    let vectors = (texts[key] ?? []).map { ($0, vector(of: $0)) }
    latest = (key, vectors)
    return vectors
  }

  private func vector(of text: String) -> [Float]? {
    guard !text.allSatisfy(\.isWhitespace) else { return nil }
    let asked = Question(
      asking: [Message(role: .user, content: text)], of: embedder.target, named: "text",
      sampling: Sampling())
    var isStored = false
    var vector: [Float]?
    do {
      try store.forEachSample(of: [asked], below: 1) { _, sample in
        guard case .success(let reply) = sample.outcome else { return }
        isStored = true
        vector = EmbeddedText.unitVector(reply.text)
      }
    } catch {
      failure = failure ?? error
    }
    if !isStored, seen.insert(asked.key).inserted { open.append(asked) }
    return vector
  }
}

extension Case {
  /// Replies to safety cases differ by whether they decline, which other gates look at.
  var isComparedInMeaning: Bool { dimension != .safety }
}

extension Metric {
  /// How far a reply's meaning lies from the primary's; its value comes from stored vectors.
  static let meaningDistance = Metric(
    id: "meaning.distance", version: 1,
    summary: "how far the meaning lies from the primary's replies to the case",
    unit: "1 − cosine"
  ) { _ in
    .undefined("no embedder was asked")
  }
}
