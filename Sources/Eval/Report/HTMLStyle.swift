/// The page's style sheet: screens of any width, light and dark, and A4 paper.
///
/// Colours of words and marks reach a contrast of 4.5 to 1 on their ground, in both schemes; no
/// colour carries a meaning that a symbol or a word does not carry as well.
enum HTMLStyle {
  static let sheet = """
    :root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de;
      --ground: #ffffff; --panel: #f6f8fa; --zone: #e3efe6; --wobble: #4a6fd0; --zero: #8c959f;
      --met: #176f2c; --broken: #b42318; --unknown: #8a5a00; --invalid: #6639ba; --mark: #fff1b8;
      --mark-ink: #1b1f24; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --ink: #e6edf3; --soft: #9aa5b1; --line: #333b45; --ground: #0f1318;
        --panel: #171c23; --zone: #16302a; --wobble: #7d9cf0; --zero: #6e7781; --met: #57c27a;
        --broken: #ff8177; --unknown: #e2b04a; --invalid: #c4a5ff; --mark: #5c4a12;
        --mark-ink: #fff4d0; }
    }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 1120px; padding: 28px 24px 48px; background: var(--ground);
      color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial,
      "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
    h1, h2, h3, h4, p { margin: 0; }
    h1 { font-size: 22px; line-height: 1.3; font-weight: 600; }
    h2 { font-size: 17px; margin: 36px 0 10px; }
    h3 { font-size: 15px; margin: 20px 0 6px; }
    h4 { font-size: 14px; font-weight: 600; }
    ul { margin: 0; padding-left: 20px; }
    a { color: inherit; }
    .top { display: flex; flex-wrap: wrap; gap: 4px 18px; align-items: baseline;
      padding-bottom: 14px; }
    .brand { font-weight: 700; letter-spacing: .12em; text-transform: uppercase; }
    .what { flex: 1 1 18em; }
    .when { color: var(--soft); font-size: 13px; text-align: right; }
    .band { display: flex; flex-wrap: wrap; gap: 6px 24px; align-items: center;
      padding: 20px 24px; border-radius: 8px; border: 2px solid; color: #ffffff;
      -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    .band .word { font-size: 30px; font-weight: 800; letter-spacing: .04em; overflow-wrap: normal; }
    .band > div { flex: 1 1 20em; }
    .band p { font-size: 14px; }
    .band .word, .band h1, .band p { color: #ffffff; }
    .band.pass { background: #176f2c; border-color: #176f2c; }
    .band.fail { background: #a8201a; border-color: #a8201a; }
    .band.inconclusive { background: #7d5200; border-color: #7d5200; }
    .band.invalid { background: #5b34a6; border-color: #5b34a6; }
    .fallback + .fallback { margin-top: 48px; }
    table { border-collapse: collapse; width: 100%; font-size: 13.5px;
      font-variant-numeric: tabular-nums; }
    caption { text-align: left; font-weight: 600; padding-bottom: 4px; }
    th, td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0;
      border-bottom: 1px solid var(--line); font-weight: 400; }
    thead th { color: var(--soft); font-size: 12px; vertical-align: bottom; white-space: normal; }
    tbody th { font-weight: 500; }
    .n { text-align: right; white-space: nowrap; }
    td.n, thead th { overflow-wrap: normal; }
    .ids, .note { color: var(--soft); font-size: 12.5px; }
    .scroll { overflow-x: auto; }
    .status { white-space: nowrap; font-weight: 600; }
    .met, .pass { color: var(--met); }
    .broken, .fail { color: var(--broken); }
    .not-known, .inconclusive { color: var(--unknown); }
    .invalid { color: var(--invalid); }
    .shown-only { color: var(--soft); }
    .summary .word { font-weight: 700; white-space: nowrap; }
    nav { margin-bottom: 28px; }
    .why { margin-top: 24px; }
    .why > ul:first-of-type { list-style: none; padding: 0; }
    .why li { margin-bottom: 8px; }
    .why li.met, .why li.broken, .why li.not-known, .why li.invalid { display: flex; gap: 10px; }
    .why li b { font-weight: 600; }
    .why li p { color: var(--ink); }
    .mark { font-weight: 700; }
    .forest table { table-layout: fixed; }
    .forest thead th:nth-child(1) { width: 19%; }
    .forest thead th:nth-child(2) { width: 30%; }
    .forest thead th:nth-child(3) { width: 10%; }
    .forest thead th:nth-child(4) { width: 15%; }
    .forest thead th:nth-child(5) { width: 11%; }
    .forest thead th:nth-child(6) { width: 5%; }
    .forest tbody th, .forest tbody td { border: 0; padding: 0 10px 0 0; height: 36px;
      vertical-align: middle; line-height: 1.2; }
    .forest tbody + tbody tr:first-child > :not(.plot) { border-top: 1px solid var(--line); }
    .forest tbody .plot, .forest tfoot .plot { padding: 0; }
    .forest .plot svg { display: block; }
    .forest .part th { padding-left: 16px; }
    .forest tfoot td { border: 0; padding-top: 0; }
    .legend { display: flex; flex-wrap: wrap; gap: 4px 20px; font-size: 12.5px;
      color: var(--soft); margin-bottom: 6px; }
    .legend svg { vertical-align: -2px; margin-right: 6px; }
    .n:last-child { padding-right: 0; }
    .forest .status, .forest thead th:last-child { padding-left: 8px; padding-right: 0; }
    .zero .n:nth-child(6) { padding-right: 24px; }
    svg .zone, svg.zone { fill: var(--zone); }
    svg .zero { stroke: var(--zero); stroke-dasharray: 2 3; }
    svg .limit { stroke: var(--ink); stroke-width: 1.5; }
    svg .wobble { fill: var(--wobble); opacity: .75; }
    svg .bar { stroke: currentColor; stroke-width: 3; }
    svg .end { stroke: currentColor; stroke-width: 2; }
    svg .dot, svg .arrow { fill: currentColor; }
    svg text { fill: var(--soft); font-size: 11px; }
    .doubt td { color: var(--soft); padding-top: 0; }
    tr:has(+ .doubt) > * { border-bottom: 0; }
    .gates th[scope=row] { overflow-wrap: normal; }
    .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22em), 1fr));
      gap: 16px 40px; align-items: start; margin-top: 14px; }
    .exhibits article { border: 1px solid var(--line); border-radius: 8px; padding: 14px 16px;
      margin: 10px 0 16px; }
    blockquote { margin: 8px 0 12px; padding: 2px 0 2px 14px; border-left: 3px solid var(--line); }
    .who { color: var(--soft); font-size: 12px; }
    .text { white-space: pre-wrap; font-size: 14px; }
    .replies { display: grid; grid-template-columns: 1fr 1fr; gap: 14px; }
    .replies > div { background: var(--panel); border-radius: 6px; padding: 10px 12px;
      min-width: 0; }
    .reading { margin-top: 8px; font-size: 13px; font-weight: 600; }
    .withheld { color: var(--soft); font-style: italic; }
    mark { background: var(--mark); color: var(--mark-ink); border-radius: 2px; }
    .signature, pre { font: 12.5px/1.5 ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono",
      monospace; background: var(--panel); border-radius: 6px; padding: 10px 12px; margin: 0;
      white-space: pre-wrap; }
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26em), 1fr));
      gap: 10px 40px; margin: 14px 0 0; font-size: 13.5px; }
    dt { color: var(--soft); font-size: 12px; }
    dd { margin: 0; white-space: pre-wrap; }
    .form { display: grid; grid-template-columns: 2fr 1fr 2fr; gap: 8px 24px; margin-bottom: 24px; }
    .form .subject { grid-column: 1 / -1; }
    .form .subject .word { white-space: nowrap; }
    .field { border-top: 1px solid var(--ink); margin-top: 48px; padding-top: 4px;
      font-size: 12px; color: var(--soft); }
    @media screen and (max-width: 760px) {
      body { padding: 18px 14px 36px; }
      .when { text-align: left; flex-basis: 100%; }
      .band { padding: 16px; }
      .forest thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
        clip-path: inset(50%); }
      .forest table, .forest tbody, .forest tfoot { display: block; }
      .forest tr { display: grid; grid-template-columns: 1fr auto; gap: 0 10px;
        padding: 8px 0 4px; }
      .forest tbody th, .forest tbody td, .forest tfoot td { height: auto; padding: 0;
        width: auto; }
      .forest tbody + tbody tr:first-child > :not(.plot) { border: 0; }
      .forest tbody { border-top: 1px solid var(--line); }
      .forest .plot { grid-column: 1 / -1; order: 5; }
      .forest tbody th { order: 1; }
      .forest .status { order: 2; text-align: right; }
      .forest .loss { order: 6; text-align: left; }
      .forest .interval { order: 7; }
      .forest .margin { order: 8; text-align: left; color: var(--soft); }
      .forest .cases { order: 9; color: var(--soft); }
      .forest .margin::before { content: "margin: "; }
      .forest .cases::before { content: "cases: "; }
      .forest td:empty { display: none; }
      .forest .group .plot { display: none; }
      .replies { grid-template-columns: 1fr; }
      .form { grid-template-columns: 1fr; gap: 0; }
      .scroll table { min-width: 620px; }
    }
    @page { size: A4; margin: 14mm; }
    @media print {
      body { max-width: none; padding: 0; font-size: 10pt; }
      h2 { margin-top: 20px; break-after: avoid; }
      h3, h4, .note, .legend { break-after: avoid; }
      table, .signature, pre, dl { font-size: 8.5pt; }
      .text { font-size: 9pt; }
      .ids { font-size: 7.5pt; }
      .forest table { font-size: 7.2pt; }
      .forest table .ids { font-size: 6.6pt; }
      .forest thead th:nth-child(1) { width: 21%; }
      .forest thead th:nth-child(2) { width: 22%; }
      .forest thead th:nth-child(3) { width: 11%; }
      .forest thead th:nth-child(4) { width: 17%; }
      .forest thead th:nth-child(5) { width: 13%; }
      .forest tbody th, .forest tbody td { padding-right: 4px; }
      .forest tbody, tr, .replies > div, .form, li, dl > div { break-inside: avoid; }
      thead { display: table-header-group; }
      tfoot { display: table-row-group; }
      .scroll { overflow: visible; }
      .fallback + .fallback { break-before: page; margin-top: 0; }
      .sign, .read { break-inside: avoid; }
      tr:has(+ .doubt) { break-after: avoid; }
      svg, mark, .replies > div { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    }
    """
}
