using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Cli;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>Composes an application.</summary>
public class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;

    /// <summary>Begins a composition.</summary>
    /// <param name="options">How it is composed.</param>
    public DistributedApplicationBuilder(DistributedApplicationOptions options) : this(options, new HostApplicationBuilderSettings())
    {
    }

    internal DistributedApplicationBuilder(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(options);
        AppHostAssembly = options.AppHostAssembly;
        AppHostDirectory = options.ProjectDirectory ?? RecordedDirectory(AppHostAssembly) ?? Directory.GetCurrentDirectory();
        settings.Args ??= options.Args;
        settings.ContentRootPath ??= AppHostDirectory;
        settings.ApplicationName ??= AppHostAssembly?.GetName().Name;
        AddDefaults(settings.Configuration ??= new ConfigurationManager());

        _host = new HostApplicationBuilder(settings);
        _host.Configuration.AddInMemoryCollection([new(ConfigurationKeys.AppHostDirectory, AppHostDirectory)]);
        ApplicationSecrets.Complete(_host.Configuration, withDashboard: !options.DisableDashboard);
        ConfigureLogging(_host.Logging, _host.Configuration);

        _host.Services.AddSingleton(TimeProvider.System);
        _host.Services.AddSingleton(options);
        _host.Services.AddSingleton(Eventing);
        _host.Services.AddSingleton(ExecutionContext);
        _host.Services.AddSingleton(_ => new DistributedApplicationModel(Resources));
        _host.Services.AddHealthChecks();
        HttpEndpointHealthCheck.AddClient(_host.Services);
        _host.Services.AddOrchestration();
        _host.Services.AddDcp(AppHostAssembly);
        _host.Services.AddCli(AppHostAssembly, AppHostDirectory);
        if (!options.DisableDashboard)
        {
            _host.Services.AddDashboard(_host.Configuration, AppHostAssembly);
        }
    }

    /// <inheritdoc />
    public ConfigurationManager Configuration => _host.Configuration;

    /// <inheritdoc />
    IHostEnvironment IDistributedApplicationBuilder.Environment => _host.Environment;

    /// <inheritdoc />
    public IServiceCollection Services => _host.Services;

    /// <inheritdoc />
    public string AppHostDirectory { get; }

    /// <inheritdoc />
    public Assembly? AppHostAssembly { get; }

    /// <inheritdoc />
    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    /// <inheritdoc />
    public DistributedApplicationExecutionContext ExecutionContext { get; } = new(DistributedApplicationOperation.Run);

    /// <inheritdoc />
    public IResourceCollection Resources { get; } = new ResourceCollection();

    /// <inheritdoc />
    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    /// <inheritdoc />
    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new ResourceBuilder<T>(this, resource);
    }

    /// <inheritdoc />
    public DistributedApplication Build()
    {
        var interceptor = EntryPointInterceptor.Current;
        interceptor?.Building(this);
        var application = new DistributedApplication(_host.Build(), interceptor);
        interceptor?.Built(application);
        return application;
    }

    /// <summary>What holds where no other source says anything: DOTNET_ variables, files and the command line come after it.</summary>
    private static void AddDefaults(ConfigurationManager configuration)
    {
        // Nobody reads a setting twice, and a watched folder costs one of the few watchers that a user has.
        configuration.AddInMemoryCollection([new("hostBuilder:reloadConfigOnChange", bool.FalseString)]);
        if (Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is { Length: > 0 } environment)
        {
            configuration.AddInMemoryCollection([new(HostDefaults.EnvironmentKey, environment)]);
        }
    }

    private static string? RecordedDirectory(Assembly? assembly) => assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => string.Equals(metadata.Key, "apphostprojectpath", StringComparison.OrdinalIgnoreCase))?.Value is { } directory && Directory.Exists(directory)
            ? directory
            : null;

    private static void ConfigureLogging(ILoggingBuilder logging, ConfigurationManager configuration)
    {
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Grpc", LogLevel.Error);

        // A check that fails while its resource starts is no news: the resource's health says it.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService", LogLevel.None);

        // Once more, so that the user's own levels win.
        logging.AddConfiguration(configuration.GetSection("Logging"));
    }
}
