namespace FooBar.Web.Discussions;

/// <summary>All threads there are, for search engines. The application server implements it.</summary>
/// <remarks>Every member throws <see cref="DiscussionsUnavailableException"/> when no database server could do the work in time.</remarks>
public interface IThreadIndex
{
    /// <summary>The highest number that a thread has; 0 when there is none.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<long> GetHighestIdAsync(CancellationToken cancellationToken);

    /// <summary>The threads of a range of numbers, in order.</summary>
    /// <param name="first">The lowest number.</param>
    /// <param name="last">The highest number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<ThreadAddress>> ListAsync(long first, long last, CancellationToken cancellationToken);
}
