using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>
/// An AppHost's entry point, run in a thread of its own and held twice: at its <c>Build</c> until the test builds, and at its <c>Run</c> until
/// the test's application has ended.
/// </summary>
internal sealed class TestedEntryPoint(MethodInfo main, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    : EntryPointInterceptor, IAsyncDisposable
{
    // What the entry point does after its Run is none of the test's business for longer.
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource<DistributedApplicationBuilder> _composed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _mayBuild = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _returned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isCreated;

    private string? Name => main.Module.Assembly.GetName().Name;

    /// <summary>Runs the entry point up to its <c>Build</c>.</summary>
    public async Task<DistributedApplicationBuilder> ComposeAsync(CancellationToken cancellationToken)
    {
        using (ExecutionContext.SuppressFlow())
        {
            new Thread(Run) { IsBackground = true, Name = Name }.Start();
        }

        try
        {
            return await _composed.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the entry point build.</summary>
    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        _mayBuild.TrySetResult();
        return _built.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Creating(DistributedApplicationOptions options, HostApplicationBuilderSettings settings)
    {
        if (_isCreated)
        {
            throw new InvalidOperationException($"The entry point of '{Name}' composes more than one application; a test can run only one.");
        }

        _isCreated = true;
        options.Assembly = main.Module.Assembly;
        options.Args ??= args;
        TestDefaults.Apply(options, settings);
        configure(options, settings);
    }

    /// <inheritdoc />
    public override void Building(DistributedApplicationBuilder builder)
    {
        TestDefaults.Apply(builder);
        _composed.TrySetResult(builder);
        _mayBuild.Task.GetAwaiter().GetResult();
    }

    /// <inheritdoc />
    public override void Built(DistributedApplication application) => _built.TrySetResult(application);

    /// <inheritdoc />
    public override void Started() => _started.TrySetResult();

    /// <inheritdoc />
    public override Task WaitForStartAsync(CancellationToken cancellationToken) => _started.Task.WaitAsync(cancellationToken);

    /// <inheritdoc />
    public override Task WaitForEndAsync(CancellationToken cancellationToken) => _ended.Task.WaitAsync(cancellationToken);

    /// <inheritdoc />
    public override async Task EndedAsync()
    {
        _started.TrySetCanceled();
        _ended.TrySetResult();
        await _returned.Task.WaitAsync(EndTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Ends the application, if there is one, and the entry point.</summary>
    public async ValueTask DisposeAsync()
    {
        // An entry point that is held at its Build ends there.
        if (_mayBuild.TrySetCanceled())
        {
            await EndedAsync();
        }
        else if (_built.Task.IsCompletedSuccessfully)
        {
            await _built.Task.Result.DisposeAsync();
        }
    }

    private void Run()
    {
        Current = this;
        try
        {
            // An asynchronous entry point has a synchronous one around it, which is the one named by the assembly.
            main.Invoke(null, main.GetParameters().Length == 0 ? null : [args]);
            Return(new InvalidOperationException($"The entry point of '{Name}' ended without building a distributed application."));
        }
        catch (TargetInvocationException exception)
        {
            Return(exception.InnerException ?? exception);
        }
    }

    private void Return(Exception reason)
    {
        _composed.TrySetException(reason);
        _built.TrySetException(reason);
        _returned.TrySetResult();
    }
}
