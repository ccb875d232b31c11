using FooBar.Api.Paging;
using FooBar.Web.Discussions;
using FooBar.Web.Search;

namespace FooBar.Tests.Api.Site;

/// <summary>A board that lasts as long as its test.</summary>
internal sealed class InMemoryBoard : IDiscussions, IPostChanges, IThreadIndex, ISearch
{
    private readonly Lock _lock = new();
    private readonly List<(DiscussionThread Post, Guid Owner)> _threads = [];
    private readonly List<(Reply Post, Guid Owner)> _replies = [];
    private readonly HashSet<(PostKind, long, Guid)> _votes = [];

    /// <summary>What every read throws, if anything.</summary>
    public Exception? ReadFailure { get; set; }

    /// <summary>What every write throws, if anything.</summary>
    public Exception? WriteFailure { get; set; }

    /// <summary>How much later it is for changes of posts.</summary>
    public TimeSpan Later { get; set; }

    /// <summary>Whether searches say that they looked only at the newest posts.</summary>
    public bool OnlyNewest { get; set; }

    private DateTimeOffset Now => TimeProvider.System.GetUtcNow() + Later;

    public Task<Listing<ThreadSummary>> ListThreadsAsync(ThreadOrder order, int limit, string? cursor, CancellationToken cancellationToken) => Read(() =>
    {
        var before = KeysetCursor.Decode(CursorKind.Threads, cursor);
        var found = Enumerable.Reverse(_threads).Select(thread => thread.Post)
            .Where(thread => thread.Id < before && (order != ThreadOrder.Unanswered || thread.ReplyCount == 0)).ToList();
        var items = found.Take(limit)
            .Select(thread => new ThreadSummary(thread.Id, thread.Title, thread.Body, thread.Author, thread.CreatedAt, thread.ReplyCount, thread.Score, thread.CreatedAt)).ToList();
        return new Listing<ThreadSummary>(items, found.Count > limit ? KeysetCursor.Encode(CursorKind.Threads, items[^1].Id) : null);
    });

    public Task<DiscussionThread?> GetThreadAsync(long id, Guid? viewer, CancellationToken cancellationToken) =>
        Read(() => _threads.Find(thread => thread.Post.Id == id) is { Post: not null } thread ? View(thread, viewer) : null);

    public Task<ThreadWithReplies?> GetThreadWithRepliesAsync(long id, int limit, string? cursor, Guid? viewer, CancellationToken cancellationToken) => Read(() =>
    {
        var before = KeysetCursor.Decode(CursorKind.Replies, cursor);
        var found = Enumerable.Reverse(_replies).Where(reply => reply.Post.ThreadId == id && reply.Post.Id < before).ToList();
        var items = found.Take(limit).Select(reply => View(reply, viewer)).ToList();
        var next = found.Count > limit ? KeysetCursor.Encode(CursorKind.Replies, items[^1].Id) : null;
        return _threads.Find(thread => thread.Post.Id == id) is { Post: not null } thread ? new ThreadWithReplies(View(thread, viewer), new(items, next)) : null;
    });

    public Task<Reply?> GetReplyAsync(long threadId, long id, Guid? viewer, CancellationToken cancellationToken) =>
        Read(() => _replies.Find(reply => reply.Post.ThreadId == threadId && reply.Post.Id == id) is { Post: not null } reply ? View(reply, viewer) : null);

    public Task<string?> FindPageOfReplyAsync(long threadId, long id, int limit, CancellationToken cancellationToken) =>
        Read(() => _replies.Exists(reply => reply.Post.ThreadId == threadId && reply.Post.Id == id) ? "" : null);

    public Task<DiscussionThread> StartThreadAsync(ThreadDraft draft, Guid author, CancellationToken cancellationToken) => Write(() =>
    {
        var thread = new DiscussionThread(_threads.Count + 1, draft.Title, draft.Body, draft.Author, TimeProvider.System.GetUtcNow(), 0);
        _threads.Add((thread, author));
        return View(_threads[^1], author);
    });

    public Task<Reply?> ReplyAsync(long threadId, ReplyDraft draft, Guid author, CancellationToken cancellationToken) => Write(() =>
    {
        var index = _threads.FindIndex(thread => thread.Post.Id == threadId);
        if (index < 0)
        {
            return null;
        }

        _replies.Add((new Reply(_replies.Count + 1, threadId, draft.Body, draft.Author, TimeProvider.System.GetUtcNow()), author));
        _threads[index] = (_threads[index].Post with { ReplyCount = _threads[index].Post.ReplyCount + 1 }, _threads[index].Owner);
        return View(_replies[^1], author);
    });

    public Task<ChangeOutcome> EditThreadAsync(long id, int version, ThreadDraft draft, Guid visitor, CancellationToken cancellationToken) => Write(() =>
    {
        var index = _threads.FindIndex(thread => thread.Post.Id == id);
        var outcome = ChangeRules.DecideEdit(StateOfThread(index), visitor, version, Now);
        if (outcome == ChangeOutcome.Done)
        {
            _threads[index] = (_threads[index].Post with { Title = draft.Title, Body = draft.Body, Version = version + 1, EditedAt = Now }, visitor);
        }

        return outcome;
    });

    public Task<ChangeOutcome> EditReplyAsync(long threadId, long id, int version, ReplyDraft draft, Guid visitor, CancellationToken cancellationToken) => Write(() =>
    {
        var index = _replies.FindIndex(reply => reply.Post.Id == id);
        var outcome = ChangeRules.DecideEdit(StateOfReply(index), visitor, version, Now);
        if (outcome == ChangeOutcome.Done)
        {
            _replies[index] = (_replies[index].Post with { Body = draft.Body, Version = version + 1, EditedAt = Now }, visitor);
        }

        return outcome;
    });

    public Task<ChangeOutcome> DeleteThreadAsync(long id, Guid visitor, CancellationToken cancellationToken) => Write(() =>
    {
        var index = _threads.FindIndex(thread => thread.Post.Id == id);
        var outcome = ChangeRules.DecideDelete(StateOfThread(index), visitor, Now);
        if (outcome == ChangeOutcome.Done)
        {
            _threads[index] = (_threads[index].Post with { Id = -1 }, visitor);
        }

        return outcome;
    });

    public Task<ChangeOutcome> DeleteReplyAsync(long threadId, long id, Guid visitor, CancellationToken cancellationToken) => Write(() =>
    {
        var index = _replies.FindIndex(reply => reply.Post.Id == id);
        var outcome = ChangeRules.DecideDelete(StateOfReply(index), visitor, Now);
        if (outcome == ChangeOutcome.Done)
        {
            _replies[index] = (_replies[index].Post with { Id = -1, ThreadId = -1 }, visitor);
        }

        return outcome;
    });

    public Task<ChangeOutcome> VoteAsync(long threadId, long? replyId, bool wanted, Guid visitor, CancellationToken cancellationToken) => Write(() =>
    {
        var kind = replyId is null ? PostKind.Thread : PostKind.Reply;
        var id = replyId ?? threadId;
        var outcome = ChangeRules.DecideVote(
            replyId is null ? StateOfThread(_threads.FindIndex(thread => thread.Post.Id == id)) : StateOfReply(_replies.FindIndex(reply => reply.Post.Id == id)), visitor);
        if (outcome == ChangeOutcome.Done)
        {
            _ = wanted ? _votes.Add((kind, id, visitor)) : _votes.Remove((kind, id, visitor));
        }

        return outcome;
    });

    public Task<long> GetHighestIdAsync(CancellationToken cancellationToken) => Read(() => (long)_threads.Count);

    public Task<IReadOnlyList<ThreadAddress>> ListAsync(long first, long last, CancellationToken cancellationToken) => Read<IReadOnlyList<ThreadAddress>>(() =>
        [.. _threads.Where(thread => thread.Post.Id >= first && thread.Post.Id <= last).Select(thread => new ThreadAddress(thread.Post.Id, thread.Post.CreatedAt))]);

    public Task<SearchResult> FindAsync(SearchQuery query, int limit, CancellationToken cancellationToken) => Read(() => new SearchResult(
    [
        .. _threads.Where(thread => query.Words.All(word => $"{thread.Post.Title} {thread.Post.Body}".Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(thread => new SearchHit(thread.Post.Id, null, thread.Post.Title, thread.Post.Body, thread.Post.Author, thread.Post.CreatedAt)).Take(limit),
    ],
    OnlyNewest));

    private DiscussionThread View((DiscussionThread Post, Guid Owner) thread, Guid? viewer) =>
        thread.Post with { Score = Score(PostKind.Thread, thread.Post.Id), Viewer = View(PostKind.Thread, thread.Post.Id, thread.Post.CreatedAt, thread.Owner, viewer) };

    private Reply View((Reply Post, Guid Owner) reply, Guid? viewer) =>
        reply.Post with { Score = Score(PostKind.Reply, reply.Post.Id), Viewer = View(PostKind.Reply, reply.Post.Id, reply.Post.CreatedAt, reply.Owner, viewer) };

    private PostViewer? View(PostKind kind, long id, DateTimeOffset createdAt, Guid owner, Guid? viewer) =>
        viewer is { } known ? new(owner == known, owner == known ? createdAt + ChangeRules.Window : null, _votes.Contains((kind, id, known))) : null;

    private int Score(PostKind kind, long id) => _votes.Count(vote => vote.Item1 == kind && vote.Item2 == id);

    private PostState? StateOfThread(int index) =>
        index < 0 ? null : new(_threads[index].Owner, _threads[index].Post.CreatedAt, _threads[index].Post.Version, _threads[index].Post.ReplyCount);

    private PostState? StateOfReply(int index) => index < 0 ? null : new(_replies[index].Owner, _replies[index].Post.CreatedAt, _replies[index].Post.Version, 0);

    private Task<TResult> Read<TResult>(Func<TResult> query) => Run(ReadFailure, query);

    private Task<TResult> Write<TResult>(Func<TResult> command) => Run(WriteFailure, command);

    private Task<TResult> Run<TResult>(Exception? failure, Func<TResult> work)
    {
        if (failure is not null)
        {
            return Task.FromException<TResult>(failure);
        }

        lock (_lock)
        {
            return Task.FromResult(work());
        }
    }
}
