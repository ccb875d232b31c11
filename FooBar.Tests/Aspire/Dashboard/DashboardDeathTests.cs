using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using FooBar.Tests.Functional;
using FooBar.Tests.Functional.Browser;
using FooBar.Tests.Functional.Traces;

namespace FooBar.Tests.Aspire.Dashboard;

/// <summary>The running stack's real dashboard is killed.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
[Trait("Category", "Browser")]
public sealed class DashboardDeathTests(StackFixture stack, BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Kill_OfTheDashboard_BringsItBackWithEverythingToShow()
    {
        using var limit = new CancellationTokenSource(StackFixture.Patience);
        var before = await RunningAsync(static _ => true, limit.Token);
        using (var process = System.Diagnostics.Process.GetProcessById(before))
        {
            process.Kill(entireProcessTree: true);
        }

        await RunningAsync(id => id != before, limit.Token);

        await using var visit = await DashboardVisit.OpenAsync(stack, browser);
        foreach (var name in StackFixture.ResourceNames)
        {
            await visit.HealthyAsync(name);
        }

        // A service that sent its telemetry to the one that died sends it to this one.
        await Eventually.TrueAsync(
            async token =>
            {
                using var response = await stack.Site.GetAsync("/api/threads?limit=1", token);
                return (await new DashboardTraces(stack).FindAsync(DashboardTraces.IdOf(response), token)).Count > 0;
            },
            "the dashboard has new spans");
    }

    private async Task<int> RunningAsync(Func<int, bool> fits, CancellationToken cancellationToken)
    {
        var reached = await stack.App.ResourceNotifications.WaitForResourceAsync(
            "aspire-dashboard",
            change => change.Snapshot.State?.Text == KnownResourceStates.Running && ProcessId(change.Snapshot) is { } id && fits(id),
            cancellationToken);
        return ProcessId(reached.Snapshot)!.Value;
    }

    private static int? ProcessId(CustomResourceSnapshot snapshot) =>
        int.TryParse(snapshot.Properties.FirstOrDefault(static property => property.Name == "executable.pid")?.Value as string, CultureInfo.InvariantCulture, out var id) ? id : null;
}
