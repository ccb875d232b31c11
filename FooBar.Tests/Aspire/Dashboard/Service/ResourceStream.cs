using Aspire.Hosting.Dashboard.Protocol;
using Grpc.Core;

namespace FooBar.Tests.Aspire.Dashboard.Service;

/// <summary>Follows the resources as the dashboard does: the whole first, then changes on top.</summary>
internal sealed class ResourceStream : IDisposable
{
    private readonly AsyncServerStreamingCall<WatchResourcesUpdate> _call;
    private readonly CancellationTokenSource _limit = new(Patience.Limit);

    private ResourceStream(AsyncServerStreamingCall<WatchResourcesUpdate> call) => _call = call;

    public Dictionary<string, Resource> Resources { get; } = [];

    /// <summary>Messages received.</summary>
    public int Messages { get; private set; }

    public static async Task<ResourceStream> OpenAsync(DashboardService.DashboardServiceClient client)
    {
        var stream = new ResourceStream(client.WatchResources(new(), RunningResourceService.KeyHeader()));
        await stream.ReadAsync();
        return stream;
    }

    public async Task UntilAsync(Func<ResourceStream, bool> condition)
    {
        while (!condition(this))
        {
            await ReadAsync();
        }
    }

    public void Dispose()
    {
        _call.Dispose();
        _limit.Dispose();
    }

    private async Task ReadAsync()
    {
        Assert.True(await _call.ResponseStream.MoveNext(_limit.Token), "The stream ended.");
        Messages++;
        var update = _call.ResponseStream.Current;
        foreach (var resource in update.InitialData?.Resources ?? [])
        {
            Resources[resource.Name] = resource;
        }

        foreach (var change in update.Changes?.Value ?? [])
        {
            Resources[change.Upsert.Name] = change.Upsert;
        }
    }
}
