using System.Globalization;
using FooBar.Tests.Functional.Traces;

namespace FooBar.Tests.Functional;

/// <summary>What the dashboard shows of a start that went well.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class CleanStartTests(StackFixture stack)
{
    [Fact]
    public async Task Start_OfTheStack_LeavesNoErrorOnTheDashboard()
    {
        var dashboard = new DashboardTraces(stack);
        // Each comes by a way of its own: from a service, and from a database server by way of the telemetry worker.
        await Eventually.TrueAsync(async token => (await dashboard.LogsAsync("sentinel", token)).Count > 0 && (await dashboard.LogsAsync("mysql-2", token)).Count > 0, "records of the start arrive");

        var atTheStart = (await dashboard.ErrorsAsync())
            .Where(record => long.Parse(record.GetProperty("timeUnixNano").GetString()!, CultureInfo.InvariantCulture) / 1_000_000 < stack.Started.ToUnixTimeMilliseconds());

        Assert.Empty(atTheStart.Select(static record => record.GetProperty("body").ToString()));
    }
}
