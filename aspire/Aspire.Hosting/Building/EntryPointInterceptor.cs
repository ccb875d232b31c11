using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>
/// Stands between an AppHost's entry point and the application it composes, when something else (a test) runs the entry point. It is bound
/// to the flow of the entry point's code, so that several entry points can run side by side.
/// </summary>
internal abstract class EntryPointInterceptor
{
    private static readonly AsyncLocal<EntryPointInterceptor?> Flow = new();

    /// <summary>The interceptor of the code that asks; null when the entry point runs by itself.</summary>
    public static EntryPointInterceptor? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    /// <summary>The entry point is about to compose an application: changes how.</summary>
    public abstract void Creating(DistributedApplicationOptions options, HostApplicationBuilderSettings settings);

    /// <summary>The entry point has composed an application. Returns when it may be built.</summary>
    public abstract void Building(DistributedApplicationBuilder builder);

    /// <summary>The application is built.</summary>
    public abstract void Built(DistributedApplication application);

    /// <summary>The application has started.</summary>
    public abstract void Started();

    /// <summary>Completes for the entry point when the application has started.</summary>
    public abstract Task WaitForStartAsync(CancellationToken cancellationToken);

    /// <summary>Completes for the entry point when the application has ended.</summary>
    public abstract Task WaitForEndAsync(CancellationToken cancellationToken);

    /// <summary>The application has ended. Completes when the entry point has ended too.</summary>
    public abstract Task EndedAsync();
}
