using FooBar.Web.Discussions;
using FooBar.Web.Visitors;

namespace FooBar.Web.Moderation;

/// <summary>What moderators do. The application server implements it; whoever calls it has made sure that the visitor is one.</summary>
/// <remarks>Every member throws <see cref="DiscussionsUnavailableException"/> when the database could not do the work in time.</remarks>
public interface IModeration
{
    /// <summary>The longest reason, in UTF-16 units.</summary>
    const int MaximumReasonLength = 500;

    /// <summary>Hides a post from everybody, or shows it again, and notes who did so and why. What is so already stays so and is not noted again.</summary>
    /// <param name="threadId">The thread's number.</param>
    /// <param name="replyId">The reply's number; null for the thread itself.</param>
    /// <param name="hidden">Whether the post is to be hidden afterwards.</param>
    /// <param name="reason">Why.</param>
    /// <param name="moderator">Who does so.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ChangeOutcome> SetHiddenAsync(long threadId, long? replyId, bool hidden, string reason, Visitor moderator, CancellationToken cancellationToken);

    /// <summary>A page of what moderators have done, last first.</summary>
    /// <param name="limit">How many entries at most, at least 1.</param>
    /// <param name="cursor">The <see cref="Listing{T}.NextCursor"/> of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidCursorException">The cursor is not one that this listing gave out.</exception>
    Task<Listing<ModerationEntry>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken);
}
