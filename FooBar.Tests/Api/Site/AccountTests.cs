using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace FooBar.Tests.Api.Site;

/// <summary>What visitors do with an account, in a browser and in a program.</summary>
public sealed class AccountTests(SiteHost host) : IClassFixture<SiteHost>, IDisposable
{
    private const string Password = "three plain words";

    private readonly HttpClient _visitor = host.CreateVisitor();

    public void Dispose() => _visitor.Dispose();

    [Fact]
    public async Task Register_GoodForm_SignsInWithACookieForThisSiteOnly()
    {
        var name = NewName();
        using var response = await SendAsync(_visitor, "/register", ("_handler", "register"), ("name", name), ("password", Password));
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("foobar-visitor=", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (response.StatusCode, response.Headers.Location?.ToString()));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(name, cookie, StringComparison.Ordinal);
        Assert.Contains(name, await _visitor.GetStringAsync("/account"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", Password, "id=\"name-problem\"")]
    [InlineData("name", "short", "id=\"password-problem\"")]
    [InlineData("my name is long", "MY NAME IS LONG", "id=\"password-problem\"")]
    [InlineData("bell\u0007", Password, "id=\"name-problem\"")]
    public async Task Register_BadForm_SaysWhatIsWrongAndNeverShowsThePassword(string name, string password, string expected)
    {
        using var response = await SendAsync(_visitor, "/register", ("_handler", "register"), ("name", name), ("password", password));
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{password}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_NameThatIsTaken_Is409WhateverItsCase()
    {
        var name = await RegisterAsync(_visitor);
        using var other = host.CreateVisitor();
        using var response = await SendAsync(other, "/register", ("_handler", "register"), ("name", name.ToUpperInvariant()), ("password", Password));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task SignIn_Credentials_DecideAndTellNothingMore()
    {
        var name = await RegisterAsync(_visitor);
        using var other = host.CreateVisitor();
        using var wrongPassword = await SendAsync(other, "/sign-in", ("_handler", "sign-in"), ("name", name), ("password", "not the password"));
        using var wrongName = await SendAsync(other, "/sign-in", ("_handler", "sign-in"), ("name", name + "x"), ("password", Password));
        using var right = await SendAsync(other, "/sign-in", ("_handler", "sign-in"), ("name", name), ("password", Password));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (wrongPassword.StatusCode, wrongName.StatusCode));
        Assert.Equal(
            (await wrongPassword.Content.ReadAsStringAsync()).Replace(name, "", StringComparison.Ordinal), (await wrongName.Content.ReadAsStringAsync()).Replace(name + "x", "", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, right.StatusCode);
    }

    [Fact]
    public async Task SignOut_SignedIn_IsAGuestAgain()
    {
        await RegisterAsync(_visitor);
        using var response = await SendAsync(_visitor, "/sign-out");
        using var account = await _visitor.GetAsync(new Uri("/account", UriKind.Relative));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, account.StatusCode);
    }

    [Fact]
    public async Task ChangePassword_Right_EndsEveryOtherSessionAndToken()
    {
        var name = await RegisterAsync(_visitor);
        using var elsewhere = host.CreateVisitor();
        using var signedIn = await SendAsync(elsewhere, "/sign-in", ("_handler", "sign-in"), ("name", name), ("password", Password));
        using var program = await CreateProgramAsync(name);
        using var wrong = await SendAsync(_visitor, "/account", ("_handler", "password"), ("current", "wrong"), ("password", "other plain words"));
        using var right = await SendAsync(_visitor, "/account", ("_handler", "password"), ("current", Password), ("password", "other plain words"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (wrong.StatusCode, right.StatusCode));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_visitor));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(elsewhere));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program));
    }

    [Fact]
    public async Task ChangePassword_ChangedMeanwhileElsewhere_IsRefusedAndChangesNothing()
    {
        var name = await RegisterAsync(_visitor);
        host.Accounts.BeforePasswordIsSet = () => host.Accounts.Restamp(name);
        using var late = await SendAsync(_visitor, "/account", ("_handler", "password"), ("current", Password), ("password", "other plain words"));
        using var other = host.CreateVisitor();
        using var withNew = await SendAsync(other, "/sign-in", ("_handler", "sign-in"), ("name", name), ("password", "other plain words"));
        using var withOld = await SendAsync(other, "/sign-in", ("_handler", "sign-in"), ("name", name), ("password", Password));

        Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.SeeOther), (withNew.StatusCode, withOld.StatusCode));
    }

    [Fact]
    public async Task Token_FromBeforeAChangeOfThePassword_MakesNoGuestOfWhoeverSendsIt()
    {
        var name = await RegisterAsync(_visitor);
        using var posted = await _visitor.PostAsJsonAsync("/api/threads", new { title = "t", body = "b" });
        var id = (await posted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        using var program = await CreateProgramAsync(name);
        host.Accounts.Restamp(name);

        using var vote = await program.PutAsync(new Uri($"/api/threads/{id}/vote", UriKind.Relative), null);
        using var post = await program.PostAsJsonAsync("/api/threads", new { title = "t", body = "b", author = "Guest" });
        using var again = await program.PostAsJsonAsync("/api/token", new { name, password = Password });
        var thread = await _visitor.GetFromJsonAsync<JsonElement>($"/api/threads/{id}");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK), (vote.StatusCode, post.StatusCode, again.StatusCode));
        Assert.Equal("Bearer", vote.Headers.WwwAuthenticate.Single().Scheme);
        Assert.False(vote.Headers.Contains("Set-Cookie"));
        Assert.Equal(0, thread.GetProperty("score").GetInt32());
    }

    [Fact]
    public async Task Post_SignedIn_IsByTheAccountWhateverWasSent()
    {
        var name = await RegisterAsync(_visitor);
        using var response = await _visitor.PostAsJsonAsync("/api/threads", new { title = "t", body = "b", author = "Somebody else" });

        Assert.Equal(name, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("author").GetString());
    }

    [Fact]
    public async Task Post_GuestUnderAMembersName_IsRefused()
    {
        var name = await RegisterAsync(_visitor);
        using var guest = host.CreateVisitor();
        using var response = await guest.PostAsJsonAsync("/api/threads", new { title = "t", body = "b", author = $" {name.ToUpperInvariant()} " });
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True(problem.GetProperty("errors").TryGetProperty("author", out _));
    }

    [Fact]
    public async Task Token_OfAnAccount_DoesWhatItsCookieDoes()
    {
        var name = await RegisterAsync(_visitor);
        using var program = await CreateProgramAsync(name);
        using var posted = await program.PostAsJsonAsync("/api/threads", new { title = "t", body = "b" });
        var id = (await posted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        using var edited = await _visitor.PutAsJsonAsync($"/api/threads/{id}", new { title = "By the same account", body = "b", version = 1 });

        Assert.Equal(HttpStatusCode.NoContent, edited.StatusCode);
    }

    [Fact]
    public async Task RefreshToken_Good_YieldsAnotherToken()
    {
        var name = await RegisterAsync(_visitor);
        using var program = host.CreateProgram();
        using var got = await program.PostAsJsonAsync("/api/token", new { name, password = Password });
        var refreshToken = (await got.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refreshToken").GetString();
        using var renewed = await program.PostAsJsonAsync("/api/token/refresh", new { refreshToken });
        using var forged = await program.PostAsJsonAsync("/api/token/refresh", new { refreshToken = refreshToken + "x" });
        using var missing = await program.PostAsJsonAsync("/api/token/refresh", new { });

        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        Assert.NotEmpty((await renewed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (forged.StatusCode, missing.StatusCode));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Token_Forged_IsNobodys(string token)
    {
        using var program = host.CreateProgram();
        program.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(program));
    }

    [Fact]
    public async Task Moderation_WhoIsNoModerator_FindsNothingAndMayNothing()
    {
        await RegisterAsync(_visitor);
        using var page = await _visitor.GetAsync(new Uri("/moderation", UriKind.Relative));
        using var form = await SendAsync(_visitor, "/threads/1/hide", ("reason", "r"));
        using var api = await _visitor.PostAsJsonAsync("/api/threads/1/hide", new { text = "r" });
        using var log = await _visitor.GetAsync(new Uri("/api/moderation", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (form.StatusCode, api.StatusCode, log.StatusCode));
        Assert.Empty(host.Accounts.Log);
    }

    [Fact]
    public async Task Hide_ByAModerator_IsNotedWithItsReason()
    {
        using var moderator = host.CreateVisitor();
        var name = await RegisterAsync(moderator);
        host.Accounts.Promote(name);
        using var posted = await moderator.PostAsJsonAsync("/api/threads", new { title = "t", body = "b" });
        var id = (await posted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();

        var page = await moderator.GetStringAsync($"/threads/{id}");
        using var unexplained = await SendAsync(moderator, $"/threads/{id}/hide", ("reason", " "));
        using var hidden = await SendAsync(moderator, $"/threads/{id}/hide", ("reason", "Advertisement"));
        var log = await moderator.GetStringAsync("/moderation");
        host.Accounts.Log.Clear();

        Assert.Contains($"action=\"/threads/{id}/hide\"", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.SeeOther), (unexplained.StatusCode, hidden.StatusCode));
        Assert.Contains("Advertisement", log, StringComparison.Ordinal);
        Assert.Contains(name, log, StringComparison.Ordinal);
    }

    internal static async Task<HttpResponseMessage> SendAsync(HttpClient visitor, string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await visitor.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    internal static async Task<string> RegisterAsync(HttpClient visitor)
    {
        var name = NewName();
        using var response = await visitor.PostAsJsonAsync("/api/accounts", new { name, password = Password });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        return name;
    }

    private static string NewName() => $"Member {Guid.NewGuid():N}";

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri("/api/account", UriKind.Relative));
        return response.StatusCode;
    }

    private async Task<HttpClient> CreateProgramAsync(string name)
    {
        var program = host.CreateProgram();
        using var response = await program.PostAsJsonAsync("/api/token", new { name, password = Password });
        program.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        return program;
    }
}
