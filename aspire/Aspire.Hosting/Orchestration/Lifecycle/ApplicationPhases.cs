namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>
/// How far the application is on its way to its end. What was begun with a resource goes by these, and not by whether the one
/// who asked for it is still there.
/// </summary>
internal sealed class ApplicationPhases : IDisposable
{
    private readonly CancellationTokenSource _starting = new();
    private readonly CancellationTokenSource _running = new();

    /// <summary>Cancelled when nothing is to be started any more.</summary>
    public CancellationToken Starting => _starting.Token;

    /// <summary>Cancelled when everything has stopped.</summary>
    public CancellationToken Running => _running.Token;

    /// <summary>Whether the application ends because it could not go on.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Takes note that the application cannot go on.</summary>
    public void Fail() => HasFailed = true;

    /// <summary>Ends what is being started.</summary>
    public Task EndStartingAsync() => _starting.CancelAsync();

    /// <summary>Ends what follows the resources that ran.</summary>
    public Task EndRunningAsync() => _running.CancelAsync();

    /// <inheritdoc />
    public void Dispose()
    {
        _starting.Dispose();
        _running.Dispose();
    }
}
