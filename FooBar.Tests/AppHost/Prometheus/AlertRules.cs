using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace FooBar.Tests.AppHost.Prometheus;

/// <summary>The alert rules of the stack and their tests, which are in promtool's own language in the folder beside this file.</summary>
internal static partial class AlertRules
{
    /// <summary>The folder of the tests.</summary>
    public static string TestFolder { get; } = Path.Combine(Path.GetDirectoryName(ThisFile())!, "rules");

    /// <summary>The folder of the rules.</summary>
    public static string RuleFolder { get; } =
        Path.Combine(Projects.FooBar_AppHost.ProjectPath, "Prometheus", "configuration", "rules");

    /// <summary>Every rule that records something: the names.</summary>
    public static IReadOnlyList<string> Recorded { get; } = [.. Texts(RuleFolder).SelectMany(static text => Record().Matches(text)).Select(static match => match.Groups[1].Value).Distinct()];

    /// <summary>Every alert: its name and the text of its rule.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
        [.. Texts(RuleFolder).SelectMany(static text => text.Split("- alert: ")[1..]).Select(static text => (text[..text.IndexOf('\n', StringComparison.Ordinal)].Trim(), text))];

    /// <summary>The names of the metrics that all rules ask for.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
        [.. Texts(RuleFolder).SelectMany(static text => Metric().Matches(Comment().Replace(text, ""))).Select(static match => match.Value).Distinct().Order()];

    /// <summary>The tests of an alert: what each expects, in the order of time: to fire or not.</summary>
    public static IReadOnlyList<bool> ExpectationsOf(string alert) =>
    [
        .. Texts(TestFolder).SelectMany(text => Expectation().Matches(text)).Where(match => match.Groups[1].Value == alert).Select(static match => !match.Groups[2].Value.StartsWith(" []", StringComparison.Ordinal)),
    ];

    private static IEnumerable<string> Texts(string folder) => Directory.EnumerateFiles(folder, "*.yml").Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"- record: (\S+)")]
    private static partial Regex Record();

    [GeneratedRegex(@"alertname: (\w+)\n\s+exp_alerts:(.*)")]
    private static partial Regex Expectation();

    [GeneratedRegex(@"^\s*(#|summary:|description:|runbook:).*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    // What the programs call their metrics; attributes that begin alike are in braces, with an operator behind them.
    [GeneratedRegex(@"\b(up|target_info|process_start_time_seconds|(haproxy|http_server|sentinel|foobar|dotnet|mysql|system|alertmanager|prometheus)_[a-z_0-9]+)\b(?=[\[{\s),]|$)(?!\s*(=|!=|\)\s*\())", RegexOptions.Multiline)]
    private static partial Regex Metric();
}
