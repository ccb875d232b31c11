namespace FooBar.Tests.AppHost.Prometheus;

/// <summary>That no alert is without a severity, words, a page that says what to do, and tests. What the tests say is in rules/*.yml; ConfigurationFileTests runs them.</summary>
public sealed class AlertRuleTests
{
    private static readonly string Runbooks = File.ReadAllText(Path.Combine(AlertRules.RuleFolder, "../../../../docs/alerts.md"));
    private static readonly string FaultTests = File.ReadAllText(Path.Combine(AlertRules.TestFolder, "../../../Functional/Faults/AlertFaultTests.cs"));

    public static TheoryData<string> Alerts => [.. AlertRules.All.Select(static alert => alert.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Alert_Always_SaysWhatAndHowBadAndWhatToDo(string alert)
    {
        var rule = AlertRules.All.Single(rule => rule.Name == alert).Text;

        Assert.Matches("severity: (info|warning|critical)", rule);
        Assert.Contains("summary: ", rule, StringComparison.Ordinal);
        Assert.Contains("description: ", rule, StringComparison.Ordinal);
        Assert.Contains($"runbook: docs/alerts.md#{alert.ToLowerInvariant()}\n", rule, StringComparison.Ordinal);
        Assert.Contains($"### {alert}\n", Runbooks, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Alert_Always_IsTestedToFireAndToEnd(string alert)
    {
        var expectations = AlertRules.ExpectationsOf(alert);

        Assert.Contains(true, expectations);
        Assert.Contains(false, expectations.SkipWhile(static fires => !fires));
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Alert_Always_IsBroughtAboutByAFault(string alert) => Assert.Contains($"\"{alert}\"", FaultTests, StringComparison.Ordinal);
}
