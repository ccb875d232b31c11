using System.Collections.Concurrent;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Cli;
using Aspire.Hosting.Orchestration.Runtime;
using Aspire.Hosting.Testing;
using FooBar.Tests.Aspire.Dashboard;
using FooBar.Tests.Aspire.Orchestration.Lifecycle;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace FooBar.Tests.Aspire.Orchestration.Logging;

/// <summary>In a test, what resources write is in the test's own log.</summary>
public sealed class ResourceLogForwarderTests
{
    [Fact]
    public async Task Log_OfTestedApplication_HasWhatItsResourcesWrite()
    {
        var provider = new RecordingProvider();
        await using var builder = DistributedApplicationTestingBuilder.Create();
        builder.Services.Replace(ServiceDescriptor.Singleton<IResourceRuntime>(new InMemoryRuntime()));
        builder.Services.Configure<CliOptions>(options => options.HomeFolder = "");
        builder.Services.AddLogging(logging => logging.AddProvider(provider));
        builder.AddContainer("web", "image", "1");
        builder.AddContainer("db", "image", "1");
        await using var application = await builder.BuildAsync();
        await application.StartAsync();

        await provider.Of($"{builder.Environment.ApplicationName}.Resources.web").WaitForAsync("web speaks");
        await provider.Of($"{builder.Environment.ApplicationName}.Resources.db").WaitForAsync("db speaks");

        application.Services.GetRequiredService<ResourceLoggerService>().Append("web", time: null, "it burns", isErrorMessage: true);
        await provider.Of($"{builder.Environment.ApplicationName}.Resources.web").WaitForAsync("it burns");
        Assert.Equal(LogLevel.Error, provider.Of($"{builder.Environment.ApplicationName}.Resources.web").Entries.Single(entry => entry.Text.Contains("it burns", StringComparison.Ordinal)).Level);
    }

    private sealed class RecordingProvider : ILoggerProvider
    {
        private readonly ConcurrentDictionary<string, RecordingLogger<RecordingProvider>> _loggers = new();

        public RecordingLogger<RecordingProvider> Of(string category) => _loggers.GetOrAdd(category, _ => new RecordingLogger<RecordingProvider>());

        public ILogger CreateLogger(string categoryName) => Of(categoryName);

        public void Dispose()
        {
        }
    }
}
