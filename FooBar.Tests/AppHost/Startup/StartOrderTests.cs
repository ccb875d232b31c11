using Aspire.Hosting.ApplicationModel;
using FooBar.AppHost.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace FooBar.Tests.AppHost.Startup;

public sealed class StartOrderTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    // Only a test that fails waits so long.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task StartsBehind_TwoServers_StartsWhenBothRunOrHaveFailed()
    {
        await using var application = new ComposedApplication();
        var one = application.AddContainer("one");
        var other = application.AddContainer("other");
        var service = application.AddContainer("service").StartsBehind(one, other);
        await application.BuildAsync();
        var starting = application.StartingAsync(service);

        await application.ReportAsync(one, KnownResourceStates.Running);
        await application.HealthyAsync(one);
        Assert.False(starting.IsCompleted);
        await application.ReportAsync(other, KnownResourceStates.FailedToStart);

        await starting.WaitAsync(Limit);
    }

    [Fact]
    public async Task StartsAfter_TwoServices_StartsWhenBothAreHealthyOrHaveFailed()
    {
        await using var application = new ComposedApplication();
        var health = HealthStatus.Unhealthy;
        var one = application.AddContainer("one", () => health);
        var other = application.AddContainer("other", static () => HealthStatus.Unhealthy);
        var watch = application.AddContainer("watch").StartsAfter(one, other);
        await application.BuildAsync();
        var starting = application.StartingAsync(watch);
        await application.ReportAsync(one, KnownResourceStates.Running);
        await application.ReportAsync(other, KnownResourceStates.Running);
        await application.ReachAsync(one, static snapshot => snapshot.HealthReports is [{ Status: HealthStatus.Unhealthy }]);
        Assert.False(starting.IsCompleted);

        health = HealthStatus.Healthy;
        await application.HealthyAsync(one);
        Assert.False(starting.IsCompleted);
        await application.ReportAsync(other, KnownResourceStates.FailedToStart);

        await starting.WaitAsync(Limit);
    }

    [Fact]
    public async Task StartsAfter_NoneIsEverHealthy_StartsAfterAMinute()
    {
        await using var application = new ComposedApplication();
        var time = new FakeTimeProvider();
        application.Builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        var service = application.AddContainer("one", static () => HealthStatus.Unhealthy);
        var watch = application.AddContainer("watch").StartsAfter(service);
        await application.BuildAsync();
        await application.ReportAsync(service, KnownResourceStates.Running);

        var starting = application.StartingAsync(watch);
        Assert.False(starting.IsCompleted);

        // The clock may be set forward before somebody looks at it.
        for (var passed = TimeSpan.Zero; !starting.IsCompleted; passed += Step)
        {
            Assert.True(passed < TimeSpan.FromHours(1));
            time.Advance(Step);
            await Task.WhenAny(starting, Task.Delay(10));
        }

        await starting;
        Assert.True(time.GetUtcNow() - time.Start >= TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task StartsAfter_StartedAgain_WaitsForNobody()
    {
        await using var application = new ComposedApplication();
        var service = application.AddContainer("one");
        var watch = application.AddContainer("watch").StartsAfter(service);
        await application.BuildAsync();
        var first = application.StartingAsync(watch);
        await application.ReportAsync(service, KnownResourceStates.Running);
        await first.WaitAsync(Limit);
        await application.ReportAsync(service, KnownResourceStates.Exited);

        var second = application.StartingAsync(watch);

        await second.WaitAsync(Limit);
    }
}
