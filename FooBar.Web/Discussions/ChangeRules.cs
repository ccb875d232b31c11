namespace FooBar.Web.Discussions;

/// <summary>Who may change a post, and when.</summary>
public static class ChangeRules
{
    /// <summary>How long after it was posted a post may be changed and deleted by its author.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Whether the text of a post may be replaced.</summary>
    /// <param name="post">The post as it is stored; null when there is none.</param>
    /// <param name="visitor">Who wants to.</param>
    /// <param name="version">The version that the visitor has read.</param>
    /// <param name="now">The time.</param>
    internal static ChangeOutcome DecideEdit(PostState? post, Guid visitor, int version, DateTimeOffset now) =>
        DecideChange(post, visitor, now) is var outcome and not ChangeOutcome.Done ? outcome
        : post!.Version == version ? ChangeOutcome.Done
        : ChangeOutcome.ChangedMeanwhile;

    /// <summary>Whether a post may be deleted.</summary>
    /// <param name="post">The post as it is stored; null when there is none.</param>
    /// <param name="visitor">Who wants to.</param>
    /// <param name="now">The time.</param>
    internal static ChangeOutcome DecideDelete(PostState? post, Guid visitor, DateTimeOffset now) =>
        DecideChange(post, visitor, now) is var outcome and not ChangeOutcome.Done ? outcome
        : post!.ReplyCount == 0 ? ChangeOutcome.Done
        : ChangeOutcome.HasReplies;

    /// <summary>Whether a visitor may vote for a post.</summary>
    /// <param name="post">The post as it is stored; null when there is none.</param>
    /// <param name="visitor">Who wants to.</param>
    internal static ChangeOutcome DecideVote(PostState? post, Guid visitor) =>
        post is null ? ChangeOutcome.NotFound
        : post.Owner == visitor ? ChangeOutcome.OwnPost
        : ChangeOutcome.Done;

    private static ChangeOutcome DecideChange(PostState? post, Guid visitor, DateTimeOffset now) =>
        post is null ? ChangeOutcome.NotFound
        : post.Owner != visitor ? ChangeOutcome.NotYours
        : now >= post.CreatedAt + Window ? ChangeOutcome.TooLate
        : ChangeOutcome.Done;
}
