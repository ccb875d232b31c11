using System.Diagnostics;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Orchestration.Lifecycle;
using Aspire.Hosting.Orchestration.Runtime;
using FooBar.Tests.Aspire.Building;
using FooBar.Tests.Aspire.Dashboard;
using FooBar.Tests.Aspire.Dcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.Aspire.Orchestration.Lifecycle;

/// <summary>The real orchestrator is killed beneath a running application. In one collection with others that set the exit code.</summary>
[Collection(nameof(DistributedApplicationTests))]
[Trait("Category", "Functional")]
public sealed class OrchestratorDeathTests
{
    [Fact]
    public async Task RunAsync_OrchestratorKilled_SaysSoAndEndsWithEverythingCleanedUp()
    {
        using var limit = new CancellationTokenSource(TestRuntime.Patience);
        var log = new RecordingLogger<ApplicationOrchestrator>();
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { AssemblyName = "FooBar.AppHost", DisableDashboard = true });
        builder.Services.Replace(ServiceDescriptor.Singleton<ILogger<ApplicationOrchestrator>>(log));
        builder.AddContainer("sleeper", TestImages.Nginx).WithEntrypoint("/bin/sh").WithArgs("-c", "exec sleep 1000");
        await using var application = builder.Build();
        var runtime = (DcpRuntime)application.Services.GetRequiredService<IResourceRuntime>();
        try
        {
            var running = application.RunAsync(limit.Token);
            var state = await application.ResourceNotifications.WaitForResourceAsync("sleeper", change => change.Snapshot.State?.Text == KnownResourceStates.Running, limit.Token);
            var (container, folder) = ((string)state.Snapshot.Properties.Single(property => property.Name == "container.id").Value!, runtime.SessionFolder!);
            using (var orchestrator = Process.GetProcessesByName("dcp").Single(process => IsOrchestrator(process, folder)))
            {
                orchestrator.Kill();
            }

            await running.WaitAsync(limit.Token);

            Assert.Equal(1, Environment.ExitCode);
            await log.WaitForAsync("has ended unexpectedly");
            Assert.Equal("", await TestRuntime.DockerAsync("ps", "--all", "--quiet", "--filter", $"id={container}"));
            Assert.Equal("", await TestRuntime.DockerAsync("network", "ls", "--quiet", "--filter", $"name={runtime.NetworkName}"));
            Assert.False(Directory.Exists(folder));
        }
        finally
        {
            Environment.ExitCode = 0;
        }
    }

    private static bool IsOrchestrator(Process process, string folder)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process.Id}/cmdline");
            return line.Contains("start-apiserver", StringComparison.Ordinal) && line.Contains(folder, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
