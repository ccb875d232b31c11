using System.Globalization;
using System.Net;
using System.Text;
using FooBar.Chaos.Invariants;
using FooBar.Chaos.Load;
using FooBar.Chaos.Stack;

namespace FooBar.Chaos.Report;

/// <summary>The plot of a run: requests by outcome, waits, faults and what the sentinel said, over one axis of time. An SVG element for a page.</summary>
internal sealed class Timeline
{
    private const double Left = 92;
    private const double Right = 16;
    private const double Width = 1120;
    private const double PlotHeight = 90;
    private const double LaneHeight = 20;
    private const double Gap = 30;
    private const int Buckets = 180;

    private static readonly string[] Lanes = ["lb", "web", "api-1", "api-2", "mysql-1", "mysql-2", "pair", "sentinel"];
    private static readonly int[] Steps = [5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600];

    private readonly StringBuilder _svg = new();
    private readonly RunRecord _run;
    private readonly double _seconds;
    private double _y = 18;

    private Timeline(RunRecord run)
    {
        _run = run;
        _seconds = Math.Max(1, run.Length.TotalSeconds);
    }

    /// <summary>Draws it.</summary>
    public static string Draw(RunRecord run) => new Timeline(run).Draw();

    private string Draw()
    {
        Requests("GETs a second", RequestKind.Read);
        Requests("POSTs a second", RequestKind.Write);
        Waits();
        Faults();
        Sentinel();
        Axis();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg viewBox="0 0 {Width} {_y:0}" role="img" aria-label="Requests, faults and what the sentinel said, over the time of the run">{_svg}</svg>""");
    }

    private void Requests(string title, RequestKind kind)
    {
        var width = _seconds / Buckets;
        var buckets = new (int Succeeded, int Failed, int Wrong)[Buckets];
        foreach (var request in _run.Requests.Where(request => request.Kind == kind && request.Sent.TotalSeconds < _seconds))
        {
            ref var bucket = ref buckets[(int)(request.Sent.TotalSeconds / width)];
            _ = request.Outcome switch { Outcome.Succeeded => bucket.Succeeded++, Outcome.Wrong => bucket.Wrong++, _ => bucket.Failed++ };
        }

        var top = Math.Max(1, buckets.Max(static bucket => bucket.Succeeded + bucket.Failed + bucket.Wrong));
        Frame(title, string.Create(CultureInfo.InvariantCulture, $"{top / width:0}"));
        foreach (var (index, bucket) in buckets.Index())
        {
            var (from, to) = (index * width, (index + 1) * width);
            var floor = Bar(from, to, 0, bucket.Succeeded, top, "ok");
            floor = Bar(from, to, floor, bucket.Failed, top, "failed");
            Bar(from, to, floor, bucket.Wrong, top, "wrong");
        }

        _y += PlotHeight + Gap;
    }

    private void Waits()
    {
        var width = _seconds / Buckets;
        var buckets = new double[Buckets];
        foreach (var request in _run.Requests.Where(request => request.Sent.TotalSeconds < _seconds))
        {
            ref var bucket = ref buckets[(int)(request.Sent.TotalSeconds / width)];
            bucket = Math.Max(bucket, request.Took.TotalSeconds);
        }

        var top = Math.Max(1, Math.Ceiling(buckets.Max()));
        Frame("longest wait", string.Create(CultureInfo.InvariantCulture, $"{top:0} s"));
        foreach (var (index, wait) in buckets.Index())
        {
            Bar(index * width, (index + 1) * width, 0, wait, top, "wait");
        }

        _y += PlotHeight + Gap;
    }

    private void Faults()
    {
        Title("faults: dark until undone, light until whole again");
        foreach (var lane in Lanes)
        {
            Label(lane, _y + 14);
            Line(_y + LaneHeight);
            foreach (var fault in _run.Faults.Where(fault => fault.Fault.Definition.Target == lane))
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"{fault.Fault} at {fault.Began.TotalSeconds:0.0} s{(fault.Problem is null ? "" : $": {fault.Problem}")}");
                Box(fault.Began.TotalSeconds, (fault.Recovered ?? fault.Undone ?? _run.Length).TotalSeconds, "recovering", text);
                Box(fault.Began.TotalSeconds, (fault.Undone ?? fault.Began).TotalSeconds, fault.Problem is null ? "fault" : "unmade", text);
            }

            _y += LaneHeight;
        }

        _y += Gap;
    }

    private void Sentinel()
    {
        Title("the pair, as the sentinel says");
        var changes = _run.Changes.ToList();
        Label("state", _y + 14);
        foreach (var (index, change) in changes.Index())
        {
            var until = index + 1 < changes.Count ? changes[index + 1].At : _run.Length;
            Box(change.At.TotalSeconds, until.TotalSeconds, StateOf(change.State), string.Create(CultureInfo.InvariantCulture, $"{change.At.TotalSeconds:0.0} s: {Describe(change.State)}"));
        }

        _y += LaneHeight + 6;
        Label("primary", _y + 14);
        PairState? last = null;
        foreach (var change in changes.Where(static change => change.State is not null))
        {
            if (change.State!.Epoch != last?.Epoch && change.At.TotalSeconds < _seconds)
            {
                var x = X(Math.Max(0, change.At.TotalSeconds));
                Append($"""<line class="epoch" x1="{x:0.0}" x2="{x:0.0}" y1="{_y:0}" y2="{_y + LaneHeight:0}"/><text class="mark" x="{x + 4:0.0}" y="{_y + 14:0}">{change.State.Epoch}: {change.State.Primary}</text>""");
            }

            last = change.State;
        }

        _y += LaneHeight + Gap;
    }

    /// <summary>How a state is coloured.</summary>
    internal static string StateOf(PairState? state) => state switch
    {
        null => "silent",
        { IsInSync: true } => "sync",
        { Mode: "Sync" } => "doubt",
        _ => "solo",
    };

    private static string Describe(PairState? state) =>
        state is null ? "no answer" : string.Create(CultureInfo.InvariantCulture, $"{state.Finding}, epoch {state.Epoch}, primary {state.Primary}, {state.Mode}");

    private void Axis()
    {
        var step = Steps.FirstOrDefault(step => _seconds / step <= 14, Steps[^1]);
        for (var second = 0; second <= _seconds; second += step)
        {
            Append($"""<line class="grid" x1="{X(second):0.0}" x2="{X(second):0.0}" y1="18" y2="{_y - Gap + 6:0}"/><text class="axis" x="{X(second):0.0}" y="{_y - Gap + 22:0}">{second / 60}:{second % 60:00}</text>""");
        }
    }

    private void Frame(string title, string top)
    {
        Title(title);
        Append($"""<text class="label" x="{Left - 8}" y="{_y + 10:0}">{top}</text><text class="label" x="{Left - 8}" y="{_y + PlotHeight:0}">0</text>""");
        Line(_y + PlotHeight);
    }

    private double Bar(double from, double to, double floor, double value, double top, string kind)
    {
        if (value > 0)
        {
            var height = value / top * PlotHeight;
            Append($"""<rect class="{kind}" x="{X(from):0.0}" y="{_y + PlotHeight - (floor / top * PlotHeight) - height:0.0}" width="{X(to) - X(from) - 0.6:0.0}" height="{height:0.0}"/>""");
        }

        return floor + value;
    }

    private void Box(double from, double to, string kind, string text)
    {
        (from, to) = (Math.Clamp(from, 0, _seconds), Math.Clamp(to, 0, _seconds));
        Append($"""<rect class="{kind}" x="{X(from):0.0}" y="{_y + 3:0.0}" width="{Math.Max(3, X(to) - X(from)):0.0}" height="{LaneHeight - 5:0}" rx="2"><title>{WebUtility.HtmlEncode(text)}</title></rect>""");
    }

    private void Title(string text) => Append($"""<text class="title" x="{Left}" y="{_y - 6:0}">{text}</text>""");

    private void Label(string text, double y) => Append($"""<text class="label" x="{Left - 8}" y="{y:0}">{text}</text>""");

    private void Line(double y) => Append($"""<line class="base" x1="{Left}" x2="{Width - Right}" y1="{y:0}" y2="{y:0}"/>""");

    private double X(double second) => Left + (second / _seconds * (Width - Left - Right));

    private void Append(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
