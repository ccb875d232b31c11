namespace FooBar.Web.Status;

/// <summary>How the stack is. The application server implements it, from memory: it answers whatever else does not.</summary>
public interface IStackStatus
{
    /// <summary>Whether visitors may know.</summary>
    bool IsPublic { get; }

    /// <summary>How the stack was a moment ago.</summary>
    StackStatus Current { get; }

    /// <summary>How the stack is, about once a second, until the wait is ended.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    IAsyncEnumerable<StackStatus> WatchAsync(CancellationToken cancellationToken);
}
