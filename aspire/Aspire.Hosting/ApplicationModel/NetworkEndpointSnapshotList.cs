using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where an endpoint is reached, by the network it is reached from. Whoever asks too early waits.</summary>
internal sealed class NetworkEndpointSnapshotList
{
    private readonly ConcurrentDictionary<NetworkIdentifier, TaskCompletionSource<AllocatedEndpoint>> _endpoints = new();

    /// <summary>Says where the endpoint is reached from a network, and lets the waiting ones go on.</summary>
    public void AddOrUpdateAllocatedEndpoint(NetworkIdentifier networkId, AllocatedEndpoint endpoint)
    {
        if (!SourceOf(networkId).TrySetResult(endpoint))
        {
            var known = NewSource();
            known.SetResult(endpoint);
            _endpoints[networkId] = known;
        }
    }

    /// <summary>Where the endpoint is reached from a network. Completes when it is known.</summary>
    public Task<AllocatedEndpoint> GetAllocatedEndpointAsync(NetworkIdentifier networkId, CancellationToken cancellationToken = default) =>
        SourceOf(networkId).Task.WaitAsync(cancellationToken);

    /// <summary>Where the endpoint is reached from a network, if it is known by now.</summary>
    public bool TryGetAllocatedEndpoint(NetworkIdentifier networkId, [NotNullWhen(true)] out AllocatedEndpoint? endpoint)
    {
        endpoint = _endpoints.TryGetValue(networkId, out var source) && source.Task.IsCompletedSuccessfully ? source.Task.Result : null;
        return endpoint is not null;
    }

    private TaskCompletionSource<AllocatedEndpoint> SourceOf(NetworkIdentifier networkId) => _endpoints.GetOrAdd(networkId, static _ => NewSource());

    private static TaskCompletionSource<AllocatedEndpoint> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
