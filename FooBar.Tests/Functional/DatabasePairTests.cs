using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MySqlConnector;

namespace FooBar.Tests.Functional;

[Collection(SharedStackDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class DatabasePairTests(StackFixture stack)
{
    private const int SuperReadOnly = 1290;

    [Fact]
    public async Task Post_ThroughOneServer_IsReadThroughTheOtherAndOnBothDatabases()
    {
        var (primary, replica) = await Replication.RolesAsync(stack);
        var before = await Replication.ExecutedAsync(stack, primary);
        using var api1 = stack.CreateApiClient("api-1");
        using var api2 = stack.CreateApiClient("api-2");
        var title = $"Written once {Guid.NewGuid():N}";

        using var created = await api1.PostAsJsonAsync("/api/threads", new { title, body = "Read twice.", author = "Ada" });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.EndsWith(primary, created.Headers.GetValues("X-Database").Single(), StringComparison.Ordinal);
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        await Replication.CaughtUpAsync(stack);

        await Eventually.TrueAsync(
            async token =>
            {
                using var read = await api2.GetAsync($"/api/threads/{id}", token);
                Assert.Equal("api-2", read.Headers.GetValues("X-Served-By").Single());
                Assert.Equal(title, (await read.Content.ReadFromJsonAsync<JsonElement>(token)).GetProperty("title").GetString());
                return read.Headers.GetValues("X-Database").Single() == replica;
            },
            "the replica serves the read");
        foreach (var server in new[] { "mysql-1", "mysql-2" })
        {
            var added = await Replication.ScalarAsync(stack, server, $"SELECT GTID_SUBTRACT(@@GLOBAL.gtid_executed, '{before}')");
            Assert.NotEmpty((string)added!);
            Assert.Equal(1L, Convert.ToInt64(await Replication.ScalarAsync(stack, server, $"SELECT COUNT(*) FROM foobar.threads WHERE id = {id}"), System.Globalization.CultureInfo.InvariantCulture));
        }

        var errant = await Replication.ScalarAsync(stack, replica, $"SELECT GTID_SUBTRACT(@@GLOBAL.gtid_executed, '{await Replication.ExecutedAsync(stack, primary)}')");
        Assert.Equal("", errant);
    }

    [Fact]
    public async Task Write_OnTheReplica_IsRefused()
    {
        var (_, replica) = await Replication.RolesAsync(stack);

        var refused = await Assert.ThrowsAsync<MySqlException>(() => Replication.ScalarAsync(stack, replica, "CREATE TABLE foobar.errant (id INT)"));

        Assert.Equal(SuperReadOnly, refused.Number);
    }

    [Theory]
    [InlineData("mysql-1")]
    [InlineData("mysql-2")]
    public async Task ApplicationAccount_OnEitherServer_HasOnlyItsRights(string server)
    {
        var grants = (string)(await Replication.ScalarAsync(stack, server,
            "SELECT COALESCE(GROUP_CONCAT(privilege_type), '') FROM information_schema.user_privileges WHERE grantee LIKE \"'foobar\\_app'@%\" AND privilege_type <> 'USAGE'"))!;
        var schemas = (string)(await Replication.ScalarAsync(stack, server,
            "SELECT GROUP_CONCAT(DISTINCT table_schema ORDER BY table_schema) FROM information_schema.schema_privileges WHERE grantee LIKE \"'foobar\\_app'@%\""))!;

        Assert.Equal("", grants);
        Assert.Equal("foobar,ha", schemas);
    }

    [Fact]
    public async Task ReplicationThread_Stopped_IsStartedAgain()
    {
        var (_, replica) = await Replication.RolesAsync(stack);

        await Replication.ScalarAsync(stack, replica, "STOP REPLICA SQL_THREAD");

        await Eventually.TrueAsync(
            async _ => (string?)await Replication.ScalarAsync(stack, replica, "SELECT SERVICE_STATE FROM performance_schema.replication_applier_status") == "ON",
            "the sentinel starts the thread again");
    }
}
