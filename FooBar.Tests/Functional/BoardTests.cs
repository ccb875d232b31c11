using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

using Aspire.Hosting.Testing;

using Dapper;

using FooBar.Api.Discussions;
using FooBar.Api.Search;
using FooBar.ServiceDefaults.Database;
using FooBar.Web.Search;

using MySqlConnector;

namespace FooBar.Tests.Functional;

/// <summary>The board on the real database, by way of the front door.</summary>
[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed partial class BoardTests(StackFixture stack)
{
    [Fact]
    public async Task Votes_ManyAtOnce_CountEveryVisitorOnce()
    {
        const int Visitors = 12;
        var id = await StartAsync("Votes");
        var visitors = Enumerable.Range(0, Visitors).Select(_ => stack.CreateClient(useCookies: true)).ToList();

        // Each is recognized by the first vote; then all vote twice more, and half of them take the vote back at once.
        await Task.WhenAll(visitors.Select(visitor => VoteAsync(visitor, HttpMethod.Put, id)));
        await Task.WhenAll(visitors.Concat(visitors).Select(visitor => VoteAsync(visitor, HttpMethod.Put, id)));
        await Task.WhenAll(visitors.Take(Visitors / 2).Concat(visitors.Take(Visitors / 2)).Select(visitor => VoteAsync(visitor, HttpMethod.Delete, id)));

        var score = await Replication.ScalarAsync(stack, (await Replication.RolesAsync(stack)).Primary, $"SELECT score FROM {await DatabaseAsync()}.threads WHERE id = {id}");
        var votes = await Replication.ScalarAsync(stack, (await Replication.RolesAsync(stack)).Primary, $"SELECT COUNT(*) FROM {await DatabaseAsync()}.votes WHERE kind = 1 AND post_id = {id}");
        visitors.ForEach(visitor => visitor.Dispose());
        Assert.Equal((Visitors / 2, Visitors / 2), (Convert.ToInt32(score, CultureInfo.InvariantCulture), Convert.ToInt32(votes, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Edits_TwoAtOnce_OneIsToldOfTheOther()
    {
        using var author = stack.CreateClient(useCookies: true);
        var id = await StartAsync("Edits", author);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 2).Select(async number =>
        {
            using var response = await author.PutAsJsonAsync($"/api/threads/{id}", new { title = $"Edit {number}", body = "b", version = 1 });
            return response.StatusCode;
        }));

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict], outcomes.Order());
    }

    [Fact]
    public async Task Lists_ActiveAndUnanswered_FollowTheReplies()
    {
        using var visitor = stack.CreateClient(useCookies: true);
        var (older, newer) = (await StartAsync("Older", visitor), await StartAsync("Newer", visitor));
        using var posted = await visitor.PostAsJsonAsync($"/api/threads/{older}/replies", new { body = "Up again.", author = "Ada" });
        var reply = (await posted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();

        var active = await IdsAsync(visitor, "active");
        var unanswered = await IdsAsync(visitor, "unanswered");
        using var deleted = await visitor.DeleteAsync($"/api/threads/{older}/replies/{reply}");
        var afterwards = await IdsAsync(visitor, "unanswered");

        Assert.True(active.IndexOf(older) < active.IndexOf(newer), "The thread that was replied to comes first.");
        Assert.DoesNotContain(older, unanswered);
        Assert.Contains(newer, unanswered);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Contains(older, afterwards);
    }

    [Theory]
    [InlineData("newest")]
    [InlineData("active")]
    [InlineData("unanswered")]
    public async Task List_PageByPage_HasEveryThreadOnce(string order)
    {
        foreach (var number in Enumerable.Range(1, 5))
        {
            await StartAsync($"Paged {number}");
        }

        await Replication.CaughtUpAsync(stack);
        var whole = await IdsAsync(stack.Site, order);
        var paged = new List<long>();
        string? cursor = null;
        do
        {
            var page = await stack.Site.GetFromJsonAsync<JsonElement>($"/api/threads?order={order}&limit=3{(cursor is null ? "" : $"&cursor={cursor}")}");
            paged.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64()));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null && paged.Count < 15);

        Assert.Equal(whole.Take(paged.Count), paged);
        Assert.True(paged.Count >= 5);
    }

    [Fact]
    public async Task Search_WordOfAReply_LeadsToItOnItsPageWithTheHitMarked()
    {
        var word = $"needle{Guid.NewGuid():N}";
        using var visitor = stack.CreateClient(useCookies: true);
        var id = await StartAsync("Haystack", visitor);
        using var posted = await visitor.PostAsJsonAsync($"/api/threads/{id}/replies", new { body = $"Some straw, **{word}**, more straw.", author = "Ada" });
        var reply = (await posted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();

        var page = await visitor.GetStringAsync($"/search?q={word[..^4]}");
        using var hit = await visitor.GetAsync($"/threads/{id}/replies/{reply}");

        Assert.Contains($"<mark>{word}</mark>", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/threads/{id}/replies/{reply}\"", page, StringComparison.Ordinal);
        Assert.Equal($"/threads/{id}#reply-{reply}", hit.Headers.Location?.ToString());
    }

    [Fact]
    public async Task FindNewest_WordsOfAPost_FindsThatOne()
    {
        var word = $"pin{Guid.NewGuid():N}";
        using var visitor = stack.CreateClient(useCookies: true);
        var id = await StartAsync($"Cushion {word}", visitor);
        using var posted = await visitor.PostAsJsonAsync($"/api/threads/{id}/replies", new { body = $"A second line:\n\n**{word.ToUpperInvariant()}**, and a third.", author = "Ada" });
        posted.EnsureSuccessStatusCode();
        await Replication.CaughtUpAsync(stack);
        await using var connection = await OpenBoardAsync();

        var both = await FindAsync(word[..^4]);
        var thread = await FindAsync($"{word} cushion");
        var reply = await FindAsync($"{word} third");
        var none = await FindAsync($"{word} {word}x");
        var middle = await FindAsync(word[1..]);

        Assert.Equal([(id, false), (id, true)], both.Order());
        Assert.Equal([(id, false)], thread);
        Assert.Equal([(id, true)], reply);
        Assert.Empty(none);
        Assert.Empty(middle);

        async Task<IReadOnlyList<(long ThreadId, bool IsReply)>> FindAsync(string words)
        {
            var rows = await connection.QueryAsync<SearchHitRow>(BoardQueries.FindNewest, new { pattern = MySqlSearch.PatternOf(SearchQuery.Parse(words)), count = 50 });
            return [.. rows.Select(static row => (row.ThreadId, row.ReplyId is not null))];
        }
    }

    [Fact]
    public async Task Statement_PastItsOwnLimit_IsTold()
    {
        await using var connection = await OpenBoardAsync();

        var late = await Assert.ThrowsAsync<MySqlException>(() => connection.QueryAsync(
            "SELECT /*+ MAX_EXECUTION_TIME(50) */ COUNT(*) FROM information_schema.columns a, information_schema.columns b, information_schema.columns c WHERE a.column_name <> b.column_name"));
        var wrong = await Assert.ThrowsAsync<MySqlException>(() => connection.QueryAsync("SELECT nothing"));

        Assert.True(late.IsStatementTimeout());
        Assert.False(wrong.IsStatementTimeout());
    }

    [Fact]
    public async Task Feed_ThroughTheFrontDoor_NamesTheAddressTheVisitorUses() =>
        Assert.Equal(stack.Site.BaseAddress!.ToString(), System.Xml.Linq.XDocument.Parse(await stack.Site.GetStringAsync("/feed.atom")).Root!.Elements().First().Value);

    public static TheoryData<string> QueryNames => [.. Queries().Select(query => query.Name)];

    [Theory]
    [MemberData(nameof(QueryNames))]
    public async Task Query_OfThePages_ReadsNoWholeTableAndSortsNothing(string name)
    {
        // The plan is asked for, however long a busy machine takes to make one.
        var sql = Limit().Replace(Parameter().Replace(Queries().Single(query => query.Name == name).Sql, match => match.Value switch
        {
            "@viewer" => "0x00112233445566778899aabbccddeeff",
            "@name" => "'Ada'",
            "@words" => "'+load* +balancer*'",
            "@pattern" => "'(?s)^(?=.*?\\\\bload)'",
            "@time" => "'2100-01-01'",
            "@count" or "@limit" => "21",
            "@first" or "@threadId" => "1",
            _ => "1000000",
        }), "");
        await using var connection = await OpenBoardAsync();
        await using var command = new MySqlCommand($"EXPLAIN FORMAT=TRADITIONAL {sql}", connection);
        await using var plan = await command.ExecuteReaderAsync();
        while (await plan.ReadAsync())
        {
            var (table, type, extra) = (Text(plan, "table"), Text(plan, "type"), Text(plan, "Extra"));

            // A table in angle brackets is the outcome of another step, which has at most as many rows as a page.
            Assert.True(table.StartsWith('<') || type is not ("ALL" or "index"), $"{name} reads the whole of {table} ({type}).");
            Assert.DoesNotContain("filesort", extra, StringComparison.Ordinal);
            Assert.DoesNotContain("join buffer", extra, StringComparison.Ordinal);
        }

        static string Text(MySqlDataReader plan, string column) => plan[column] as string ?? "";
    }

    private static IEnumerable<(string Name, string Sql)> Queries() =>
        typeof(BoardQueries).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (field.Name, (string)field.GetValue(null)!));

    private static async Task VoteAsync(HttpClient visitor, HttpMethod method, long id)
    {
        using var request = new HttpRequestMessage(method, $"/api/threads/{id}/vote");
        using var response = await visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    private static async Task<List<long>> IdsAsync(HttpClient client, string order) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"/api/threads?limit=100&order={order}")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64())];

    private async Task<MySqlConnection> OpenBoardAsync()
    {
        var connection = new MySqlConnection(await stack.App.GetConnectionStringAsync("mysql-2"));
        await connection.OpenAsync();
        await connection.ChangeDatabaseAsync(await DatabaseAsync());
        return connection;
    }

    private async Task<string> DatabaseAsync() =>
        (string)(await Replication.ScalarAsync(stack, (await Replication.RolesAsync(stack)).Primary, "SELECT table_schema FROM information_schema.tables WHERE table_name = 'schema_version'"))!;

    private async Task<long> StartAsync(string title, HttpClient? author = null)
    {
        using var created = await (author ?? stack.Site).PostAsJsonAsync("/api/threads", new { title = $"{title} {Guid.NewGuid():N}", body = "For a test.", author = "Ada" });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        return (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }

    [GeneratedRegex("@[a-zA-Z]+")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"/\*\+ MAX_EXECUTION_TIME\(\d+\) \*/")]
    private static partial Regex Limit();
}
