/// The one style sheet of the page: light and dark, screen and paper, from 320 pixels up.
enum Stylesheet {
  static let css: StaticString = """

    :root {
      color-scheme: light dark;
      --paper: #fcfbf9; --ink: #1d2125; --muted: #5a626b; --hair: #e4e1db; --track: #cfccc5;
      --accent: #2f5d9b; --good: #14745f; --bad: #b8432b; --uncertain: #8a5a00; --plain: #a9afb6;
      --violet: #7a4a8c; --band: #e9e4d6; --wash: #f4f2ed; --on-fill: #ffffff; --on-plain: #1d2125;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #15181b; --ink: #e9e6e1; --muted: #9da5ae; --hair: #2b3036; --track: #434a52;
        --accent: #86b3ee; --good: #58c2a6; --bad: #f08e76; --uncertain: #dfb159; --plain: #646d77;
        --violet: #c79bd9; --band: #3d3a2e; --wash: #1c2024; --on-fill: #14171a; --on-plain: #f4f2ef;
      }
    }
    *, ::before, ::after { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
      overflow-wrap: break-word;
    }
    main { max-width: 54rem; margin: 0 auto; padding: clamp(1.5rem, 6vw, 4.5rem) clamp(1rem, 5vw, 2rem); }
    h1, h2, p, figure, table, ul, dl { margin: 0; }
    h1 { font-size: 1.375rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; }
    h2 {
      font-size: 1.1875rem; line-height: 1.35; font-weight: 650; letter-spacing: -0.005em;
      margin-top: 4rem; padding-top: 1.5rem; border-top: 1px solid var(--hair);
    }
    .subtitle { color: var(--muted); font-size: 0.9375rem; margin-top: 0.125rem; }
    main > * + p, main > * + figure, main > * + section, main > * + .finding, main > * + .scroll { margin-top: 2.5rem; }
    main > p + p { margin-top: 1rem; }
    main > h2 + p { margin-top: 0.75rem; }
    main > h2 + section, main > h2 + figure, main > h2 + .scroll, main > h2 + .finding { margin-top: 1.5rem; }
    main > h2 + .subtitle + * { margin-top: 1.5rem; }
    main > p { max-width: 40rem; }

    .headline { margin-top: 2.25rem; }
    .headline .top { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 0.5rem 2rem; }
    .headline .top > div { min-width: 0; overflow-wrap: anywhere; }
    .headline .label { font-size: 0.9375rem; color: var(--muted); }
    .headline .figure {
      font-size: clamp(3rem, 12vw, 4.5rem); line-height: 1; font-weight: 300; letter-spacing: -0.035em;
      font-variant-numeric: tabular-nums; margin-left: -0.03em;
    }
    .headline .unit { font-size: 0.3em; letter-spacing: 0; font-weight: 400; color: var(--muted); margin-left: 0.5em; }
    .headline .limits { font-size: 1.125rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
    .headline .limits span { color: var(--muted); font-size: 0.9375rem; margin-right: 0.25rem; }
    .headline .method { color: var(--muted); font-size: 0.875rem; line-height: 1.45; max-width: 26rem; }
    .headline .aside { padding-bottom: 0.25rem; }
    .headline > figure { margin-top: 1.5rem; }
    .headline > .finding { margin-top: 1.75rem; }

    .finding { border-left: 3px solid var(--accent); padding: 0.125rem 0 0.125rem 1rem; max-width: 40rem; font-size: 1.0625rem; }
    .finding.good { border-color: var(--good); }
    .finding.bad { border-color: var(--bad); }
    .finding.uncertain { border-color: var(--uncertain); }

    .notes { background: var(--wash); border-radius: 0.5rem; padding: 1rem 1.25rem; font-size: 0.9375rem; line-height: 1.55; }
    .notes .title { font-weight: 600; }
    .notes ul { padding-left: 1.125rem; }
    .notes li { margin-top: 0.375rem; }

    figcaption, caption { text-align: left; font-weight: 600; overflow-wrap: anywhere; padding: 0 0 0.625rem; }
    .scroll { overflow-x: auto; }
    .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 4px; }
    table { border-collapse: collapse; font-size: 0.9375rem; line-height: 1.45; font-variant-numeric: tabular-nums; }
    th, td { padding: 0.4375rem 0.625rem; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--hair); }
    th:first-child, td:first-child { padding-left: 0; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th, thead td { color: var(--muted); font-weight: 400; font-size: 0.8125rem; vertical-align: bottom; border-bottom-color: var(--track); }
    tbody th { font-weight: 400; }
    tbody th, tbody .word { overflow-wrap: anywhere; } tbody th { min-width: 9rem; } tbody .word { min-width: 8.25rem; }
    tbody .word.short { min-width: 0; white-space: nowrap; } tbody .word.usual { min-width: 6rem; overflow-wrap: normal; }
    .number { text-align: right; white-space: nowrap; }
    thead .number { white-space: normal; max-width: 9rem; }
    .data { width: 100%; }

    svg { display: block; overflow: visible; }
    svg:not(.drawn) text { fill: var(--muted); font-size: 12px; font-variant-numeric: tabular-nums; }
    .axis-line { stroke: var(--track); stroke-width: 1; }
    .reference { stroke: var(--muted); stroke-width: 1; stroke-dasharray: 2 2; }
    .band { fill: var(--band); }
    .interval { stroke: var(--accent); stroke-width: 2.5; }
    .arrow { fill: var(--accent); }
    .dot { fill: var(--accent); stroke: var(--paper); stroke-width: 2; }
    .good .interval { stroke: var(--good); } .good .dot, .good .arrow { fill: var(--good); }
    .bad .interval { stroke: var(--bad); } .bad .dot, .bad .arrow { fill: var(--bad); }
    .uncertain .interval { stroke: var(--uncertain); } .uncertain .dot, .uncertain .arrow { fill: var(--uncertain); }
    .quiet .interval { stroke: var(--muted); stroke-width: 1.5; } .quiet .dot, .quiet .arrow { fill: var(--muted); }

    .intervals { overflow-x: auto; }
    .intervals table { width: 100%; }
    .intervals td, .intervals th { vertical-align: middle; }
    .intervals tbody th, .intervals tbody td { border-bottom-color: var(--hair); }
    .intervals tbody .label { min-width: 8.5rem; }
    .intervals .track { width: 38%; min-width: 9rem; padding-left: 1.25rem; padding-right: 0.5rem; }
    .intervals thead .track { vertical-align: bottom; }
    .intervals .detail { display: block; color: var(--muted); font-size: 0.8125rem; line-height: 1.35; }
    .intervals .count { color: var(--muted); }
    .intervals .remark { color: var(--muted); font-size: 0.875rem; white-space: normal; overflow-wrap: anywhere; }
    .intervals .limits { color: var(--muted); }
    .headline .intervals .track { width: 62%; }
    .headline .intervals thead th, .headline .intervals thead td { border-bottom: 0; padding-bottom: 0; }
    .headline .intervals tbody th, .headline .intervals tbody td { border-bottom: 0; padding-top: 0.125rem; padding-bottom: 0.125rem; }
    .headline .intervals tbody th { color: var(--muted); font-size: 0.875rem; }
    .headline .intervals .limits { font-size: 0.875rem; }
    .headline .alone { padding: 0 0.25rem; }

    .sort { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; text-decoration: underline; text-decoration-style: dotted; text-underline-offset: 0.2em; }
    [aria-sort=ascending] .sort::after { content: " \\2191"; } [aria-sort=descending] .sort::after { content: " \\2193"; }
    .filter { display: flex; flex-wrap: wrap; gap: 0.375rem 1rem; align-items: baseline; margin-bottom: 0.75rem; font-size: 0.9375rem; }
    .filter input { font: inherit; color: inherit; background: var(--wash); border: 1px solid var(--muted); border-radius: 0.25rem; padding: 0.25rem 0.5rem; min-width: 0; }
    .weights { border: 1px solid var(--hair); border-radius: 0.5rem; padding: 0.75rem 1rem 1rem; margin: 0 0 1.25rem; display: grid; gap: 0.5rem 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); }
    .weights legend { color: var(--muted); font-size: 0.875rem; padding: 0 0.375rem; }
    .weights .slider { display: grid; grid-template-columns: 1fr auto; gap: 0.125rem 0.75rem; min-width: 0; overflow-wrap: anywhere; }
    .weights input { grid-column: 1 / -1; width: 100%; accent-color: var(--accent); }
    .weights output { font-variant-numeric: tabular-nums; }
    .weights .reset { font: inherit; color: var(--accent); background: none; border: 1px solid var(--accent); border-radius: 0.25rem; padding: 0.25rem 0.75rem; cursor: pointer; justify-self: start; align-self: end; }
    .weights .said { align-self: center; color: var(--muted); font-size: 0.9375rem; }
    [hidden] { display: none !important; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    .behind { margin-top: 1.25rem; } .behind > summary { cursor: pointer; color: var(--muted); }
    .behind > * + * { margin-top: 1rem; }

    .drawing svg { display: block; max-width: none; }
    .drawing details { margin-top: 0.75rem; font-size: 0.9375rem; } .drawing summary { cursor: pointer; color: var(--muted); }

    .legend { display: flex; flex-wrap: wrap; gap: 0.375rem 1.5rem; list-style: none; padding: 0; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }
    .legend li { display: flex; align-items: center; gap: 0.5rem; min-width: 0; overflow-wrap: anywhere; }
    .legend svg { flex: none; } .legend span { min-width: 0; }
    .legend .muted { color: var(--muted); }
    .bars .legend + svg, .bars svg + .legend { margin-top: 0.75rem; }
    .bars .legend + .scroll, .curves .plot + .legend { margin-top: 0.75rem; }
    .bars table { width: 100%; }
    .bars th, .bars td { vertical-align: middle; }
    .groups tbody th { min-width: 8.5rem; }
    .bars .bar { width: 40%; min-width: 9rem; padding-left: 1rem; }
    .separate th, .separate td { border-bottom: 0; padding-top: 0.1875rem; padding-bottom: 0.1875rem; }
    .separate .bar { width: 100%; }
    .separate .number { padding-left: 0.5rem; }
    .separate tbody th { min-width: 1.5rem; }
    .separate tbody th, .groups tbody th { overflow-wrap: break-word; max-width: 12rem; }
    .fill { stroke: var(--paper); stroke-width: 1; }
    .fill-good { fill: var(--good); } .fill-bad { fill: var(--bad); } .fill-neutral { fill: var(--plain); }
    .fill-uncertain { fill: var(--uncertain); } .fill-1 { fill: var(--accent); } .fill-2 { fill: var(--track); }
    svg text.on { fill: var(--on-fill); font-weight: 600; } svg text.on-neutral, svg text.on-2 { fill: var(--on-plain); }

    .plot { display: grid; grid-template-columns: 3.25rem 1fr; padding-right: 0.5rem; }
    .plot .across { grid-column: 2; }
    .y-label, .x-label { color: var(--muted); font-size: 0.8125rem; }
    .y-label { margin-bottom: 0.75rem; }
    .x-label { text-align: right; padding-right: 0.5rem; }
    .grid { stroke: var(--hair); stroke-width: 1; vector-effect: non-scaling-stroke; }
    .curve { fill: none; stroke-width: 2; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
    .curve.point { stroke-width: 9; stroke-linecap: round; }
    .area { opacity: 0.16; } .band-area { fill: var(--plain); }
    .series-0 { stroke: var(--accent); } .series-1 { stroke: var(--bad); stroke-dasharray: 7 3; }
    .series-2 { stroke: var(--good); stroke-dasharray: 2 3; } .series-3 { stroke: var(--uncertain); stroke-dasharray: 9 3 2 3; }
    .series-4 { stroke: var(--muted); } .series-5 { stroke: var(--ink); stroke-dasharray: 4 4; }
    .area-0 { fill: var(--accent); } .area-1 { fill: var(--bad); } .area-2 { fill: var(--good); }
    .area-3 { fill: var(--uncertain); } .area-4 { fill: var(--muted); } .area-5 { fill: var(--ink); }

    footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--hair); color: var(--muted); font-size: 0.8125rem; }
    .hidden { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0; }

    @media (max-width: 45rem) {
      .intervals table, .intervals tbody, .intervals thead { display: block; }
      .intervals tr { display: flex; flex-wrap: wrap; align-items: baseline; padding: 0.625rem 0; border-bottom: 1px solid var(--hair); }
      .intervals thead tr { padding: 0; border-bottom-color: var(--track); }
      .intervals th, .intervals td { border: 0; padding: 0; }
      .intervals thead .label, .intervals thead .number { display: none; }
      .intervals tbody .label { flex: 1 1 calc(100% - 6rem); min-width: 0; padding-right: 1rem; }
      .intervals .estimate { flex: 0 0 6rem; font-weight: 600; }
      .intervals .count { flex: 0 1 auto; margin-right: 0.875rem; font-size: 0.875rem; }
      .intervals .count::before { content: attr(data-label) " "; }
      .intervals .limits { flex: 1 0 auto; }
      .intervals .remark { flex: 1 1 100%; }
      .intervals .track, .headline .intervals .track { flex: 1 0 100%; width: auto; min-width: 0; padding: 0.25rem 0.5rem 0; }
      .headline .intervals tr { border-bottom: 0; padding: 0.25rem 0; }
      .headline .intervals tbody .label { flex: 1 1 50%; }
      .headline .intervals .limits { flex: 0 0 auto; }
      .separate tbody th { max-width: 7rem; }
      .separate .bar { min-width: 5rem; }
      .groups table, .groups thead, .groups tbody { display: block; }
      .groups tr { display: flex; flex-wrap: wrap; align-items: baseline; padding: 0.625rem 0; border-bottom: 1px solid var(--hair); }
      .groups thead tr { padding: 0 0 0.375rem; border-bottom-color: var(--track); }
      .groups th, .groups td { border: 0; padding: 0; flex: 1 1 0; }
      .groups tbody th, .groups .bar { flex: 1 1 100%; }
      .groups .bar { min-width: 0; padding: 0.25rem 0 0.375rem; order: -1; }
      .groups tbody th { order: -2; }
      .groups thead .label, .groups thead .bar { display: none; }
    }
    @media print {
      :root {
        --paper: #ffffff; --ink: #000000; --muted: #444444; --hair: #dddddd; --track: #bbbbbb; --wash: #ffffff;
        --accent: #2f5d9b; --good: #14745f; --bad: #b8432b; --uncertain: #8a5a00; --plain: #a9afb6; --band: #e9e4d6;
        --on-fill: #ffffff; --on-plain: #000000;
      }
      body { font-size: 10.5pt; }
      main { max-width: none; padding: 0; }
      .headline .figure { font-size: 36pt; }
      .notes { padding: 0; }
      .scroll { overflow: visible; } .filter, .weights { display: none; } .sort { text-decoration: none; }
      h1, h2, figcaption, caption, .notes .title { break-after: avoid; }
      figure, tr, li, .headline, .finding { break-inside: avoid; }
    }
    @page { margin: 2cm; }

    """
}
