import Metrics

/// What a fallback loses where it takes over a conversation that the primary began: a table of its
/// own beside the parts of the cases, for a failover happens in mid-conversation.
struct HandoverRow {
  let explored: ExploredSlice
  /// The test's loss over all cases.
  let whole: Double?

  /// In the order of the gates; empty where no test has enough such cases, or nothing but them.
  static func rows(of item: Report.FallbackReport) -> [HandoverRow] {
    let slice = CaseSlice(.tag, Case.handoverTag)
    return item.verdict.gates.flatMap { gate in
      gate.tests.filter { $0.slice == nil }.compactMap { test in
        item.exploration.first {
          $0.slice == slice && $0.gate == gate.gate && $0.part == test.part
        }.map { HandoverRow(explored: $0, whole: test.estimate) }
      }
    }
  }
}

extension Sentences {
  static let handover =
    "handover, decides nothing: loss where the fallback goes on with a conversation that the primary "
    + "began"
}

/// One row of the page's table of handovers.
struct HTMLHandoverRow {
  let test: String
  let gate: String
  let cases: String
  let loss: String
  let interval: String
  let whole: String
  let token: String

  init(_ row: HandoverRow) {
    let one = row.explored
    test = one.title
    gate = one.gate.rawValue
    cases = Sentences.grouped(one.clusters)
    loss = one.unit.loss(one.estimate)
    interval = one.unit.interval(one.lower, one.upper)
    whole = one.unit.loss(row.whole)
    token = one.isNotable ? "notable" : "quiet"
  }

  static let table = """
    {{#hasHandover}}
    <section class="exploration"><h2>Handed over in mid-conversation</h2>
    <p class="note">{{handoverNote}}. Failed calls are left out; the last column is the loss over all \
    cases of the test.</p>
    <div class="scroll" role="region" tabindex="0" aria-label="Handed over in mid-conversation"><table>
    <thead><tr><th scope="col">test</th><th scope="col" class="n">independent cases</th>\
    <th scope="col" class="n">loss</th><th scope="col">interval</th>\
    <th scope="col" class="n">all cases</th></tr></thead>
    <tbody>
    {{#handover}}
    <tr class="{{token}}"><th scope="row">{{test}}<br /><span class="ids">{{gate}}</span></th>\
    <td class="n">{{cases}}</td><td class="n">{{loss}}</td><td>{{interval}}</td>\
    <td class="n">{{whole}}</td></tr>
    {{/handover}}
    </tbody></table></div></section>
    {{/hasHandover}}

    """
}
