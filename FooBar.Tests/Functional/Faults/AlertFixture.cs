using System.Text.Json.Nodes;
using Aspire.Hosting.Testing;

namespace FooBar.Tests.Functional.Faults;

/// <summary>A stack whose alert rules are those of the real one, but wait for seconds and look back for half a minute at most.</summary>
public sealed class AlertFixture : StackFixture
{
    // Both are asked ten times a second, so that their requests are not logged.
    private HttpClient? _alertmanager;
    private HttpClient? _prometheus;

    /// <inheritdoc />
    protected override string LogName => "alerts";

    // Services send their metrics every five seconds, so that a rate needs a window of some of these.
    /// <inheritdoc />
    protected override IReadOnlyList<(string Old, string New)> RuleChanges { get; } =
    [
        ("for: 15m", "for: 2s"), ("for: 30m", "for: 2s"), ("for: 30s", "for: 2s"), ("for: 1m", "for: 2s"), ("for: 2m", "for: 2s"),
        ("\n    interval: 1m", "\n    interval: 2s"),
        ("rate5m[1d]", "rate5m[10m]"), ("[2m]", "[20s]"), ("[5m]", "[20s]"), ("[6h]", "[20s]"), ("[1h]", "[30s]"), ("[1d]", "[30s]"),
        ("epoch[10m]", "epoch[30s]"), ("[10m:", "[30s:"),
        ("< 6 * 3600", "< 20"), ("< 600", "< 20"), ("< 3600", "< 20"),
        // The past that a spike is compared with is short too.
        ("> 4 * avg", "> 2 * avg"), ("> 5 * avg", "> 2 * avg"),
    ];

    /// <summary>The disk that this stack takes for that of its containers.</summary>
    internal SmallDisk Disk { get; } = new($"foobar-alerts-{Guid.NewGuid():N}", "128m");

    /// <summary>Where it is.</summary>
    internal string DiskFolder { get; private set; } = "";

    /// <inheritdoc />
    public override async Task DisposeAsync()
    {
        _alertmanager?.Dispose();
        _prometheus?.Dispose();
        await base.DisposeAsync();
        await Disk.DisposeAsync();
    }

    /// <summary>Waits until Alertmanager has the alert.</summary>
    /// <param name="name">The rule's name.</param>
    /// <param name="summary">What the alert says.</param>
    internal Task FiresAsync(string name, string summary) => Eventually.TrueAsync(
        async token => (await AlertsAsync(token)).Any(alert =>
            (string?)alert!["labels"]!["alertname"] == name
            && (string?)alert["annotations"]!["summary"] == summary
            && (string?)alert["annotations"]!["runbook"] == $"docs/alerts.md#{name.ToLowerInvariant()}"),
        $"Alertmanager has {name}: {summary}");

    /// <summary>Waits until Alertmanager has no such alert any more.</summary>
    internal Task EndsAsync(string name) => Eventually.TrueAsync(
        async token => (await AlertsAsync(token)).All(alert => (string?)alert!["labels"]!["alertname"] != name),
        $"{name} has ended");

    /// <summary>Waits until a query of Prometheus has a result.</summary>
    internal Task HoldsAsync(string query, string what) => Eventually.TrueAsync(
        async token =>
        {
            _prometheus ??= new HttpClient { BaseAddress = App.GetEndpoint("prometheus", "http") };
            return (await _prometheus.GetStringAsync($"/api/v1/query?query={Uri.EscapeDataString(query)}", token)).Contains("\"value\"", StringComparison.Ordinal);
        },
        what);

    /// <inheritdoc />
    protected override async Task<IReadOnlyList<string>> PrepareAsync()
    {
        DiskFolder = await Disk.MountAsync();
        return [$"--Telemetry:EngineFolder={DiskFolder}"];
    }

    private async Task<JsonArray> AlertsAsync(CancellationToken cancellationToken)
    {
        // It has those that others keep from being told, too.
        _alertmanager ??= new HttpClient { BaseAddress = App.GetEndpoint("alertmanager", "http") };
        return JsonNode.Parse(await _alertmanager.GetStringAsync("/api/v2/alerts", cancellationToken))!.AsArray();
    }
}
