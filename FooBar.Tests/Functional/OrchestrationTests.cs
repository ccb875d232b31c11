using System.Text.Json.Nodes;

namespace FooBar.Tests.Functional;

/// <summary>What becomes of a stack when Aspire's own parts die, and of one that the <c>aspire</c> command starts and ends.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class OrchestrationTests
{
    [Fact]
    public async Task DashboardThenOrchestrator_Killed_TheOneReturnsAndTheOtherEndsTheStack()
    {
        await using var host = await AppHostProcess.StartAsync();
        using var client = new HttpClient();
        var dashboard = Assert.Single(host.Processes, static id => File.ReadAllText($"/proc/{id}/cmdline").Contains("Aspire.Dashboard", StringComparison.Ordinal));

        await ProcessTable.SignalAsync(dashboard, "KILL");

        await Eventually.TrueAsync(_ => Task.FromResult(host.Output.Contains("The dashboard ended", StringComparison.Ordinal)), "the AppHost says that the dashboard ended");
        await Eventually.TrueAsync(async token => (await client.GetAsync(host.Dashboard, token)).IsSuccessStatusCode, "the dashboard answers at the address of before");
        var later = ProcessTable.ChildrenOf(host.Orchestrator);
        Assert.NotEmpty(await host.ContainersAsync());

        await ProcessTable.SignalAsync(host.Orchestrator, "KILL");

        Assert.Equal(1, await host.EndAsync());
        Assert.Contains("The orchestrator (dcp, process", host.Output, StringComparison.Ordinal);
        await host.NothingIsLeftAsync();
        Assert.DoesNotContain(later, ProcessTable.Lives);
        Assert.Empty(await host.VolumesAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AppHost_KilledAloneOrWithTheOrchestrator_LeavesNothingBehind(bool withOrchestrator)
    {
        await using var host = await AppHostProcess.StartAsync();
        Assert.NotEmpty(await host.ContainersAsync());

        await ProcessTable.SignalAsync(host.Id, "KILL");
        if (withOrchestrator)
        {
            await ProcessTable.SignalAsync(host.Orchestrator, "KILL");
        }

        // Its volumes go at the next start: the engine keeps them while a container has them.
        await host.EndAsync();
        await host.NothingIsLeftAsync();
    }

    [Fact]
    public async Task Stack_StartedAndStoppedByTheAspireCommand_ServesAndLeavesNothingBehind()
    {
        // The command finds AppHosts by the home folder: in one of its own there is no other, which it would end before it starts this one.
        var home = Directory.CreateTempSubdirectory("foobar-home-").FullName;
        try
        {
            using var command = new AspireCommand(home);
            await command.SucceedAsync(["start", "--no-build", "--apphost", AspireCommand.AppHost, "--", .. StackFixture.IsolatedArguments()]);
            var id = (int)Assert.Single(JsonNode.Parse(await command.SucceedAsync("ps", "--format", "Json"))!.AsArray())!["appHostPid"]!;
            Assert.NotEqual(Environment.ProcessId, id);
            await command.SucceedAsync("wait", "api-1", "--timeout", "200", "--apphost", AspireCommand.AppHost);
            var orchestrator = Assert.Single(ProcessTable.WithArguments($"--monitor {id}"));

            await command.SucceedAsync("stop", "--apphost", AspireCommand.AppHost);

            await Eventually.TrueAsync(_ => Task.FromResult(!ProcessTable.Lives(id) && !ProcessTable.Lives(orchestrator)), "the AppHost and its orchestrator have ended");
            Assert.Empty(await Engine.RunAsync("volume", "ls", "--quiet", "--filter", $"name=foobar-run-{id}-"));
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }
}
