namespace FooBar.Tests.ServiceDefaults.Forwarding;

public sealed class ForwardedHeadersTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7, 172.18.0.2", "203.0.113.7")]
    [InlineData("6.6.6.6, 203.0.113.7, 172.18.0.2, 127.0.0.1", "203.0.113.7")]
    public async Task Request_ThroughTrustedProxies_ShowsTheClientsAddressSchemeAndHost(string forwardedFor, string client)
    {
        await using var service = await TestService.StartAsync();

        Assert.Equal($"https://www.foobar.com {client}", await GetAsync(service, forwardedFor));
    }

    [Fact]
    public async Task Request_PeerIsNoTrustedProxy_ItsClaimsAreIgnored()
    {
        await using var service = await TestService.StartAsync(new() { ["ForwardedHeaders:KnownNetworks:0"] = "10.0.0.0/8" });

        Assert.Equal($"http://{service.Client.BaseAddress!.Authority} 127.0.0.1", await GetAsync(service, "203.0.113.7"));
    }

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("everyone")]
    public async Task Start_NetworkIsNone_NamesItAndTheForm(string network)
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestService.StartAsync(new() { ["ForwardedHeaders:KnownNetworks:0"] = network }));

        Assert.Contains($"'{network}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("172.16.0.0/12", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<string> GetAsync(TestService service, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "www.foobar.com");
        using var response = await service.Client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
