using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Runtime;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.Tests.Aspire.Orchestration.Lifecycle;

public sealed class CommandTests
{
    [Fact]
    public async Task Start_OfWaitingResource_ForcesItPastTheWait()
    {
        await using var application = new OrchestratedApplication();
        var database = application.AddContainer("db", () => HealthStatus.Unhealthy);
        application.AddContainer("web").WaitFor(database);
        var started = application.StartAsync();
        await application.ReachAsync("web", KnownResourceStates.Waiting);
        await application.ExecuteAsync("web", KnownResourceCommands.StartCommand);

        await started;
        await application.ReachAsync("web", KnownResourceStates.Running);
    }

    [Fact]
    public async Task Stop_OfWaitingResource_GivesItsStartUp()
    {
        await using var application = new OrchestratedApplication();
        var database = application.AddContainer("db", () => HealthStatus.Unhealthy);
        application.AddContainer("web").WaitFor(database);
        var started = application.StartAsync();
        await application.ReachAsync("web", KnownResourceStates.Waiting);
        await application.ExecuteAsync("web", KnownResourceCommands.StopCommand);

        await started;
        await application.ReachAsync("web", KnownResourceStates.NotStarted);
        Assert.False(application.Runtime.Created.ContainsKey("web"));
    }

    [Fact]
    public async Task Restart_OfRunningResource_EvaluatesAnewAndKeepsThePorts()
    {
        await using var application = new OrchestratedApplication();
        var evaluations = 0;
        var ready = 0;
        application.AddContainer("web", () => HealthStatus.Healthy)
            .WithHttpEndpoint(targetPort: 80)
            .WithEnvironment(context => context.EnvironmentVariables["RUN"] = ++evaluations)
            .OnResourceReady((_, _, _) =>
            {
                ready++;
                return Task.CompletedTask;
            });
        await application.StartAsync();
        await application.Notifications.WaitForResourceHealthyAsync("web");
        var first = application.Runtime.Created["web"];
        await application.ExecuteAsync("web", KnownResourceCommands.RestartCommand);
        var healthy = await application.Notifications.WaitForResourceHealthyAsync("web");

        var second = application.Runtime.Created["web"];
        Assert.Equal(["create web", "stop web", "delete web", "create web"], application.Runtime.Calls);
        Assert.NotEqual(first.Name, second.Name);
        Assert.Equal(first.Ports, second.Ports);
        Assert.Equal("2", second.Environment.Single(variable => variable.Key == "RUN").Value);
        Assert.Equal(2, ready);
        Assert.Equal($"id of {second.Name}", healthy.Snapshot.Properties.Single(property => property.Name == "container.id").Value);
    }

    [Fact]
    public async Task Stop_OfRunningResource_ReturnsWhenItHasStopped()
    {
        await using var application = new OrchestratedApplication();
        application.Runtime.StopsWhenAsked = false;
        application.AddContainer("web");
        await application.StartAsync();
        await application.ReachAsync("web", KnownResourceStates.Running);
        var stopped = application.ExecuteAsync("web", KnownResourceCommands.StopCommand);
        await application.ReachAsync("web", KnownResourceStates.Stopping);

        // A word that was on its way when the stop was asked for does not undo it.
        application.Runtime.ReportOf("web", WorkloadState.Running);
        Assert.False(stopped.IsCompleted);
        application.Runtime.ReportOf("web", WorkloadState.Exited, exitCode: 143);
        Assert.True((await stopped).Success);

        var exited = await application.ReachAsync("web", _ => true);
        Assert.Equal(KnownResourceStates.Exited, exited.Snapshot.State?.Text);
        Assert.Equal(143, exited.Snapshot.ExitCode);
    }

    [Fact]
    public async Task Start_ThatFails_IsAFailure()
    {
        await using var application = new OrchestratedApplication();
        application.AddContainer("web").WithExplicitStart().WithEnvironment(_ => throw new InvalidOperationException("no"));
        await application.StartAsync();

        Assert.False((await application.ExecuteAsync("web", KnownResourceCommands.StartCommand)).Success);
    }

    [Fact]
    public async Task ExecuteCommandAsync_CommandThatThrows_IsAFailureWithItsMessage()
    {
        await using var application = new OrchestratedApplication();
        application.AddContainer("web").WithCommand("drain", "Drain", _ => throw new InvalidOperationException("nothing to drain"));
        await application.StartAsync();

        var result = await application.ExecuteAsync("web", "drain");
        Assert.False(result.Success);
        Assert.Equal("nothing to drain", result.Message);
        Assert.Equal("Command 'none' not available for resource 'web'.", (await application.ExecuteAsync("web", "none")).Message);
    }
}
