/// One way in which a target is asked otherwise than the run says, or than another target is.
///
/// None of them is wrong by itself; unsaid, each bends a comparison.
public struct Departure: Sendable, Hashable, Codable {
  public var parameter: Parameter
  public var effect: Effect
  /// Why, or what holds instead: a clause in small letters, without a full stop.
  public var note: String

  /// What it is about.
  public enum Parameter: String, Sendable, Hashable, Codable, CaseIterable {
    case temperature
    case topP = "top_p"
    case maxTokens = "max_tokens"
    case seed, stop
    case system = "system prompt"
    case template = "chat template"
    /// Sampling that a run does not speak of, such as top_k.
    case otherSampling = "other sampling"
    case safety = "safety filters"
    case context = "context window"
    case routing
    case extraBody = "extra_body"
  }

  public enum Effect: String, Sendable, Hashable, Codable, CaseIterable {
    /// Not sent; the provider's own default holds.
    case omitted
    /// Sent, and the server may take no notice.
    case ignored
    /// Sent, and it means something else there.
    case altered
    /// Nobody asked for it: the adapter sends it, or the server has it set.
    case set
  }

  public init(_ parameter: Parameter, _ effect: Effect, _ note: String) {
    self.parameter = parameter
    self.effect = effect
    self.note = note
  }

  /// `seed is not sent: this API has none`.
  public var sentence: String {
    switch effect {
    case .omitted: "\(parameter.rawValue) is not sent: \(note)"
    case .ignored: "\(parameter.rawValue) may have no effect: \(note)"
    case .altered, .set: "\(parameter.rawValue): \(note)"
    }
  }
}

extension Departure {
  /// A departure that comes with an adapter, for all of its models or some: data in the adapter's line
  /// of the table, or in its dialect.
  ///
  /// What a dialect has no field for needs no rule: it is found by comparing requests. A rule says why,
  /// or tells what no request shows.
  public struct Rule: Sendable {
    enum Kind: Sendable {
      case departure(Effect)
      /// The API rejects every prompt with it, and leaving it out would ask something else.
      case refused
    }

    var parameter: Parameter
    var kind: Kind
    var note: String
    /// The models that it holds for, by the beginnings of their names; empty for all.
    var models: [String] = []
    /// Models of those that it does not hold for.
    var except: [String] = []
    /// True where it holds only if the run leaves the parameter open.
    var isDefault = false
    /// Members of `extra_body` any of which settles the matter otherwise.
    var settledBy: [String] = []

    /// Taken out of every prompt before it is sent, because the API would reject it.
    static func omits(
      _ parameter: Parameter, _ note: String, models: [String] = [], except: [String] = [],
      settledBy members: [String] = []
    ) -> Rule {
      Rule(
        parameter: parameter, kind: .departure(.omitted), note: note, models: models,
        except: except, settledBy: members)
    }

    /// Refused before anything is asked.
    static func refuses(
      _ parameter: Parameter, _ note: String, models: [String] = [], except: [String] = []
    ) -> Rule {
      Rule(parameter: parameter, kind: .refused, note: note, models: models, except: except)
    }

    /// Sent without much hope.
    static func ignores(
      _ parameter: Parameter, _ note: String, models: [String] = [], except: [String] = []
    ) -> Rule {
      Rule(
        parameter: parameter, kind: .departure(.ignored), note: note, models: models,
        except: except)
    }

    /// Sent, with another meaning than elsewhere.
    static func alters(
      _ parameter: Parameter, _ note: String, models: [String] = [], except: [String] = []
    ) -> Rule {
      Rule(
        parameter: parameter, kind: .departure(.altered), note: note, models: models,
        except: except)
    }

    /// Sent by the adapter, or set at the server, whatever the run says.
    static func sets(
      _ parameter: Parameter, _ note: String, settledBy members: [String] = []
    ) -> Rule {
      Rule(parameter: parameter, kind: .departure(.set), note: note, settledBy: members)
    }

    /// What holds where the run leaves the parameter open.
    static func defaults(
      _ parameter: Parameter, _ note: String, settledBy members: [String] = []
    ) -> Rule {
      Rule(
        parameter: parameter, kind: .departure(.set), note: note, isDefault: true,
        settledBy: members)
    }

    /// Gateways put the maker in front of a model's name: `openai/o3`, `eu.anthropic.claude-opus-5`.
    func holds(for model: String) -> Bool {
      var bare = model.split(separator: "/").last.map(String.init) ?? model
      while let dot = bare.firstIndex(of: "."),
        bare[bare.index(after: dot)...].first?.isLetter == true
      {
        bare = String(bare[bare.index(after: dot)...])
      }
      func isOne(of names: [String]) -> Bool {
        names.contains { name in
          [model, bare].contains { $0 == name || $0.hasPrefix(name + "-") }
        }
      }
      return (models.isEmpty || isOne(of: models)) && !isOne(of: except)
    }
  }
}

extension Sampling {
  /// True where the run says something about it.
  func asks(for parameter: Departure.Parameter) -> Bool {
    switch parameter {
    case .temperature: temperature != nil
    case .topP: topP != nil
    case .maxTokens: maxTokens != nil
    case .seed: seed != nil
    case .stop: !stop.isEmpty
    default: true
    }
  }

  mutating func leaveOut(_ parameter: Departure.Parameter) {
    switch parameter {
    case .temperature: temperature = nil
    case .topP: topP = nil
    case .maxTokens: maxTokens = nil
    case .seed: seed = nil
    case .stop: stop = []
    default: break
    }
  }
}
