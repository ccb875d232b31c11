using System.Net;
using System.Text.RegularExpressions;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed partial class FormTests(StackFixture stack)
{
    [Fact]
    public async Task Form_OpenedOnOneServerAndSentToTheOther_IsAccepted()
    {
        using var visitor = stack.CreateClient(useCookies: true);
        await Eventually.TrueAsync(
            async token =>
            {
                var title = $"By form {Guid.NewGuid():N}";
                var opened = await OpenFormAsync(visitor);
                await NextServerIsNotAsync(visitor, opened.ServedBy);
                using var sent = await visitor.PostAsync("/threads/new", Fill(opened, title), token);

                Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
                Assert.Contains(title, await visitor.GetStringAsync(sent.Headers.Location, token), StringComparison.Ordinal);

                // A request that the web server makes for its own pages may have taken the other's turn.
                return sent.Headers.GetValues("X-Served-By").Single() != opened.ServedBy;
            },
            "the other server gets the form");
    }

    [Fact]
    public async Task Form_SentTwice_PostsOnceAndLeadsToTheSamePlace()
    {
        var title = $"Twice {Guid.NewGuid():N}";
        using var visitor = stack.CreateClient(useCookies: true);
        var opened = await OpenFormAsync(visitor);

        using var first = await visitor.PostAsync("/threads/new", Fill(opened, title));
        using var second = await visitor.PostAsync("/threads/new", Fill(opened, title));
        using var changed = await visitor.PostAsync("/threads/new", Fill(opened, title + " and changed"));

        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.NotEqual(first.Headers.Location, changed.Headers.Location);
    }

    [Fact]
    public async Task Form_SentByAnotherSite_IsRefused()
    {
        using var visitor = stack.CreateClient(useCookies: true);
        var opened = await OpenFormAsync(visitor);
        var title = $"Forged {Guid.NewGuid():N}";

        visitor.DefaultRequestHeaders.Remove("Origin");
        visitor.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        using var sent = await visitor.PostAsync("/threads/new", Fill(opened, title));

        Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
        await Replication.CaughtUpAsync(stack);
        Assert.DoesNotContain(title, await visitor.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_LeftEmpty_SaysWhatIsMissingAndKeepsWhatWasTyped()
    {
        using var visitor = stack.CreateClient(useCookies: true);
        var opened = await OpenFormAsync(visitor);

        using var sent = await visitor.PostAsync("/threads/new", Fill(opened, title: ""));
        var page = await sent.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("Body by form.", page, StringComparison.Ordinal);
    }

    private static FormUrlEncodedContent Fill(OpenedForm form, string title)
    {
        string Field(string suffix) => form.Names.Single(name => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
        return new FormUrlEncodedContent([.. form.Hidden, new(Field("title"), title), new(Field("body"), "Body by form."), new(Field("author"), "Ada")]);
    }

    private static async Task<OpenedForm> OpenFormAsync(HttpClient visitor)
    {
        using var response = await visitor.GetAsync("/threads/new");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        var hidden = HiddenField().Matches(html).ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value));
        var names = NamedField().Matches(html).Select(match => match.Groups["name"].Value).ToList();
        return new OpenedForm(response.Headers.GetValues("X-Served-By").Single(), hidden, names);
    }

    /// <summary>Round robin: asks until the server that opened the form has just had its turn, so that the next request goes to the other.</summary>
    private static async Task NextServerIsNotAsync(HttpClient visitor, string name)
    {
        string served;
        do
        {
            using var response = await visitor.GetAsync("/api/threads?limit=1");
            served = response.Headers.GetValues("X-Served-By").Single();
        }
        while (served != name);
    }

    [GeneratedRegex("""<input[^>]*type="hidden"[^>]*name="(?<name>[^"]+)"[^>]*value="(?<value>[^"]*)"[^>]*>""")]
    private static partial Regex HiddenField();

    [GeneratedRegex("""<(?:input|textarea)[^>]*\bname="(?<name>[^"]+)"[^>]*>""")]
    private static partial Regex NamedField();

    private sealed record OpenedForm(string ServedBy, Dictionary<string, string> Hidden, IReadOnlyList<string> Names);
}
