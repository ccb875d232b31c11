using FooBar.Api.Requests;

namespace FooBar.Tests.Api.Requests;

public sealed class RequestOriginTests
{
    [Theory]
    [InlineData("same-origin", "", true)]
    [InlineData("none", "", true)]
    [InlineData("same-site", "https://www.foobar.com", false)]
    [InlineData("cross-site", "https://www.foobar.com", false)]
    [InlineData("", "https://www.foobar.com", true)]
    [InlineData("", "https://WWW.FOOBAR.COM", true)]
    [InlineData("", "https://www.foobar.com:8443", false)]
    [InlineData("", "https://evil.example", false)]
    [InlineData("", "https://www.foobar.com.evil.example", false)]
    [InlineData("", "null", false)]
    [InlineData("", "nonsense", false)]
    public void IsOwn_Headers_TellWhoseRequestItIs(string fetchSite, string origin, bool expected)
    {
        Assert.Equal(expected, RequestOrigin.IsOwn(fetchSite, origin, "www.foobar.com", unknownIsOwn: true));
        Assert.Equal(expected, RequestOrigin.IsOwn(fetchSite, origin, "www.foobar.com", unknownIsOwn: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void IsOwn_NoHeader_IsAsAsked(bool unknownIsOwn) => Assert.Equal(unknownIsOwn, RequestOrigin.IsOwn("", "", "www.foobar.com", unknownIsOwn));
}
