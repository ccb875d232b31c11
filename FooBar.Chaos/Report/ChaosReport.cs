using System.Globalization;
using System.Net;
using System.Text;
using FooBar.Chaos.Invariants;
using FooBar.Chaos.Load;

namespace FooBar.Chaos.Report;

/// <summary>What came of a run, as a page: one file, no script, nothing that is fetched.</summary>
internal static class ChaosReport
{
    private const int MostRows = 60;

    private static readonly (string Kind, string Text)[] Colours =
    [
        ("ok", "answered"), ("failed", "failed"), ("wait", "longest wait"), ("fault", "fault"), ("recovering", "not whole yet"),
        ("sync", "in step"), ("doubt", "something is the matter"), ("solo", "the primary is alone"), ("silent", "no sentinel"),
    ];

    /// <summary>Writes the page.</summary>
    public static string Write(RunRecord run, IReadOnlyList<Verdict> verdicts)
    {
        var broken = verdicts.Count(static verdict => !verdict.Holds);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Chaos, seed {run.Seed}</title><style>{ReportStyle.Css}</style></head>
            <body><main>
            <header><h1>Chaos</h1><p class="soft">{run.Began:yyyy-MM-dd HH:mm} UTC, {run.Length.TotalMinutes:0.#} min, seed {run.Seed}. The same faults again: <code>./foobar chaos --minutes {run.Length.TotalMinutes:0.##} --seed {run.Seed}</code></p></header>
            <section class="verdict{(broken == 0 ? "" : " broken")}"><strong>{(broken == 0 ? "Every invariant held." : $"{broken} of {verdicts.Count} invariants were broken.")}</strong></section>

            """);
        Figures(page, run);
        page.Append(CultureInfo.InvariantCulture, $"<section><h2>What happened when</h2>{Timeline.Draw(run)}{Legend()}</section>\n");
        Table(page, "Invariants", ["", "invariant", "seen"], verdicts.Select(static verdict => new[]
        {
            verdict.Holds ? """<span class="good">held</span>""" : """<span class="bad">broken</span>""",
            Text(verdict.Name),
            Text(verdict.Summary) + List(verdict.Violations),
        }));
        Table(page, "Faults", ["at", "fault", "undone after", "whole again after", ""], run.Faults.Select(static fault => new[]
        {
            Seconds(fault.Began), Text(fault.Fault.ToString()), Seconds(fault.Undone - fault.Began), Seconds(fault.Recovered - fault.Began), Text(fault.Problem ?? ""),
        }));
        Table(page, "What the sentinel said", ["at", "epoch", "primary", "mode", "finding"], Rows(run.Changes, static change => new[]
        {
            Seconds(change.At), Text(change.State?.Epoch.ToString(CultureInfo.InvariantCulture) ?? ""), Text(change.State?.Primary ?? ""), Text(change.State?.Mode ?? ""), Text(change.State?.Finding ?? "no answer"),
        }));
        Table(page, "Requests that failed", ["sent at", "", "address", "took", "answer"], Rows([.. run.Requests.Where(static request => request.Outcome != Outcome.Succeeded).OrderBy(static request => request.Sent)], static request => new[]
        {
            Seconds(request.Sent), request.Kind == RequestKind.Read ? "GET" : "POST", Text(request.Path), Seconds(request.Took), Text(Shorten(request.Detail)),
        }));
        return page.Append("</main></body></html>\n").ToString();
    }

    private static void Figures(StringBuilder page, RunRecord run)
    {
        var (reads, writes) = (Of(run, RequestKind.Read), Of(run, RequestKind.Write));
        page.Append("<section class=\"figures\">");
        Figure("GETs", reads.Count.ToString(CultureInfo.InvariantCulture));
        Figure("of them failed", reads.Count(static request => request.Outcome != Outcome.Succeeded).ToString(CultureInfo.InvariantCulture));
        Figure("posts acknowledged", run.Acknowledgements.Select(static post => post.Key).Distinct().Count().ToString(CultureInfo.InvariantCulture));
        Figure("POSTs sent again", (writes.Count - run.Keys.Count).ToString(CultureInfo.InvariantCulture));
        Figure("faults", run.Faults.Count(static fault => fault.Problem is null).ToString(CultureInfo.InvariantCulture));
        Figure("GET, p50 and p99", Milliseconds(reads));
        Figure("POST, p50 and p99", Milliseconds(writes));
        page.Append("</section>\n");

        void Figure(string title, string value) => page.Append(CultureInfo.InvariantCulture, $"<div><b>{Text(value)}</b><span>{title}</span></div>");
    }

    private static List<RequestRecord> Of(RunRecord run, RequestKind kind) => [.. run.Requests.Where(request => request.Kind == kind)];

    private static string Milliseconds(List<RequestRecord> requests) => requests.Count == 0 ? "–" : string.Create(
        CultureInfo.InvariantCulture,
        $"{Percentiles.Of(requests.Select(static request => request.Took), 0.5).TotalMilliseconds:0} / {Percentiles.Of(requests.Select(static request => request.Took), 0.99).TotalMilliseconds:0} ms");

    private static string Legend() =>
        $"<p class=\"legend\">{string.Concat(Colours.Select(static entry => $"<span><svg viewBox=\"0 0 11 11\" aria-hidden=\"true\"><rect class=\"{entry.Kind}\" width=\"11\" height=\"11\" rx=\"2\"/></svg>{entry.Text}</span>"))}</p>";

    private static IEnumerable<string[]> Rows<T>(IReadOnlyCollection<T> items, Func<T, string[]> cells) => items.Count <= MostRows
        ? items.Select(cells)
        : items.Take(MostRows).Select(cells).Append(["", "", string.Create(CultureInfo.InvariantCulture, $"and {items.Count - MostRows} more")]);

    private static void Table(StringBuilder page, string title, string[] columns, IEnumerable<string[]> rows)
    {
        var body = string.Concat(rows.Select(static row => $"<tr>{string.Concat(row.Select(static cell => $"<td class=\"number\">{cell}</td>").Take(row.Length - 1))}<td>{row[^1]}</td></tr>\n"));
        page.Append(CultureInfo.InvariantCulture, $"<section><h2>{title}</h2>{(body.Length == 0 ? "<p class=\"soft\">None.</p>" : $"<table><thead><tr>{string.Concat(columns.Select(static column => $"<th>{column}</th>"))}</tr></thead><tbody>{body}</tbody></table>")}</section>\n");
    }

    private static string List(IReadOnlyList<string> violations) => violations.Count == 0
        ? ""
        : $"<ul>{string.Concat(violations.Take(MostRows).Select(static violation => $"<li>{Text(Shorten(violation))}</li>"))}{(violations.Count > MostRows ? string.Create(CultureInfo.InvariantCulture, $"<li>and {violations.Count - MostRows} more</li>") : "")}</ul>";

    private static string Seconds(TimeSpan? time) => time is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value.TotalSeconds:0.00} s") : "–";

    private static string Shorten(string text) => text.Length <= 200 ? text : text[..200] + "…";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
