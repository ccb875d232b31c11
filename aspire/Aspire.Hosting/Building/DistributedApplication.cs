using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration.Lifecycle;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

/// <summary>An application of containers and processes.</summary>
public partial class DistributedApplication : IHost, IAsyncDisposable
{
    private readonly IHost _host;
    private readonly EntryPointInterceptor? _interceptor;
    private readonly Lock _lock = new();
    private bool _isStartAttempted;
    private bool _isStopped;
    private Task? _disposal;

    internal DistributedApplication(IHost host, EntryPointInterceptor? interceptor)
    {
        ArgumentNullException.ThrowIfNull(host);
        _host = host;
        _interceptor = interceptor;
    }

    /// <inheritdoc />
    public IServiceProvider Services => _host.Services;

    /// <summary>What happens to the resources, and waits for it.</summary>
    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    /// <summary>Makes resources do something.</summary>
    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    /// <summary>Whether the code that asks is the entry point that a test runs: there, the test decides when things happen.</summary>
    private bool IsAskedByEntryPoint => _interceptor is not null && ReferenceEquals(EntryPointInterceptor.Current, _interceptor);

    /// <summary>Begins a composition.</summary>
    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    /// <summary>Begins a composition.</summary>
    /// <param name="args">The command line; it sets configuration keys.</param>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => CreateBuilder(new DistributedApplicationOptions { Args = args });

    /// <summary>Begins a composition.</summary>
    /// <param name="options">How it is composed.</param>
    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = new HostApplicationBuilderSettings();
        EntryPointInterceptor.Current?.Creating(options, settings);
        return new DistributedApplicationBuilder(options, settings);
    }

    /// <summary>Starts the resources and returns when they are on their way.</summary>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="DistributedApplicationException">It cannot be started; the message names cause and remedy. Dispose the application to clean up.</exception>
    public virtual async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (IsAskedByEntryPoint)
        {
            await _interceptor!.WaitForStartAsync(cancellationToken);
            return;
        }

        _isStartAttempted = true;
        await _host.StartAsync(cancellationToken);
        _interceptor?.Started();
    }

    /// <summary>Ends the resources.</summary>
    /// <param name="cancellationToken">Ends the wait for their polite end.</param>
    public virtual Task StopAsync(CancellationToken cancellationToken = default)
    {
        _isStopped = true;
        return _host.StopAsync(cancellationToken);
    }

    /// <summary>
    /// Starts the resources and returns when the application was asked to end (by Ctrl+C, SIGTERM or the token) and nothing of it is left.
    /// When it cannot be started, or cannot go on without the orchestrator, the reason is logged and the exit code is 1.
    /// </summary>
    /// <param name="cancellationToken">Asks it to end.</param>
    public virtual async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (IsAskedByEntryPoint)
        {
            await _interceptor!.WaitForEndAsync(cancellationToken);
            return;
        }

        try
        {
            await StartAsync(cancellationToken);
            LogStarted(Services.GetRequiredService<ILogger<DistributedApplication>>());
            await WaitForStopRequestAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested || IsStopping)
        {
            // Asked to end before it had started: no failure.
        }
        catch (DistributedApplicationException exception)
        {
            LogFailure(Services.GetRequiredService<ILogger<DistributedApplication>>(), exception.Message);
            Environment.ExitCode = 1;
        }
        finally
        {
            if (Services.GetService<ApplicationPhases>() is { HasFailed: true })
            {
                Environment.ExitCode = 1;
            }

            await DisposeAsync();
        }
    }

    /// <inheritdoc cref="RunAsync" />
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <inheritdoc />
    public virtual void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the resources, if they still run, and releases everything. After a failed start too.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (IsAskedByEntryPoint)
        {
            // The application is the test's.
            return ValueTask.CompletedTask;
        }

        lock (_lock)
        {
            return new ValueTask(_disposal ??= DisposeCoreAsync());
        }
    }

    private bool IsStopping => Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;

    private async Task WaitForStopRequestAsync(CancellationToken cancellationToken)
    {
        var lifetime = Services.GetRequiredService<IHostApplicationLifetime>();
        var requested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var byToken = cancellationToken.Register(lifetime.StopApplication);
        await using var byHost = lifetime.ApplicationStopping.Register(() => requested.TrySetResult());
        await requested.Task;
    }

    private async Task DisposeCoreAsync()
    {
        // The lock of the caller is not held over what follows.
        await Task.Yield();
        try
        {
            if (_isStartAttempted && !_isStopped)
            {
                // Within the host's own shutdown timeout.
                await StopAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposing ends by force what is left.
            LogSlowEnd(Services.GetRequiredService<ILogger<DistributedApplication>>());
        }
        finally
        {
            await DisposeHostAsync();
            if (_interceptor is not null)
            {
                await _interceptor.EndedAsync();
            }
        }
    }

    private async Task DisposeHostAsync()
    {
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }
        else
        {
            _host.Dispose();
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "The application could not be run: {Reason}")]
    private static partial void LogFailure(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Information, "Distributed application started. Press Ctrl+C to shut down.")]
    private static partial void LogStarted(ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "The application did not end in time; what is left of it is ended by force.")]
    private static partial void LogSlowEnd(ILogger logger);
}
