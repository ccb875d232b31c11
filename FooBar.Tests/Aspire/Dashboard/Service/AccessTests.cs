using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Aspire.Hosting.Dashboard.Service;
using Grpc.Core;

namespace FooBar.Tests.Aspire.Dashboard.Service;

public sealed class AccessTests : IAsyncLifetime
{
    private RunningResourceService _service = null!;

    public async Task InitializeAsync() => _service = await RunningResourceService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("another key")]
    [InlineData("the key of this ru")]
    public async Task Call_WithoutTheKey_IsUnauthenticated(string? key)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(
            async () => await _service.Connect().GetApplicationInformationAsync(new(), RunningResourceService.KeyHeader(key)));

        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
        Assert.DoesNotContain(RunningResourceService.Key, refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_WithoutTheKey_IsUnauthenticated()
    {
        using var call = _service.Connect().WatchResources(new());

        var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));

        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
        Assert.Equal(0, _service.Feed.SubscriptionCount);
    }

    [Fact]
    public async Task Call_OfUnknownName_IsUnimplemented() => Assert.Equal("12", await StatusAsync("UploadFile", [0, 0, 0, 0, 0], RunningResourceService.Key));

    [Fact]
    public async Task Call_OfUnknownNameWithoutTheKey_IsUnauthenticated() => Assert.Equal("16", await StatusAsync("UploadFile", [0, 0, 0, 0, 0], "no"));

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF })] // No message of any kind.
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 1 })] // Ends too early.
    [InlineData(new byte[] { 0, 0x7F, 0xFF, 0xFF, 0xFF })] // Announces two gigabytes.
    [InlineData(new byte[] { 7 })]
    [InlineData(new byte[0])]
    public async Task Call_WithMalformedMessage_FailsAndTheServiceGoesOn(byte[] body)
    {
        foreach (var method in (string[])["GetApplicationInformation", "WatchResources", "WatchResourceConsoleLogs", "ExecuteResourceCommand"])
        {
            var status = await StatusAsync(method, body, RunningResourceService.Key);

            Assert.True(status is not (null or "0"), $"{method} took it.");
        }

        await AssertAnswersAsync();
    }

    // Numbers where names belong: fields that nobody knows, beside names that are missing.
    [Theory]
    [InlineData("WatchResourceConsoleLogs", "5")]
    [InlineData("ExecuteResourceCommand", "3")]
    public async Task Call_WithFieldsOfTheWrongType_IsRefusedForWhatIsMissing(string method, string expected)
    {
        Assert.Equal(expected, await StatusAsync(method, [0, 0, 0, 0, 4, 0x08, 0x01, 0x10, 0x02], RunningResourceService.Key));
        await AssertAnswersAsync();
    }

    [Fact]
    public async Task Connection_WithGarbage_IsClosedAndTheServiceGoesOn()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _service.Address.Port);
        var garbage = new byte[4096];
        new Random(1).NextBytes(garbage);
        await client.GetStream().WriteAsync(garbage);

        using var limit = new CancellationTokenSource(Patience.Limit);
        var answer = new byte[4096];
        try
        {
            while (await client.GetStream().ReadAsync(answer, limit.Token) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Closed with a reset: as good an end as any.
        }

        await AssertAnswersAsync();
    }

    private async Task AssertAnswersAsync() =>
        Assert.Equal("FooBar", (await _service.Connect().GetApplicationInformationAsync(new(), RunningResourceService.KeyHeader())).ApplicationName);

    private async Task<string?> StatusAsync(string method, byte[] body, string key)
    {
        using var client = new HttpClient { BaseAddress = _service.Address, Timeout = Patience.Limit };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/aspire.v1.DashboardService/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
            Headers = { { ApiKeyGate.HeaderName, key } },
        };
        using var response = await client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        return response.TrailingHeaders.Concat(response.Headers).First(header => header.Key == "grpc-status").Value.Single();
    }
}
