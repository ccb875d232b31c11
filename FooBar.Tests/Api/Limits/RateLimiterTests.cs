using System.Net;

using FooBar.Api.Limits;

namespace FooBar.Tests.Api.Limits;

public sealed class RateLimiterTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    public void NetworkOf_Address_IsWhatOneCustomerHas(string address, string network) => Assert.Equal(network, RateLimiter.NetworkOf(IPAddress.Parse(address)));

    [Fact]
    public void NetworkOf_Unknown_IsOneForAll() => Assert.Equal("", RateLimiter.NetworkOf(null));
}
