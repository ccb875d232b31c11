using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Witness;

namespace FooBar.Tests.Functional.Faults;

/// <summary>The way between the servers: what is lost on it, and what is late.</summary>
[Collection(LinkedDefinition.Name)]
[Trait("Category", "Functional")]
[Trait("Category", "Faults")]
public sealed class LinkFaultTests(LinkedPair pair) : FaultScenario(pair)
{
    private readonly LinkedPair _pair = pair;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Fault08_OneDirectionBetweenTheServersIsLost_PrimaryGoesOnAlone(bool towardsThePrimary) => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        var epoch = sentinel.Witness!.Epoch;
        _pair.LinkTo(primary).Cut(towardsThePrimary, !towardsThePrimary);

        await sentinel.UntilAsync(static status => status.Witness?.Mode is ReplicationMode.Solo, "the primary runs alone");
        await ledger.GrowsAsync();
        Assert.Equal((epoch, primary.Name), (sentinel.Witness!.Epoch, sentinel.Witness.Primary));
        _pair.LinkTo(primary).Mend();
    });

    [Fact]
    public Task Fault09_AcknowledgementLost_NoWriteHangsForEver() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        var epoch = sentinel.Witness!.Epoch;
        _pair.LinkTo(primary).Cut(toServer: true, toClient: false);
        await Patience.UntilAsync(
            async () => await primary.WaitingAsync() > 0 && await ReceivedAndNotAcknowledgedAsync(primary, replica),
            () => $"the replica has what it could not acknowledge\n{sentinel.Story}");

        _pair.LinkTo(primary).Mend();
        _pair.LinkTo(primary).Break();

        await ledger.GrowsAsync();
        Assert.False(sentinel.Found(Finding.ReplicaStalled), sentinel.Story);
        Assert.Equal((epoch, ReplicationMode.Sync), (sentinel.Witness!.Epoch, sentinel.Witness.Mode));
    }, settings: LongStall);

    [Fact]
    public Task Fault12_SlowReplica_WritesAreSlowAndThenThePrimaryGoesOnAlone() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        var epoch = sentinel.Witness!.Epoch;
        _pair.LinkTo(primary).Delay = TimeSpan.FromMilliseconds(200);
        await ledger.GrowsAsync();
        Assert.Equal(ReplicationMode.Sync, sentinel.Witness!.Mode);

        _pair.LinkTo(primary).Delay = TimeSpan.FromSeconds(20);
        await sentinel.UntilAsync(static status => status.Witness?.Mode is ReplicationMode.Solo, "the primary runs alone");
        await ledger.GrowsAsync();
        Assert.Equal((epoch, primary.Name), (sentinel.Witness!.Epoch, sentinel.Witness.Primary));
        _pair.LinkTo(primary).Delay = TimeSpan.Zero;
        _pair.LinkTo(primary).Break();
    });

    // A commit becomes visible on the primary when it is acknowledged.
    private static async Task<bool> ReceivedAndNotAcknowledgedAsync(FaultServer primary, FaultServer replica)
    {
        var received = await replica.AskAsync("SELECT RECEIVED_TRANSACTION_SET FROM performance_schema.replication_connection_status WHERE CHANNEL_NAME = ''");
        return await primary.AskAsync($"SELECT GTID_SUBTRACT('{received}', @@global.gtid_executed)") is { Length: > 0 };
    }
}
