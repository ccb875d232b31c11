using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using FooBar.Tests.Aspire.Building;
using FooBar.Tests.Aspire.Dcp;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.Tests.Aspire.Orchestration.Lifecycle;

/// <summary>The orchestrator over the real runtime: what the in-memory one cannot show.</summary>
[Trait("Category", "Functional")]
public sealed class RealRuntimeTests : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(3));
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
    {
        AssemblyName = "FooBar.AppHost",
        DisableDashboard = true,
    });

    private DistributedApplication? _application;

    private DistributedApplication Application => _application ??= _builder.Build();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Application.DisposeAsync();

    public void Dispose() => _limit.Dispose();

    [Fact]
    public async Task StartAsync_ContainersThatWait_SeeEachOtherByNameAndOnlyWhenHealthy()
    {
        var site = AddSite();
        var client = AddShell("client", """getent hosts site && getent hosts site.dev.internal && test "$SITE" = http://site:80""")
            .WithEnvironment("SITE", site.GetEndpoint("http"))
            .WaitFor(site);
        AddShell("last", "echo done && exec sleep 1000").WaitForCompletion(client);
        await Application.StartAsync(_limit.Token);

        await Application.ResourceNotifications.WaitForResourceAsync("last", KnownResourceStates.Running, _limit.Token);
        Assert.True(Application.ResourceNotifications.TryGetCurrentState("client", out var ended));
        Assert.Equal(KnownResourceStates.Exited, ended.Snapshot.State?.Text);
        Assert.Equal(0, ended.Snapshot.ExitCode);
        await ReadLogUntilAsync("last", "done");
    }

    [Fact]
    public async Task Kill_OfHealthyContainer_IsSeenAndARestartMakesItHealthyOnTheSamePort()
    {
        var site = AddSite();
        await Application.StartAsync(_limit.Token);
        var notifications = Application.ResourceNotifications;
        var healthy = await notifications.WaitForResourceHealthyAsync("site", WaitBehavior.WaitOnResourceUnavailable, _limit.Token);
        var url = site.GetEndpoint("http").Url;

        await TestRuntime.DockerAsync("kill", (string)healthy.Snapshot.Properties.Single(property => property.Name == "container.id").Value!);
        var killed = await notifications.WaitForResourceAsync("site", change => change.Snapshot.State?.Text == KnownResourceStates.Exited, _limit.Token);
        Assert.Equal(137, killed.Snapshot.ExitCode);

        Assert.True((await Application.ResourceCommands.ExecuteCommandAsync("site", KnownResourceCommands.StartCommand, _limit.Token)).Success);
        await notifications.WaitForResourceHealthyAsync("site", WaitBehavior.WaitOnResourceUnavailable, _limit.Token);
        Assert.Equal(url, site.GetEndpoint("http").Url);
        Assert.True((await Application.ResourceCommands.ExecuteCommandAsync("site", KnownResourceCommands.RestartCommand, _limit.Token)).Success);
        await notifications.WaitForResourceHealthyAsync("site", WaitBehavior.WaitOnResourceUnavailable, _limit.Token);
        Assert.True((await Application.ResourceCommands.ExecuteCommandAsync("site", KnownResourceCommands.StopCommand, _limit.Token)).Success);
        Assert.True(notifications.TryGetCurrentState("site", out var stopped));
        Assert.Equal(KnownResourceStates.Exited, stopped.Snapshot.State?.Text);
    }

    [Fact]
    public async Task StartAsync_MissingImage_FailsToStartAndTheLogSaysWhy()
    {
        _builder.AddContainer("ghost", "foobar/no-such-image", "1");
        await Application.StartAsync(_limit.Token);

        await FailsToStartAsync("ghost", "foobar/no-such-image");
    }

    [Fact]
    public async Task StartAsync_PortInUse_FailsToStartAndTheLogNamesThePort()
    {
        using var occupant = new TcpListener(IPAddress.Loopback, 0);
        occupant.Start();
        var port = ((IPEndPoint)occupant.LocalEndpoint).Port;
        var late = _builder.AddContainer("late", TestImages.Nginx).WithHttpEndpoint(port: port, targetPort: 80);
        await Application.StartAsync(_limit.Token);

        await FailsToStartAsync("late", $"needs port {port}, and something else on this machine listens there");
        // It is told how to go on, and can.
        occupant.Stop();
        Assert.True((await Application.ResourceCommands.ExecuteCommandAsync("late", KnownResourceCommands.StartCommand, _limit.Token)).Success);
        await Application.ResourceNotifications.WaitForResourceAsync("late", KnownResourceStates.Running, _limit.Token);
        Assert.Equal(port, late.GetEndpoint("http").Port);
    }

    [Fact]
    public async Task StartAsync_BadExecutables_FailToStartAndTheLogsSayWhy()
    {
        _builder.AddContainer("typo", TestImages.Nginx).WithEntrypoint("/no/such/program");
        _builder.AddProject<FakeProject>("unbuilt");
        await Application.StartAsync(_limit.Token);

        await FailsToStartAsync("typo", "cannot run '/no/such/program'");
        await FailsToStartAsync("unbuilt", "Fake.csproj' of 'unbuilt' does not exist");
    }

    [Fact]
    public async Task DisposeAsync_RunningContainers_LeavesNone()
    {
        AddShell("sleeper", "exec sleep 1000");
        await Application.StartAsync(_limit.Token);
        var running = await Application.ResourceNotifications.WaitForResourceAsync("sleeper", change => change.Snapshot.State?.Text == KnownResourceStates.Running, _limit.Token);
        var id = (string)running.Snapshot.Properties.Single(property => property.Name == "container.id").Value!;
        await Application.DisposeAsync();

        Assert.Equal("", await TestRuntime.DockerAsync("ps", "--all", "--quiet", "--filter", $"id={id}"));
    }

    private IResourceBuilder<ContainerResource> AddSite() =>
        _builder.AddContainer("site", TestImages.Nginx).WithHttpEndpoint(targetPort: 80).WithHttpHealthCheck("/");

    private IResourceBuilder<ContainerResource> AddShell(string name, string script) =>
        _builder.AddContainer(name, TestImages.Nginx).WithEntrypoint("/bin/sh").WithArgs("-c", script);

    private async Task FailsToStartAsync(string name, string reason)
    {
        var failed = await Application.ResourceNotifications.WaitForResourceAsync(name, change => change.Snapshot.State?.Text == KnownResourceStates.FailedToStart, _limit.Token);
        Assert.Equal(KnownResourceStateStyles.Error, failed.Snapshot.State?.Style);
        await ReadLogUntilAsync(name, reason);
    }

    private async Task ReadLogUntilAsync(string name, string text)
    {
        await foreach (var batch in Application.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(name).WithCancellation(_limit.Token))
        {
            if (batch.Any(line => line.Content.Contains(text, StringComparison.Ordinal)))
            {
                return;
            }
        }

        Assert.Fail($"The log of '{name}' ended without '{text}'.");
    }
}
