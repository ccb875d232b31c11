using FooBar.Api.Paging;
using FooBar.Web.Discussions;

namespace FooBar.Tests.Api.Site;

/// <summary>A board that lasts as long as its test.</summary>
internal sealed class InMemoryBoard : IDiscussions
{
    private readonly Lock _lock = new();
    private readonly List<DiscussionThread> _threads = [];
    private readonly List<Reply> _replies = [];

    /// <summary>What every read throws, if anything.</summary>
    public Exception? ReadFailure { get; set; }

    /// <summary>What every write throws, if anything.</summary>
    public Exception? WriteFailure { get; set; }

    public Task<Listing<ThreadSummary>> ListThreadsAsync(int limit, string? cursor, CancellationToken cancellationToken) => Read(() =>
    {
        var before = KeysetCursor.Decode(CursorKind.Threads, cursor);
        var found = Enumerable.Reverse(_threads).Where(thread => thread.Id < before).ToList();
        var items = found.Take(limit).Select(thread => new ThreadSummary(thread.Id, thread.Title, thread.Body, thread.Author, thread.CreatedAt, thread.ReplyCount)).ToList();
        return new Listing<ThreadSummary>(items, found.Count > limit ? KeysetCursor.Encode(CursorKind.Threads, items[^1].Id) : null);
    });

    public Task<DiscussionThread?> GetThreadAsync(long id, CancellationToken cancellationToken) => Read(() => _threads.SingleOrDefault(thread => thread.Id == id));

    public Task<ThreadWithReplies?> GetThreadWithRepliesAsync(long id, int limit, string? cursor, CancellationToken cancellationToken) => Read(() =>
    {
        var before = KeysetCursor.Decode(CursorKind.Replies, cursor);
        var found = Enumerable.Reverse(_replies).Where(reply => reply.ThreadId == id && reply.Id < before).ToList();
        var items = found.Take(limit).ToList();
        var next = found.Count > limit ? KeysetCursor.Encode(CursorKind.Replies, items[^1].Id) : null;
        return _threads.SingleOrDefault(thread => thread.Id == id) is { } thread ? new ThreadWithReplies(thread, new(items, next)) : null;
    });

    public Task<Reply?> GetReplyAsync(long threadId, long id, CancellationToken cancellationToken) =>
        Read(() => _replies.SingleOrDefault(reply => reply.ThreadId == threadId && reply.Id == id));

    public Task<DiscussionThread> StartThreadAsync(ThreadDraft draft, CancellationToken cancellationToken) => Write(() =>
    {
        var thread = new DiscussionThread(_threads.Count + 1, draft.Title, draft.Body, draft.Author, TimeProvider.System.GetUtcNow(), 0);
        _threads.Add(thread);
        return thread;
    });

    public Task<Reply?> ReplyAsync(long threadId, ReplyDraft draft, CancellationToken cancellationToken) => Write(() =>
    {
        var index = _threads.FindIndex(thread => thread.Id == threadId);
        if (index < 0)
        {
            return null;
        }

        var reply = new Reply(_replies.Count + 1, threadId, draft.Body, draft.Author, TimeProvider.System.GetUtcNow());
        _replies.Add(reply);
        _threads[index] = _threads[index] with { ReplyCount = _threads[index].ReplyCount + 1 };
        return reply;
    });

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
