using FooBar.Api.Consistency;
using FooBar.Api.Errors;
using FooBar.ServiceDefaults.Database;

using Microsoft.AspNetCore.Http;

namespace FooBar.Tests.Api.Consistency;

public sealed class SessionTokenTests
{
    private static readonly ConsistencyToken One = ConsistencyToken.FromExecuted("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5", Guid.Empty);
    private static readonly ConsistencyToken Other = ConsistencyToken.FromExecuted("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-9", Guid.Empty);

    [Theory]
    [InlineData("/threads/1", null, "foobar-visitor=v", false, true)]
    [InlineData("/threads/1", null, null, false, true)]
    [InlineData("/api/threads", null, null, true, false)]
    [InlineData("/api/threads", null, "other=1", true, false)]
    [InlineData("/api/threads", null, "foobar-visitor=v", true, true)]
    [InlineData("/api/threads", null, "foobar-seen=s", true, true)]
    [InlineData("/api/threads", "Bearer t", null, true, false)]
    [InlineData("/api/threads", "Bearer t", "foobar-visitor=v", true, false)]
    public void Write_Token_GoesWhereTheVisitorLooks(string path, string? authorization, string? cookie, bool header, bool setsCookie)
    {
        var context = Request(path, authorization, cookie);

        SessionToken.Write(context, One);

        Assert.Equal(header, context.Response.Headers.ContainsKey(SessionToken.Header));
        Assert.Equal(setsCookie, context.Response.Headers.SetCookie.ToString().Contains($"{SessionToken.Cookie}=", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_UnderApiToWhomGetsTheFirstCookieNow_SetsThisOneToo()
    {
        var context = Request("/api/threads");
        context.Response.Cookies.Append("foobar-visitor", "v");

        SessionToken.Write(context, One);

        Assert.Equal(2, context.Response.Headers.SetCookie.Count);
        Assert.True(context.Response.Headers.ContainsKey(SessionToken.Header));
    }

    [Fact]
    public void Read_UnderApi_TakesTheHeaderElseTheCookie()
    {
        var both = Request("/api/threads", cookie: $"{SessionToken.Cookie}={One}");
        both.Request.Headers[SessionToken.Header] = Other.ToString();
        var cookieOnly = Request("/api/threads", cookie: $"{SessionToken.Cookie}={One}");

        Assert.Equal(Other, SessionToken.Read(both.Request));
        Assert.Equal(One, SessionToken.Read(cookieOnly.Request));
    }

    [Fact]
    public void Read_CookieBesideABearerToken_DoesNotCount() =>
        Assert.Null(SessionToken.Read(Request("/api/threads", "Bearer t", $"{SessionToken.Cookie}={One}").Request));

    [Fact]
    public void Read_ThatIsNoToken_IsRefusedAsAHeaderAndIgnoredAsACookie()
    {
        var header = Request("/api/threads");
        header.Request.Headers[SessionToken.Header] = "nonsense";

        Assert.Throws<InvalidHeaderException>(() => SessionToken.Read(header.Request));
        Assert.Null(SessionToken.Read(Request("/api/threads", cookie: $"{SessionToken.Cookie}=nonsense").Request));
    }

    [Fact]
    public void Read_OfAPage_IgnoresTheHeader()
    {
        var context = Request("/threads/1", cookie: $"{SessionToken.Cookie}={One}");
        context.Request.Headers[SessionToken.Header] = Other.ToString();

        Assert.Equal(One, SessionToken.Read(context.Request));
    }

    private static DefaultHttpContext Request(string path, string? authorization = null, string? cookie = null)
    {
        var context = new DefaultHttpContext { Request = { Path = path } };
        context.Request.Headers.Authorization = authorization;
        context.Request.Headers.Cookie = cookie;
        return context;
    }
}
