using FooBar.Sentinel.Operator;
using MySqlConnector;

namespace FooBar.Tests.Functional.Faults;

/// <summary>The planned change of the primary, and what can be in its way.</summary>
[Collection(FaultDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class SwitchoverFaultTests(FaultPair pair) : FaultScenario(pair)
{
    [Fact]
    public Task Switchover_UnderLoad_SwapsTheRoles() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        var answer = await sentinel.AskAsync(OperatorCommand.Switchover);

        Assert.True(answer.Done, answer.Message);
        await sentinel.PrimaryAsync(replica.Name);
        await ledger.GrowsAsync();
    });

    [Theory]
    [Trait("Category", "Faults")]
    [InlineData("LOCK TABLES foobar.obstacle WRITE", "DO SLEEP(60)")]
    [InlineData("DO 0", "CREATE TABLE foobar.slow AS SELECT SLEEP(60) AS slept")]
    public Task Fault31_TableLockedOrSchemaChangeAtASwitchover_IsGivenUp(string before, string obstacle) => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await primary.AskAsync("CREATE TABLE IF NOT EXISTS foobar.obstacle (id INT PRIMARY KEY); DROP TABLE IF EXISTS foobar.slow");
        await using var session = await primary.OpenAsync();
        await ExecuteAsync(session, before);
        var lasts = ExecuteAsync(session, obstacle);
        await Patience.UntilAsync(
            async () => await primary.AskAsync($"SELECT COUNT(*) FROM performance_schema.threads WHERE PROCESSLIST_ID = {session.ServerThread} AND PROCESSLIST_STATE = 'User sleep'") == "1",
            () => "the obstacle is there");
        var epoch = sentinel.Witness!.Epoch;

        var answer = await sentinel.AskAsync(OperatorCommand.Switchover);

        Assert.False(answer.Done);
        await sentinel.PrimaryAsync(primary.Name);
        Assert.Equal(epoch, sentinel.Witness!.Epoch);
        await ledger.GrowsAsync();
        await primary.AskAsync($"KILL {session.ServerThread}");
        await Assert.ThrowsAnyAsync<MySqlException>(() => lasts);
    });

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault31_TransactionOpenAtASwitchover_IsRolledBack() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await using var session = await primary.OpenAsync("foobar_app");
        var key = Guid.NewGuid().ToString();
        await ExecuteAsync(session, $"BEGIN; INSERT INTO foobar.effect (k) VALUES ('{key}')");

        var answer = await sentinel.AskAsync(OperatorCommand.Switchover);

        Assert.True(answer.Done, answer.Message);
        await Assert.ThrowsAnyAsync<MySqlException>(() => ExecuteAsync(session, "COMMIT"));
        await session.CloseAsync();
        await ledger.GrowsAsync();
        await sentinel.InStepAsync();
        foreach (var server in Pair.Servers)
        {
            Assert.Equal("0", await server.AskAsync($"SELECT COUNT(*) FROM foobar.effect WHERE k = '{key}'"));
        }
    });

    private static async Task ExecuteAsync(MySqlConnection session, string sql)
    {
        await using var command = new MySqlCommand(sql, session) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }
}
