using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Operator;
using FooBar.Sentinel.Witness;
using MySqlConnector;

namespace FooBar.Tests.Functional.Faults;

/// <summary>A replica whose data has to be replaced, and what can come between.</summary>
[Collection(FaultDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class CloneFaultTests(FaultPair pair) : FaultScenario(pair)
{
    [Theory]
    [Trait("Category", "Faults")]
    [InlineData(true)]
    [InlineData(false)]
    public Task Fault29_CloneInterrupted_IsTriedAgain(bool byTheEndOfThePrimary) => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        var epoch = sentinel.Witness!.Epoch;
        foreach (var server in Pair.Servers)
        {
            await server.AskAsync("SET GLOBAL clone_max_data_bandwidth = 1");
        }

        Assert.True((await sentinel.AskAsync(OperatorCommand.Reclone, replica.Name)).Done);

        // By now the replica's own tables are gone.
        await Patience.UntilAsync(
            UnderWayAsync,
            () => "the clone is under way");
        await ledger.GrowsAsync();
        await (byTheEndOfThePrimary ? primary : replica).KillAsync();

        await Patience.UntilAsync(ReleasedAsync, () => "the brake is off");
        await sentinel.InStepAsync();
        Assert.True(sentinel.Found(Finding.CloneUnfinished), sentinel.Story);
        await ledger.GrowsAsync();
        Assert.Equal((epoch, primary.Name), (sentinel.Witness!.Epoch, sentinel.Witness.Primary));

        async Task<bool> UnderWayAsync()
        {
            try
            {
                return await replica.AskAsync("SELECT COUNT(*) FROM performance_schema.clone_progress WHERE STAGE = 'FILE COPY' AND STATE = 'In Progress' AND DATA > 0") == "1";
            }
            catch (MySqlException)
            {
                // It goes offline first, which ends connections that are being made.
                return false;
            }
        }

        async Task<bool> ReleasedAsync()
        {
            var other = byTheEndOfThePrimary ? replica : primary;
            return await other.AnswersAsync() && await other.AskAsync("SET GLOBAL clone_max_data_bandwidth = 0") is null or "";
        }
    });

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault30_BinaryLogsPurgedThatTheReplicaNeeds_IsCloned() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await replica.StopAsync();
        await sentinel.UntilAsync(static status => status.Witness?.Mode is ReplicationMode.Solo, "the primary runs alone");
        await ledger.GrowsAsync();
        var needed = await primary.AskAsync("SELECT @@global.gtid_executed");
        await Patience.UntilAsync(
            async () =>
            {
                await primary.AskAsync("FLUSH BINARY LOGS; PURGE BINARY LOGS BEFORE NOW() + INTERVAL 1 DAY");
                return await primary.AskAsync($"SELECT GTID_SUBTRACT('{needed}', @@global.gtid_purged) = ''") == "1";
            },
            () => "the binary logs are gone");

        await replica.StartedAsync();

        await sentinel.FoundAsync(Finding.BinaryLogsPurged);
        await ledger.GrowsAsync();
    });
}
