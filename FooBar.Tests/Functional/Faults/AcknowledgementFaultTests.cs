using FooBar.Sentinel.Decision;
using MySqlConnector;

namespace FooBar.Tests.Functional.Faults;

/// <summary>Faults that strike between the acknowledgement of a write and the moment in which the replica has applied it.</summary>
[Collection(FaultDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class AcknowledgementFaultTests(FaultPair pair) : FaultScenario(pair)
{
    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault04_PrimaryShutDownWhileTheReplicaIsCutOff_NobodyIsPromoted() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        var epoch = sentinel.Witness!.Epoch;
        await replica.LeaveAsync();
        await Patience.UntilAsync(async () => await primary.WaitingAsync() > 0, () => "a commit waits");

        // A shutdown in good order acknowledges the commits that wait, which the replica does not have.
        await primary.SignalAsync("TERM");

        await sentinel.FoundAsync(Finding.PrimaryShutDown);
        await sentinel.PrimaryAsync(primary.Name);
        await ledger.GrowsAsync();
        Assert.Equal(epoch, sentinel.Witness!.Epoch);
        await replica.ReturnAsync();
    }, settings: LongStall);

    [Fact]
    [Trait("Category", "Faults")]
    public async Task Fault13_ApplierIsBehindWhenThePrimaryDies_WhatWasReceivedIsAppliedFirst()
    {
        MySqlConnection? brake = null;
        await WithLoadAsync(
            async (sentinel, ledger, primary, replica) =>
            {
                brake = await BrakeAsync(replica);
                await ledger.GrowsAsync(100);
                Assert.NotEqual("0", await BehindAsync(primary, replica));

                await primary.KillAsync();

                await sentinel.PrimaryAsync(replica.Name);
                Assert.Null(brake);
                await ledger.GrowsAsync();
            },
            beforeStep: async step =>
            {
                if (step == "drain" && Interlocked.Exchange(ref brake, null) is { } held)
                {
                    await held.DisposeAsync();
                }
            });
    }

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault16_ReplicaRestartsWithAnUnappliedRelayLogAndThePrimaryDies_NothingIsLost() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await using (await BrakeAsync(replica))
        {
            await ledger.GrowsAsync(100);
            Assert.NotEqual("0", await BehindAsync(primary, replica));

            // The primary stays away: all there is of these writes is what the replica has received. First, for only at its end does the engine tell that it
            // was told to stop it; to whoever looks before that it looks killed, and then it is started again.
            await primary.StopAsync();
            await replica.KillAsync();
        }

        await sentinel.PrimaryAsync(replica.Name);
        await primary.StartedAsync();
        await ledger.GrowsAsync();
    }, settings: LongStall);

    // Nothing is applied while it is held; what is received is acknowledged all the same.
    private static async Task<MySqlConnection> BrakeAsync(FaultServer replica)
    {
        var session = await replica.OpenAsync();
        await using var command = new MySqlCommand("FLUSH TABLES WITH READ LOCK", session);
        await command.ExecuteNonQueryAsync();
        return session;
    }

    private static async Task<string?> BehindAsync(FaultServer primary, FaultServer replica) =>
        await replica.AskAsync($"SELECT LENGTH(GTID_SUBTRACT('{await primary.AskAsync("SELECT @@global.gtid_executed")}', @@global.gtid_executed))");
}
