using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Runs AppHosts in tests: with the dashboard left out, any free port for proxied endpoints, and waits that fail with what they wait for.</summary>
public static class DistributedApplicationTestingBuilder
{
    /// <summary>Runs an AppHost's entry point up to its <c>Build</c>.</summary>
    /// <param name="args">The AppHost's command line.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <typeparam name="TEntryPoint">A type of the AppHost's assembly, usually <c>Projects.…</c>.</typeparam>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>(args, static (_, _) => { }, cancellationToken);

    /// <summary>Runs an AppHost's entry point up to its <c>Build</c>.</summary>
    /// <param name="args">The AppHost's command line.</param>
    /// <param name="configureBuilder">Changes how the application is composed, for example to have the dashboard.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <typeparam name="TEntryPoint">A type of the AppHost's assembly, usually <c>Projects.…</c>.</typeparam>
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder,
        CancellationToken cancellationToken = default)
    {
        var assembly = typeof(TEntryPoint).Assembly;
        var entryPoint = assembly.EntryPoint ?? throw new InvalidOperationException($"The assembly '{assembly.GetName().Name}' has no entry point. Name a type of an AppHost.");
        return CreateAsync(entryPoint, args, configureBuilder, cancellationToken);
    }

    /// <summary>Begins a composition that is the test's own.</summary>
    /// <param name="args">The command line; it sets configuration keys.</param>
    public static IDistributedApplicationTestingBuilder Create(params string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var options = new DistributedApplicationOptions { Args = args };
        var settings = new HostApplicationBuilderSettings();
        TestDefaults.Apply(options, settings);
        var builder = new DistributedApplicationBuilder(options, settings);
        TestDefaults.Apply(builder);
        return new OwnTestingBuilder(builder);
    }

    internal static async Task<IDistributedApplicationTestingBuilder> CreateAsync(
        MethodInfo entryPoint,
        string[] args,
        Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(configureBuilder);
        var tested = new TestedEntryPoint(entryPoint, args, configureBuilder);
        return new EntryPointTestingBuilder(tested, await tested.ComposeAsync(cancellationToken));
    }
}
