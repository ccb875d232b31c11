using Aspire.Hosting.Dashboard.Protocol;
using Grpc.Core;

namespace FooBar.Tests.Aspire.Dashboard.Service;

public sealed class WatchResourcesTests : IAsyncLifetime
{
    private readonly PlainResource _lb = new("lb");
    private readonly PlainResource _web = new("web");
    private RunningResourceService _service = null!;

    public async Task InitializeAsync() => _service = await RunningResourceService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task WatchResources_NothingPublished_StartsWithAnEmptyWhole()
    {
        using var stream = await ResourceStream.OpenAsync(_service.Connect());

        Assert.Empty(stream.Resources);
    }

    [Fact]
    public async Task WatchResources_StateChanges_AreSent()
    {
        await _service.PublishAsync(_lb, "Starting");
        using var stream = await ResourceStream.OpenAsync(_service.Connect());

        await _service.PublishAsync(_lb, "Running");
        await _service.PublishAsync(_web, "Waiting");

        await stream.UntilAsync(seen => seen.Resources.GetValueOrDefault("lb")?.State == "Running" && seen.Resources.GetValueOrDefault("web")?.State == "Waiting");
    }

    [Fact]
    public async Task WatchResources_ConnectedAgain_StartsWithTheWhole()
    {
        await _service.PublishAsync(_lb, "Running");
        using (var first = await ResourceStream.OpenAsync(_service.Connect()))
        {
            await first.UntilAsync(seen => seen.Resources.ContainsKey("lb"));
        }

        await _service.PublishAsync(_web, "Running");
        using var catchingUp = await ResourceStream.OpenAsync(_service.Connect());
        await catchingUp.UntilAsync(seen => seen.Resources.ContainsKey("web"));
        using var second = await ResourceStream.OpenAsync(_service.Connect());

        Assert.Equal(1, second.Messages);
        Assert.Equal(["lb", "web"], second.Resources.Keys.Order());
    }

    [Fact]
    public async Task WatchResources_ClientThatDoesNotRead_NeitherSlowsOthersNorMissesTheEnd()
    {
        const int Changes = 2_000;
        await _service.PublishAsync(_lb, "0");
        using var slow = await ResourceStream.OpenAsync(_service.Connect());
        using var quick = await ResourceStream.OpenAsync(_service.Connect());

        // Far more than the windows of a connection hold.
        for (var i = 1; i <= Changes; i++)
        {
            var filler = $"{i} {new string('x', 20_000)}";
            await _service.Notifications.PublishUpdateAsync(_lb, before => before with
            {
                State = $"{i}",
                Properties = [new("filler", filler)],
            });
        }

        await quick.UntilAsync(seen => seen.Resources["lb"].State == $"{Changes}");
        await slow.UntilAsync(seen => seen.Resources["lb"].State == $"{Changes}");
        Assert.True(slow.Messages < Changes, $"The slow client got {slow.Messages} messages: its changes were not joined.");
    }

    [Fact]
    public async Task WatchResources_ClientGone_IsForgotten()
    {
        var stream = await ResourceStream.OpenAsync(_service.Connect());
        Assert.Equal(1, _service.Feed.SubscriptionCount);

        stream.Dispose();
        using var other = await ResourceStream.OpenAsync(_service.Connect());
        for (var i = 0; _service.Feed.SubscriptionCount > 1; i++)
        {
            await _service.PublishAsync(_lb, $"{i}");
            await other.UntilAsync(seen => seen.Resources.GetValueOrDefault("lb")?.State == $"{i}");
        }
    }

    [Fact]
    public async Task WatchResources_ServiceStops_StreamEnds()
    {
        var call = _service.Connect().WatchResources(new(), RunningResourceService.KeyHeader());
        Assert.True(await call.ResponseStream.MoveNext(default));

        await _service.StopAsync().WaitAsync(Patience.Limit);

        Assert.False(await EndsAsync(call));

        static async Task<bool> EndsAsync(AsyncServerStreamingCall<WatchResourcesUpdate> call)
        {
            try
            {
                return await call.ResponseStream.MoveNext(default).WaitAsync(Patience.Limit);
            }
            catch (RpcException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task GetApplicationInformation_HostNamedAppHost_IsNamedWithoutIt()
    {
        var information = await _service.Connect().GetApplicationInformationAsync(new(), RunningResourceService.KeyHeader());

        Assert.Equal("FooBar", information.ApplicationName);
    }

    [Fact]
    public async Task WatchInteractions_NothingToAsk_StaysOpen()
    {
        using var limit = new CancellationTokenSource(Patience.Limit);
        using var call = _service.Connect().WatchInteractions(RunningResourceService.KeyHeader(), cancellationToken: limit.Token);

        await call.ResponseHeadersAsync.WaitAsync(Patience.Limit);
        await call.RequestStream.WriteAsync(new WatchInteractionsRequestUpdate { InteractionId = 7 });

        Assert.Throws<InvalidOperationException>(() => call.GetStatus());
    }
}
