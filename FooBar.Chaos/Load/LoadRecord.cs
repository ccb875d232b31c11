using System.Collections.Concurrent;

namespace FooBar.Chaos.Load;

/// <summary>Everything that visitors sent and were told. May be written by many at once.</summary>
internal sealed class LoadRecord
{
    private readonly ConcurrentQueue<RequestRecord> _requests = new();
    private readonly ConcurrentQueue<Acknowledgement> _acknowledgements = new();
    private readonly ConcurrentDictionary<string, byte> _keys = new(StringComparer.Ordinal);

    /// <summary>The requests, in the order of their ends.</summary>
    public IReadOnlyCollection<RequestRecord> Requests => _requests;

    /// <summary>The acknowledged posts; a post that was sent again, and acknowledged again, more than once.</summary>
    public IReadOnlyCollection<Acknowledgement> Acknowledgements => _acknowledgements;

    /// <summary>Every key that was sent, acknowledged or not.</summary>
    public ICollection<string> Keys => _keys.Keys;

    /// <summary>Adds a request that has ended.</summary>
    public void Ended(RequestRecord request) => _requests.Enqueue(request);

    /// <summary>Adds an acknowledgement.</summary>
    public void Acknowledged(Acknowledgement acknowledgement) => _acknowledgements.Enqueue(acknowledgement);

    /// <summary>Adds a key that is about to be sent.</summary>
    public void Sending(string key) => _keys.TryAdd(key, 0);
}
