namespace PemActors.Documents.Reports;

/// <summary>How a report looks, on a screen by day and by night, and on paper.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { --ink: #1b2430; --soft: #5d6b7c; --line: #dfe4ea; --page: #f4f6f8; --sheet: #ffffff; --mark: #2f6fde; --stripe: #f8fafb;
          --good: #17703c; --good-back: #ddf3e4; --fair: #7a5600; --fair-back: #fcefc9; --bad: #a32020; --bad-back: #fbe0de; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e6eaf0; --soft: #98a5b5; --line: #2d3744; --page: #11161d; --sheet: #19202a; --mark: #7aa7f5; --stripe: #1d2530;
            --good: #7fdca1; --good-back: #173625; --fair: #f0cd74; --fair-back: #3a3016; --bad: #ff9d95; --bad-back: #44201e; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        main { max-width: 68rem; margin: 2rem auto; padding: 2.5rem 3rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; }
        header { border-bottom: 2px solid var(--mark); padding-bottom: 1.25rem; }
        h1 { margin: .1rem 0 .3rem; font-size: 1.9rem; line-height: 1.2; letter-spacing: -.01em; overflow-wrap: anywhere; }
        h2 { margin: 2rem 0 .6rem; font-size: 1.1rem; }
        h2 small { color: var(--soft); font-weight: 400; margin-left: .3rem; }
        .kind { margin: 0; color: var(--mark); font-weight: 600; font-size: .8rem; letter-spacing: .08em; text-transform: uppercase; }
        .when, .none, footer { color: var(--soft); }
        .when { margin: 0; }
        p.none { margin: 0; }
        dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 0; }
        dl div { border: 1px solid var(--line); border-radius: 8px; padding: .7rem .9rem; }
        dt { color: var(--soft); font-size: .82rem; }
        dd { margin: .1rem 0 0; font-size: 1.2rem; font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        .wide { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; font-size: .92rem; }
        th { text-align: left; color: var(--soft); font-weight: 600; font-size: .82rem; padding: .45rem .7rem; border-bottom: 1px solid var(--line); vertical-align: bottom; }
        td { padding: .45rem .7rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        tbody tr:nth-child(even) { background: var(--stripe); }
        .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .id { font-weight: 600; overflow-wrap: break-word; }
        time { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .tone { display: inline-block; padding: .05rem .55rem; border-radius: 999px; font-size: .85em; font-weight: 600; white-space: nowrap; background: var(--line); color: var(--soft); }
        .green, .met, .ahead, .on-track { background: var(--good-back); color: var(--good); }
        .yellow, .not-met { background: var(--fair-back); color: var(--fair); }
        .red, .behind { background: var(--bad-back); color: var(--bad); }
        .bar { display: block; height: 4px; margin-top: 3px; border-radius: 2px; background: var(--line); overflow: hidden; }
        .bar i { display: block; height: 100%; background: var(--mark); }
        footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: .8rem; overflow-wrap: anywhere; }
        @media (max-width: 46rem) { main { margin: 0; padding: 1.25rem; border: 0; border-radius: 0; } h1 { font-size: 1.5rem; } }
        @media print {
          :root { --ink: #000; --soft: #444; --line: #bbb; --page: #fff; --sheet: #fff; --mark: #1d4fa8; --stripe: #fff; --good: #0b5a2c; --good-back: #fff; --fair: #6b4a00; --fair-back: #fff; --bad: #8d1515; --bad-back: #fff; }
          body { font-size: 10pt; } main { margin: 0; padding: 0; border: 0; max-width: none; } .wide { overflow: visible; }
          tr, dl div { break-inside: avoid; } h2 { break-after: avoid; } thead { display: table-header-group; } .tone { border: 1px solid currentColor; }
          @page { margin: 16mm; } }

        """;
}
