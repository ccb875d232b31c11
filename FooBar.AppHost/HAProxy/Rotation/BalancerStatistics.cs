namespace FooBar.AppHost.HAProxy.Rotation;

/// <summary>Reads the load balancer's statistics from its statistics page.</summary>
internal sealed class BalancerStatistics(RotationTargets targets) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Limit };

    /// <summary>Every server in every backend; none while the load balancer does not answer.</summary>
    public async Task<IReadOnlyList<ServerRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var endpoint = targets.Balancer.GetEndpoint(HAProxyResource.StatisticsEndpointName);
        if (!endpoint.IsAllocated)
        {
            return [];
        }

        try
        {
            return ServerRow.Read(await _client.GetStringAsync(new Uri(new Uri(endpoint.Url), "/;csv"), cancellationToken));
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return [];
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();
}
