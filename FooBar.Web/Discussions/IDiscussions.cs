namespace FooBar.Web.Discussions;

/// <summary>What the pages need of the discussion board. The application server implements it.</summary>
/// <remarks>Every member throws <see cref="DiscussionsUnavailableException"/> when no database server could do the work in time.</remarks>
public interface IDiscussions
{
    /// <summary>A page of one of the lists of threads.</summary>
    /// <param name="order">Which list.</param>
    /// <param name="limit">How many at most, at least 1.</param>
    /// <param name="cursor">The <see cref="Listing{T}.NextCursor"/> of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidCursorException">The cursor is not one that this listing gave out.</exception>
    Task<Listing<ThreadSummary>> ListThreadsAsync(ThreadOrder order, int limit, string? cursor, CancellationToken cancellationToken);

    /// <summary>A thread, or null when there is none of that number.</summary>
    /// <param name="id">The thread's number.</param>
    /// <param name="viewer">Who asks; null for somebody who is not known.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<DiscussionThread?> GetThreadAsync(long id, Guid? viewer, CancellationToken cancellationToken);

    /// <summary>A thread with a page of its replies, newest first, or null when there is none of that number.</summary>
    /// <param name="id">The thread's number.</param>
    /// <param name="limit">How many replies at most, at least 1.</param>
    /// <param name="cursor">The <see cref="Listing{T}.NextCursor"/> of the page before; null for the first page.</param>
    /// <param name="viewer">Who asks; null for somebody who is not known.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidCursorException">The cursor is not one that this listing gave out.</exception>
    Task<ThreadWithReplies?> GetThreadWithRepliesAsync(long id, int limit, string? cursor, Guid? viewer, CancellationToken cancellationToken);

    /// <summary>A reply, or null when the thread has none of that number.</summary>
    /// <param name="threadId">The thread's number.</param>
    /// <param name="id">The reply's number.</param>
    /// <param name="viewer">Who asks; null for somebody who is not known.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Reply?> GetReplyAsync(long threadId, long id, Guid? viewer, CancellationToken cancellationToken);

    /// <summary>Finds the page of a thread's replies that has a reply.</summary>
    /// <param name="threadId">The thread's number.</param>
    /// <param name="id">The reply's number.</param>
    /// <param name="limit">How many replies a page has.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The page's cursor, empty for the first page; null when the thread has no such reply.</returns>
    Task<string?> FindPageOfReplyAsync(long threadId, long id, int limit, CancellationToken cancellationToken);

    /// <summary>Starts a thread and returns it as it is stored.</summary>
    /// <param name="draft">What to store.</param>
    /// <param name="author">Who posts it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<DiscussionThread> StartThreadAsync(ThreadDraft draft, Guid author, CancellationToken cancellationToken);

    /// <summary>Adds a reply and returns it as it is stored, or null when there is no such thread.</summary>
    /// <param name="threadId">The thread's number.</param>
    /// <param name="draft">What to store.</param>
    /// <param name="author">Who posts it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Reply?> ReplyAsync(long threadId, ReplyDraft draft, Guid author, CancellationToken cancellationToken);
}
