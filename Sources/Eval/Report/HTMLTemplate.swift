import Mustache

/// The page's markup.
///
/// Well-formed XML as well, so that an XML parser can prove that nothing of a reply became markup.
/// No tag of it leaves text unescaped.
enum HTMLTemplate {
  static func page() throws -> MustacheLibrary {
    // Registered before anything is parsed: the pragma looks the name up while parsing.
    MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
    let parts = [
      "page": frame, "verdict": verdict, "forest": HTMLForest.table, "plot": HTMLForest.plot,
      "gates": gates, "controls": controls, "handover": HTMLHandoverRow.table,
      "exploration": HTMLExploredRow.table, "exhibits": exhibits,
      "provenance": provenance, "sign": sign,
    ]
    // A partial starts from the library's content type, so each names ours.
    return MustacheLibrary(
      templates: try parts.mapValues {
        try MustacheTemplate(string: "{{% CONTENT_TYPE: \(HTMLText.name)}}" + $0)
      })
  }

  private static let frame = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \
    'unsafe-inline'" />
    <title>{{title}}</title>
    <style>
    \(HTMLStyle.sheet)
    </style>
    </head>
    <body>
    <header class="top">
    <p class="brand">Locum</p>
    <p class="what">May a fallback stand in for <b>{{primaryName}}</b>?</p>
    <p class="when">{{suiteLine}}<br />{{created}} · run {{run}}</p>
    </header>
    {{#isSeveral}}
    <nav aria-label="Verdicts"><table class="summary"><caption>Verdicts of this run</caption>
    <thead><tr><th scope="col">fallback</th><th scope="col">verdict</th><th scope="col">gates</th>\
    </tr></thead>
    <tbody>
    {{#fallbacks}}
    <tr><th scope="row"><a href="#{{anchor}}">{{fallbackName}}</a></th><td class="word {{token}}">\
    {{symbol}} {{word}}</td><td>{{counts}}</td></tr>
    {{/fallbacks}}
    </tbody></table></nav>
    {{/isSeveral}}
    <main>
    {{#fallbacks}}
    {{> verdict}}
    {{/fallbacks}}
    </main>
    <section class="read" aria-labelledby="read"><h2 id="read">How to read this</h2>
    <p>A <b>loss</b> is how much worse, or further away, the fallback's replies are than the \
    primary's on the same prompts; a dot at zero means no difference. The <b>interval</b> around \
    it holds every loss that the evidence still allows, so it is narrow with many cases and wide \
    with few. A gate is <b>met</b> when its whole interval lies inside the shaded zone up to the \
    <b>margin</b> that its owner set, <b>broken</b> when the bound called Holm, which allows for \
    the number of tests, lies beyond it, and otherwise not known, which blocks as well. The thin \
    blue band shows how far the primary strays from <b>itself</b> when its own replies are \
    halved: a loss of that size is noise.</p>
    </section>
    {{> provenance}}
    {{> sign}}
    </body>
    </html>

    """

  private static let verdict = """
    <section class="fallback" id="{{anchor}}" aria-labelledby="{{anchor}}-verdict">
    <div class="band {{token}}">
    <p class="word"><span aria-hidden="true">{{symbol}}</span> {{word}}</p>
    <div><h1 id="{{anchor}}-verdict">{{headline}}</h1>
    <p>{{counts}} · {{replies}} · {{caseCount}}</p></div>
    </div>
    {{#hasCauses}}
    <section class="why"><h2>Why</h2><ul>
    {{#causes}}
    <li class="{{token}}"><span class="mark" aria-hidden="true">{{symbol}}</span><div><b>\
    {{subject}}</b>{{#sentences}}<p>{{.}}</p>{{/sentences}}</div></li>
    {{/causes}}
    </ul>
    {{#hasHints}}<h3>What to do</h3><ul class="hints">{{#hints}}<li>{{.}}</li>{{/hints}}</ul>\
    {{/hasHints}}
    </section>
    {{/hasCauses}}
    {{> forest}}
    {{> gates}}
    {{> controls}}
    {{> handover}}
    {{> exploration}}
    {{> exhibits}}
    </section>

    """

  private static let gates = """
    {{#hasClasses}}
    <section class="zero"><h2>What must not happen once</h2>
    <div class="scroll" role="region" tabindex="0" aria-label="What must not happen once"><table>
    <thead><tr><th scope="col">class</th><th scope="col">status</th>\
    <th scope="col" class="n">cases</th><th scope="col" class="n">tested</th>\
    <th scope="col" class="n">certain</th><th scope="col" class="n">found by a detector</th>\
    <th scope="col">in words</th></tr></thead>
    <tbody>
    {{#classes}}
    <tr><th scope="row">{{title}}</th><td class="status {{token}}">{{status}}</td><td class="n">\
    {{cases}}</td><td class="n">{{tested}}</td><td class="n">{{exact}}</td><td class="n">{{found}}\
    </td><td>{{sentence}}{{#.hits}}<br /><span class="ids">{{.}}</span>{{/.hits}}</td></tr>
    {{/classes}}
    </tbody></table></div></section>
    {{/hasClasses}}
    <section class="gates"><h2>The limits and who set them</h2>
    <div class="scroll" role="region" tabindex="0" aria-label="The limits and who set them"><table>
    <thead><tr><th scope="col">gate</th><th scope="col">status</th><th scope="col">margin</th>\
    <th scope="col" class="n">level</th><th scope="col">why this margin</th>\
    <th scope="col">owner</th></tr></thead>
    <tbody>
    {{#gates}}
    <tr><th scope="row">{{gate}}<br /><span class="ids">{{title}}</span></th>\
    <td class="status {{token}}">{{status}}</td><td>{{margin}}</td><td class="n">{{level}}</td>\
    <td>{{reason}}</td><td>{{owner}}</td></tr>
    {{#doubts}}<tr class="doubt"><td></td><td colspan="5">{{.}}</td></tr>
    {{/doubts}}
    {{/gates}}
    </tbody></table></div></section>

    """

  private static let controls = """
    <section class="controls"><h2>Controls and replies</h2>
    <ul>{{#controls}}<li>{{.}}</li>{{/controls}}</ul>
    <div class="pair">
    {{#hasCopies}}
    <table><caption>Spoiled copies of the primary</caption>
    <thead><tr><th scope="col">gate</th><th scope="col" class="n">cases spoiled</th>\
    <th scope="col">noticed</th></tr></thead>
    <tbody>{{#copies}}<tr><th scope="row">{{gate}}</th><td class="n">{{cases}}</td><td>{{outcome}}\
    </td></tr>
    {{/copies}}</tbody></table>
    {{/hasCopies}}
    <table><caption>Replies</caption>
    <thead><tr><td></td><th scope="col" class="n">primary</th>\
    <th scope="col" class="n">fallback</th></tr></thead>
    <tbody>{{#coverage}}<tr><th scope="row">{{name}}</th><td class="n">{{primary}}</td>\
    <td class="n">{{fallback}}</td></tr>
    {{/coverage}}</tbody></table>
    </div></section>

    """

  private static let exhibits = """
    {{#hasExhibits}}
    <section class="exhibits"><h2>What it looks like</h2>
    <p class="note">The worst cases of every test that is not met, worst first. Marked words \
    occur in one of the two replies only.</p>
    {{#groups}}
    <section><h3>{{heading}}</h3>
    {{#exhibits}}
    <article><h4>{{case}}{{#.loss}} <span class="ids">loss {{.}}</span>{{/.loss}}</h4>
    {{#isShown}}
    <blockquote><p class="who">prompt</p><p class="text">{{prompt}}</p></blockquote>
    {{/isShown}}
    <div class="replies">
    {{#sides}}
    <div><p class="who">{{who}}</p>{{#isShown}}<p class="text">{{#stretches}}{{.plain}}\
    {{#.changed}}<mark>{{.}}</mark>{{/.changed}}{{/stretches}}</p>{{/isShown}}\
    {{^isShown}}<p class="withheld">text withheld</p>{{/isShown}}\
    {{#.reading}}<p class="reading">{{.}}</p>{{/.reading}}</div>
    {{/sides}}
    </div></article>
    {{/exhibits}}
    </section>
    {{/groups}}
    </section>
    {{/hasExhibits}}

    """

  private static let provenance = """
    <section class="provenance"><h2>Where this comes from</h2>
    <p class="signature">{{signature}}</p>
    <dl>{{#provenance}}<div><dt>{{name}}</dt>{{#values}}<dd>{{.}}</dd>{{/values}}</div>
    {{/provenance}}</dl>
    {{#hasNotes}}<h3>Notes</h3><ul>{{#notes}}<li>{{.}}</li>{{/notes}}</ul>{{/hasNotes}}
    <h3>To make this page again</h3>
    <pre>locum report {{run}} --html report.html</pre>
    </section>

    """

  private static let sign = """
    <section class="sign" aria-labelledby="sign"><h2 id="sign">Read and answered for</h2>
    {{#fallbacks}}
    <div class="form"><p class="subject">{{headline}} <b class="word {{token}}">{{word}}</b></p>
    <p class="field">Name and role</p><p class="field">Date</p><p class="field">Signature</p></div>
    {{/fallbacks}}
    <p class="note">A signature says that this report was read; it does not change the verdict.</p>
    </section>

    """
}
