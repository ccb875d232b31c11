namespace FooBar.Web.Discussions;

/// <summary>Changes of what is on the board already. The application server implements it.</summary>
/// <remarks>Every member throws <see cref="DiscussionsUnavailableException"/> when the database could not do the work in time.</remarks>
public interface IPostChanges
{
    /// <summary>Replaces the title and the text of a thread of the visitor's own.</summary>
    /// <param name="id">The thread's number.</param>
    /// <param name="version">The version that the visitor has read.</param>
    /// <param name="draft">The new title and text; the name stays as it is.</param>
    /// <param name="visitor">Who changes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ChangeOutcome> EditThreadAsync(long id, int version, ThreadDraft draft, Guid visitor, CancellationToken cancellationToken);

    /// <summary>Replaces the text of a reply of the visitor's own.</summary>
    /// <param name="threadId">The thread's number.</param>
    /// <param name="id">The reply's number.</param>
    /// <param name="version">The version that the visitor has read.</param>
    /// <param name="draft">The new text; the name stays as it is.</param>
    /// <param name="visitor">Who changes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ChangeOutcome> EditReplyAsync(long threadId, long id, int version, ReplyDraft draft, Guid visitor, CancellationToken cancellationToken);

    /// <summary>Deletes a thread of the visitor's own, as long as nobody has replied.</summary>
    /// <param name="id">The thread's number.</param>
    /// <param name="visitor">Who deletes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ChangeOutcome> DeleteThreadAsync(long id, Guid visitor, CancellationToken cancellationToken);

    /// <summary>Deletes a reply of the visitor's own.</summary>
    /// <param name="threadId">The thread's number.</param>
    /// <param name="id">The reply's number.</param>
    /// <param name="visitor">Who deletes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ChangeOutcome> DeleteReplyAsync(long threadId, long id, Guid visitor, CancellationToken cancellationToken);

    /// <summary>Votes for a post, or takes the vote back. A vote that is there already stays one vote.</summary>
    /// <param name="threadId">The thread's number.</param>
    /// <param name="replyId">The reply's number; null for the thread itself.</param>
    /// <param name="wanted">Whether the visitor's vote is to be there afterwards.</param>
    /// <param name="visitor">Who votes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ChangeOutcome> VoteAsync(long threadId, long? replyId, bool wanted, Guid visitor, CancellationToken cancellationToken);
}
