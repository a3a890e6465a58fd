/// The markup of the forest plot: a table whose cells hold one small drawing each, in per cent of
/// its width, so that it stays a table for readers of any kind and sharp at any width.
enum HTMLForest {
  static let table = """
    {{#hasTests}}
    <section class="forest"><h2>Loss beyond the primary, each on the scale of its margin</h2>
    <p class="legend"><span><svg width="34" height="14" aria-hidden="true">\
    <line class="bar" x1="2" x2="32" y1="7" y2="7" /><circle class="dot" cx="17" cy="7" r="4.5" />\
    </svg>loss and its {{intervalName}}</span> <span>\
    <svg width="22" height="14" aria-hidden="true">\
    <rect class="zone" x="0" y="1" width="22" height="12" /></svg>allowed</span> <span>\
    <svg width="22" height="14" aria-hidden="true">\
    <line class="limit" x1="11" x2="11" y1="0" y2="14" /></svg>margin</span> <span>\
    <svg width="22" height="14" aria-hidden="true">\
    <rect class="wobble" x="0" y="5" width="22" height="4" />\
    </svg>the primary against itself</span></p>
    <table>
    <thead><tr><th scope="col">test</th><th scope="col">loss in margins →</th>\
    <th scope="col" class="n">loss</th><th scope="col" class="n">{{intervalName}}</th>\
    <th scope="col" class="n">margin</th><th scope="col" class="n">cases</th>\
    <th scope="col">status</th></tr></thead>
    {{#blocks}}
    <tbody>
    {{#.heading}}
    <tr class="group"><th scope="rowgroup">{{title}}<br /><span class="ids">{{gate}}</span></th>\
    <td class="plot">{{#plot}}{{> plot}}{{/plot}}</td><td colspan="4"></td>\
    <td class="status {{token}}">{{status}}</td></tr>
    {{/.heading}}
    {{#rows}}
    <tr class="{{kind}}"><th scope="row">{{name}}{{#.gate}}<br /><span class="ids">{{.}}</span>\
    {{/.gate}}</th><td class="plot">{{#plot}}{{> plot}}{{/plot}}</td><td class="n loss">{{loss}}\
    </td><td class="n interval">{{interval}}{{#.holm}}<br /><span class="ids">Holm {{.}}</span>\
    {{/.holm}}</td><td class="n margin">{{margin}}</td><td class="n cases">{{cases}}</td>\
    <td class="status {{token}}">{{status}}</td></tr>
    {{/rows}}
    </tbody>
    {{/blocks}}
    <tfoot><tr><td></td><td class="plot axis"><svg width="100%" height="20" role="img">\
    <title>The axis, in margins: −1, 0 and 1</title>{{#axis}}\
    <text x="{{at}}" y="14" text-anchor="middle">{{label}}</text>{{/axis}}</svg></td>\
    <td colspan="5"></td></tr></tfoot>
    </table></section>
    {{/hasTests}}

    """

  static let plot = """
    <svg width="100%" height="36" class="{{token}}"{{#.sentence}} role="img"{{/.sentence}}\
    {{^.sentence}} aria-hidden="true"{{/.sentence}}>{{#.sentence}}<title>{{.}}</title>\
    {{/.sentence}}<rect class="zone" x="{{row.zoneStart}}" y="0" width="{{row.zoneWidth}}" \
    height="36" /><line class="zero" x1="{{row.zero}}" x2="{{row.zero}}" y1="0" y2="36" />\
    <line class="limit" x1="{{row.margin}}" x2="{{row.margin}}" y1="0" y2="36" />\
    {{#row.lowerMargin}}<line class="limit" x1="{{.}}" x2="{{.}}" y1="0" y2="36" />\
    {{/row.lowerMargin}}{{#row.wobble}}<rect class="wobble" x="{{start}}" y="27" \
    width="{{width}}" height="4" />{{/row.wobble}}{{#row.interval}}\
    <line class="bar" x1="{{start}}" x2="{{end}}" y1="17" y2="17" />{{#goesOnLeft}}\
    <svg x="{{start}}" y="17" overflow="visible"><path class="arrow" d="M-1 0 l8 -5 v10 z" />\
    </svg>{{/goesOnLeft}}{{^goesOnLeft}}<line class="end" x1="{{start}}" x2="{{start}}" y1="12" \
    y2="22" />{{/goesOnLeft}}{{#goesOnRight}}<svg x="{{end}}" y="17" overflow="visible">\
    <path class="arrow" d="M1 0 l-8 -5 v10 z" /></svg>{{/goesOnRight}}{{^goesOnRight}}\
    <line class="end" x1="{{end}}" x2="{{end}}" y1="12" y2="22" />{{/goesOnRight}}\
    {{/row.interval}}{{#row.estimate}}<circle class="dot" cx="{{.}}" cy="17" r="5" />\
    {{/row.estimate}}</svg>
    """
}
