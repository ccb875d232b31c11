using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Runtime;
using FooBar.AppHost.Startup;
using FooBar.Tests.Aspire.Orchestration.Lifecycle;
using FooBar.Tests.Functional.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace FooBar.Tests.AppHost.Startup;

public sealed class StartOrderTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task StartsBehind_TwoServers_StartsWhenBothRunOrHaveFailed()
    {
        await using var application = new OrchestratedApplication();
        application.Runtime.OnCreate = static container => container.Name.StartsWith("service", StringComparison.Ordinal) ? WorkloadState.Running : null;
        var one = application.AddContainer("one");
        var other = application.AddContainer("other");
        application.AddContainer("service").StartsBehind(one, other);
        var started = application.StartAsync();
        await Patience.UntilAsync(() => application.Runtime.Created.Count == 2, static () => "both servers are created");

        application.Runtime.ReportOf("one", WorkloadState.Running);
        await application.ReachAsync("one", KnownResourceStates.Running);
        Assert.DoesNotContain("create service", application.Runtime.Calls);
        application.Runtime.ReportOf("other", WorkloadState.FailedToStart);

        await started;
        Assert.Equal("create service", application.Runtime.Calls.Last());
    }

    [Fact]
    public async Task StartsAfter_TwoServices_StartsWhenBothAreHealthyOrHaveFailed()
    {
        await using var application = new OrchestratedApplication();
        var health = HealthStatus.Unhealthy;
        var one = application.AddContainer("one", () => health);
        var other = application.AddContainer("other", static () => HealthStatus.Unhealthy);
        application.AddContainer("watch").StartsAfter(one, other);
        var started = application.StartAsync();
        await application.ReachAsync("one", static snapshot => snapshot.HealthReports is [{ Status: HealthStatus.Unhealthy }]);

        health = HealthStatus.Healthy;
        await application.ReachAsync("one", static snapshot => snapshot.HealthReports is [{ Status: HealthStatus.Healthy }]);
        Assert.Equal(["create one", "create other"], application.Runtime.Calls.Order());
        application.Runtime.ReportOf("other", WorkloadState.FailedToStart);

        await started;
        Assert.Equal("create watch", application.Runtime.Calls.Last());
    }

    [Fact]
    public async Task StartsAfter_NoneIsEverHealthy_StartsAfterAMinute()
    {
        await using var application = new OrchestratedApplication();
        var time = new FakeTimeProvider();
        application.Builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        var service = application.AddContainer("one", static () => HealthStatus.Unhealthy);
        application.AddContainer("watch").StartsAfter(service);
        var started = application.StartAsync();
        await application.ReachAsync("watch", KnownResourceStates.Starting);

        // The clock may be set forward before somebody looks at it.
        for (var passed = TimeSpan.Zero; !started.IsCompleted; passed += Step)
        {
            Assert.True(passed < TimeSpan.FromHours(1));
            time.Advance(Step);
            await Task.WhenAny(started, Task.Delay(10));
        }

        await started;
        Assert.Equal("create watch", application.Runtime.Calls.Last());
    }

    [Fact]
    public async Task StartsAfter_StartedAgain_WaitsForNobody()
    {
        await using var application = new OrchestratedApplication();
        var service = application.AddContainer("one");
        application.AddContainer("watch").StartsAfter(service);
        await application.StartAsync();
        await application.ReachAsync("watch", KnownResourceStates.Running);
        await application.ExecuteAsync("one", KnownResourceCommands.StopCommand);

        var restarted = await application.ExecuteAsync("watch", KnownResourceCommands.RestartCommand);

        Assert.True(restarted.Success);
        Assert.Equal(2, application.Runtime.Calls.Count(static call => call == "create watch"));
    }
}
