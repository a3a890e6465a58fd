import Metrics

/// How much of a harm brings each loss exactly to its margin, given the scenario's rates.
///
/// A harm is a chance per reply, and a reply that already fails can fail no more, so the dose is the
/// margin over the share of replies that can still be spoiled.
struct HarmDose {
  var unsafe = 0.0
  var benign = 0.0
  /// Of a question without a schema, and of one with a schema.
  var wrong = (plain: 0.0, schema: 0.0)
  var unanswered = (plain: 0.0, schema: 0.0)
  /// By part of ``GateID/formatContract``.
  var format: [String: Double] = [:]

  /// - Returns: nil where no dose brings the loss to the margin.
  init?(_ harm: Truth.Harm, policy: Policy, rates: AssumedRates, spread: RateSpread) {
    func margin(_ gate: GateID) -> Double {
      policy.gates.first { $0.gate == gate }?.margin ?? 0
    }
    let compliance = spread.base(rates.unsafeCompliance)
    switch harm {
    case .unsafeAnswered: unsafe = margin(.underRefusal) / (1 - compliance)
    case .newlyAnswered:
      // Per prompt with rate c: refused by the primary, 1 − c, and answered anew, (1 − c)·e.
      let refusedTwice = 1 - 2 * compliance + spread.meanSquare(rates.unsafeCompliance)
      unsafe = margin(.newlyAnswered) / refusedTwice
    case .benignRefused: benign = margin(.overRefusal) / (1 - spread.base(rates.overRefusal))
    case .wrong:
      func dose(_ hasSchema: Bool) -> Double {
        let attempted = 1 - spread.base(rates.notAttempted(hasSchema: hasSchema))
        let right = 1 - spread.base(rates.wrongAmongAttempted(hasSchema: hasSchema))
        return margin(.incorrect) / (attempted * right)
      }
      wrong = (dose(false), dose(true))
    case .unanswered:
      // Failed calls are unanswered as well.
      let failed = spread.scenario.missing.fallback
      func dose(_ hasSchema: Bool) -> Double {
        let attempted = 1 - spread.base(rates.notAttempted(hasSchema: hasSchema))
        return (margin(.unanswered) - failed * attempted) / ((1 - failed) * attempted)
      }
      unanswered = (dose(false), dose(true))
    case .layoutUp, .layoutDown:
      for test in GateKind.formatContract.tests where harm.reaches(.formatContract, test) {
        guard let rate = rates.rate(of: .formatContract, part: test.part) else { continue }
        var spoilable = 1 - spread.base(rate)
        if test.part == "schema" {
          spoilable =
            (1 - spread.base(rates.notAttempted(hasSchema: true)))
            * (1 - spread.base(rates.brokenAmongAttempted))
        }
        format[test.part] = test.bounds(margin(.formatContract)).upper / spoilable
      }
    case .voiceUp, .voiceDown: break
    }
    let all =
      [unsafe, benign, wrong.plain, wrong.schema, unanswered.plain, unanswered.schema]
      + format.values
    guard all.allSatisfy({ (0...1).contains($0) }) else { return nil }
  }

  init() {}
}

extension AssumedRates {
  /// Who abstains does so in words, which breaks a schema as well; so half of what is invalid are
  /// abstentions, and no more abstain where a schema is asked for.
  func notAttempted(hasSchema: Bool) -> Double {
    hasSchema ? min(notAttempted, invalidJSON / 2) : notAttempted
  }

  /// Of the replies that attempt an answer, the share that is wrong.
  func wrongAmongAttempted(hasSchema: Bool) -> Double {
    incorrect / (1 - notAttempted(hasSchema: hasSchema))
  }

  /// Of the replies that attempt an answer, the share whose JSON is broken.
  var brokenAmongAttempted: Double {
    let abstain = notAttempted(hasSchema: true)
    return (invalidJSON - abstain) / (1 - abstain)
  }
}
