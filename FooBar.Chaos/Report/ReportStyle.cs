namespace FooBar.Chaos.Report;

/// <summary>The report's style sheet.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet, which goes into the page itself: the report is one file and asks nobody for anything.</summary>
    public const string Css = """
        :root { color-scheme: light dark; --ground: #f5f6f8; --card: #fff; --line: #e1e4ea; --ink: #171a21; --soft: #565e6c;
          --good: #1a7f4b; --good-ground: #e8f6ee; --bad: #b42318; --bad-ground: #fef1f0; --ok: #4f46e5; --wait: #8a93a3; --fault: #d9480f; --light: #ffd8a8; --doubt: #e3b341; --solo: #f08c00; --silent: #868e96; }
        @media (prefers-color-scheme: dark) { :root { --ground: #0f1116; --card: #181b22; --line: #2a2f3a; --ink: #e9ebf1; --soft: #a2aaba;
          --good: #5bd394; --good-ground: #14291f; --bad: #ff9b90; --bad-ground: #2d1917; --ok: #8c8fff; --wait: #78818f; --fault: #ff922b; --light: #6b4a22; --doubt: #c9a227; --solo: #e8890c; --silent: #5c636e; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
        main { max-width: 1200px; margin: 0 auto; padding: clamp(1rem, 4vw, 2.5rem); display: grid; gap: 1.5rem; }
        h1 { margin: 0; font-size: 1.9rem; letter-spacing: -.02em; } h2 { margin: 0 0 .75rem; font-size: 1.15rem; } p { margin: 0; } .soft { color: var(--soft); }
        section { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.25rem; overflow-x: auto; }
        .verdict { border-left: 6px solid var(--good); background: var(--good-ground); } .verdict.broken { border-color: var(--bad); background: var(--bad-ground); }
        .verdict strong { font-size: 1.25rem; color: var(--good); } .verdict.broken strong { color: var(--bad); }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: 1rem; } .figures b { display: block; font-size: 1.4rem; white-space: nowrap; letter-spacing: -.02em; } .figures span { color: var(--soft); font-size: .9rem; }
        table { width: 100%; border-collapse: collapse; font-size: .92rem; } th { text-align: left; color: var(--soft); font-weight: 600; } th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
        tr:last-child td { border-bottom: 0; } td.number { font-variant-numeric: tabular-nums; white-space: nowrap; } .good { color: var(--good); font-weight: 600; } .bad { color: var(--bad); font-weight: 600; }
        ul { margin: .3rem 0 0; padding-left: 1.1rem; } code { font: .9em ui-monospace, "DejaVu Sans Mono", monospace; }
        svg { display: block; width: 100%; min-width: 760px; height: auto; font: 12px system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
        .title { fill: var(--ink); font-weight: 600; } .label { fill: var(--soft); text-anchor: end; } .axis { fill: var(--soft); text-anchor: middle; } .mark { fill: var(--ink); font-size: 11px; }
        .base, .grid { stroke: var(--line); } .grid { stroke-dasharray: 2 4; } .epoch { stroke: var(--ink); stroke-width: 1.5; }
        .ok { fill: var(--ok); } .failed, .wrong { fill: var(--bad); } .wait { fill: var(--wait); } .fault { fill: var(--fault); } .recovering { fill: var(--light); } .unmade { fill: var(--silent); }
        .sync { fill: var(--good); } .doubt { fill: var(--doubt); } .solo { fill: var(--solo); } .silent { fill: var(--silent); }
        .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin-top: .75rem; color: var(--soft); font-size: .88rem; } .legend svg { display: inline-block; width: 11px; min-width: 0; height: 11px; margin-right: .4rem; }
        """;
}
