namespace FooBar.Web.Status.History;

/// <summary>How the stack has been. The application server implements it, from what Prometheus keeps.</summary>
public interface IStackHistory
{
    /// <summary>Whether anything is kept: whether there is a Prometheus to ask.</summary>
    bool IsKept { get; }

    /// <summary>The past; null while Prometheus does not answer.</summary>
    /// <param name="range">How much of it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<StackHistory?> ReadAsync(HistoryRange range, CancellationToken cancellationToken);
}
