using System.Collections.Concurrent;
using Aspire.Hosting.Orchestration.Logging;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The console logs of all resources: their own output and what the application host has to say about them.</summary>
public sealed class ResourceLoggerService : IDisposable
{
    private readonly ConcurrentDictionary<string, ResourceLog> _logs = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _time;
    private readonly ResourceLogLimits _limits;
    private volatile bool _disposed;

    internal ResourceLoggerService(TimeProvider time, ResourceLogLimits limits)
    {
        _time = time;
        _limits = limits;
    }

    /// <summary>A logger that writes into a resource's log.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The logger.</returns>
    public ILogger GetLogger(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return GetLogger(resource.Name);
    }

    /// <summary>A logger that writes into a resource's log.</summary>
    /// <param name="resourceName">The resource's name.</param>
    /// <returns>The logger.</returns>
    public ILogger GetLogger(string resourceName) => new ResourceLogger(Log(resourceName), _time);

    /// <summary>A resource's log from its first line on, then live until the log is completed.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The lines in batches, each with at least one.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return WatchAsync(resource.Name);
    }

    /// <summary>A resource's log from its first line on, then live until the log is completed.</summary>
    /// <param name="resourceName">The resource's name.</param>
    /// <returns>The lines in batches, each with at least one.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> WatchAsync(string resourceName) => Log(resourceName).ReadAsync(follow: true, CancellationToken.None);

    /// <summary>What a resource's log holds now.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The lines in batches; the stream then ends.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(IResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return GetAllAsync(resource.Name);
    }

    /// <summary>What a resource's log holds now.</summary>
    /// <param name="resourceName">The resource's name; with Aspire's own packages the name of its running instance, which is another one at each start.</param>
    /// <returns>The lines in batches; the stream then ends.</returns>
    public IAsyncEnumerable<IReadOnlyList<LogLine>> GetAllAsync(string resourceName) => Log(resourceName).ReadAsync(follow: false, CancellationToken.None);

    /// <summary>Ends a resource's log: nothing more is written, and its readers come to an end.</summary>
    /// <param name="name">The resource's name.</param>
    public void Complete(string name) => Log(name).Complete();

    /// <summary>Ends all logs.</summary>
    public void Dispose()
    {
        _disposed = true;
        foreach (var log in _logs.Values)
        {
            log.Complete();
        }
    }

    internal void Append(string resourceName, DateTimeOffset? time, string text, bool isErrorMessage) =>
        Log(resourceName).Append(LogLineText.Format(time, text), isErrorMessage);

    private ResourceLog Log(string resourceName)
    {
        var log = _logs.GetOrAdd(resourceName, static (_, limits) => new ResourceLog(limits), _limits);
        if (_disposed)
        {
            log.Complete();
        }

        return log;
    }
}
