using Aspire.Hosting.Cli;
using FooBar.Tests.Aspire.Orchestration.Lifecycle;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.Tests.Aspire.Cli;

/// <summary>An AppHost in a process of its own, so that it can be asked to end: one container that is only a name.</summary>
internal static class LightAppHost
{
    /// <summary>Runs it beneath a home folder, the only argument, until it is asked to end.</summary>
    public static async Task Main(string[] args)
    {
        await using var application = new OrchestratedApplication();
        application.Builder.Services.Configure<CliOptions>(options => options.HomeFolder = args[0]);
        application.AddContainer("web");
        await application.Application.RunAsync();
    }
}
