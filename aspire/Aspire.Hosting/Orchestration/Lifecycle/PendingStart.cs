namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>A start that waits for other resources.</summary>
internal sealed class PendingStart : IDisposable
{
    private readonly CancellationTokenSource _wait;

    public PendingStart(CancellationToken cancellationToken) => _wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

    /// <summary>Ends the wait.</summary>
    public CancellationToken Token => _wait.Token;

    /// <summary>Whether the wait was ended in order to go on with the start.</summary>
    public bool IsForced { get; private set; }

    /// <summary>Goes on with the start without what it waits for.</summary>
    public void Force()
    {
        IsForced = true;
        _wait.Cancel();
    }

    /// <summary>Gives the start up.</summary>
    public void Cancel() => _wait.Cancel();

    /// <inheritdoc />
    public void Dispose() => _wait.Dispose();
}
