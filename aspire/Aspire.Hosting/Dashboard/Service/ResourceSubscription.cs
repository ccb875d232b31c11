using Aspire.Hosting.Dashboard.Protocol;

namespace Aspire.Hosting.Dashboard.Service;

/// <summary>One reader of a <see cref="ResourceFeed"/>. It holds at most one waiting change per resource, however long the reader is away.</summary>
/// <param name="initial">Every resource's state when the reader started.</param>
/// <param name="remove">Takes the reader out of the feed.</param>
internal sealed class ResourceSubscription(IReadOnlyList<Resource> initial, Action<ResourceSubscription> remove) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _available = new(0, 1);
    private OrderedDictionary<string, Resource> _waiting = new(StringComparer.Ordinal);

    /// <summary>Every resource's state when the reader started.</summary>
    public IReadOnlyList<Resource> Initial => initial;

    /// <summary>The resources that changed since the last call, each in its newest state; waits for one if none has.</summary>
    public async Task<IReadOnlyList<Resource>> NextAsync(CancellationToken cancellationToken)
    {
        await _available.WaitAsync(cancellationToken);
        lock (_gate)
        {
            var changed = _waiting;
            _waiting = new(StringComparer.Ordinal);
            return [.. changed.Values];
        }
    }

    /// <summary>Hands over a change without waiting.</summary>
    public void Offer(Resource resource)
    {
        lock (_gate)
        {
            // One signal for each filling of the empty set, so that the reader never wakes up for nothing.
            var wasEmpty = _waiting.Count == 0;
            _waiting[resource.Name] = resource;
            if (wasEmpty)
            {
                _available.Release();
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        remove(this);
        _available.Dispose();
    }
}
