import Metrics

/// One row of the page's table of parts of the cases.
struct HTMLExploredRow {
  let test: String
  let gate: String
  let slice: String
  let cases: String
  let loss: String
  let interval: String
  let adjusted: String
  let token: String

  /// Rows beyond the notable ones, so that a quiet table shows what was looked at.
  private static let shown = 20

  static func rows(of explored: [ExploredSlice]) -> [HTMLExploredRow] {
    let notable = explored.prefix { $0.isNotable }.count
    return explored.prefix(max(min(notable, 5 * shown), shown)).map { one in
      HTMLExploredRow(
        test: one.title, gate: one.gate.rawValue, slice: one.slice.title.cut(to: 200),
        cases: Sentences.grouped(one.clusters), loss: one.unit.loss(one.estimate),
        interval: one.unit.interval(one.lower, one.upper),
        adjusted: one.adjusted < 0.001 ? "< 0.001" : Sentences.number(one.adjusted),
        token: one.isNotable ? "notable" : "quiet")
    }
  }

  static let table = """
    {{#hasExploration}}
    <section class="exploration"><h2>Where the differences lie</h2>
    <p class="note">{{explorationNote}}. Failed calls are left out; the last column is the \
    p-value after Benjamini and Hochberg over all parts of all tests. Every row is in the JSON and \
    CSV reports.</p>
    <div class="scroll" role="region" tabindex="0" aria-label="Where the differences lie"><table>
    <thead><tr><th scope="col">test</th><th scope="col">part of the cases</th>\
    <th scope="col" class="n">independent cases</th><th scope="col" class="n">loss</th>\
    <th scope="col">interval</th><th scope="col" class="n">adjusted p</th></tr></thead>
    <tbody>
    {{#exploration}}
    <tr class="{{token}}"><th scope="row">{{test}}<br /><span class="ids">{{gate}}</span></th>\
    <td>{{slice}}</td><td class="n">{{cases}}</td><td class="n">{{loss}}</td><td>{{interval}}</td>\
    <td class="n">{{adjusted}}</td></tr>
    {{/exploration}}
    </tbody></table></div></section>
    {{/hasExploration}}

    """
}
