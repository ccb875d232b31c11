using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Operator;
using FooBar.Sentinel.Witness;

namespace FooBar.Tests.Functional.Faults;

/// <summary>
/// Every fault of docs/failover.md that needs a pair in its ordinary state, under load. Each test ends with the pair in step and with the four
/// invariants: nothing acknowledged is lost, nothing is applied twice, one server takes writes, and the pair has found its way back by itself.
/// </summary>
[Collection(FaultDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class FaultTests(FaultPair pair)
{
    [Fact]
    public Task Fault01_PrimaryKilled_ReplicaTakesOver() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await primary.KillAsync();

        await sentinel.PrimaryAsync(replica.Name);
        await ledger.GrowsAsync();
    });

    [Fact]
    public Task Fault02_PrimaryFrozenThenResumed_ReplicaTakesOver() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await primary.FreezeAsync();

        await sentinel.PrimaryAsync(replica.Name);
        await primary.ThawAsync();
        await ledger.GrowsAsync();
    });

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault03_PrimaryShutDown_NothingIsLost() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await primary.SignalAsync("TERM");

        await sentinel.PrimaryAsync(replica.Name);
        await ledger.GrowsAsync();
    });

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault05_SentinelCutOffFromThePrimary_NothingChanges() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        var epoch = sentinel.Witness!.Epoch;
        primary.Link.Cut();

        await sentinel.UntilAsync(static status => status.Verdict.Finding is Finding.PrimaryUnreachable, "the sentinel notices");
        await ledger.GrowsAsync(100);
        Assert.Equal((epoch, primary.Name), (sentinel.Witness!.Epoch, sentinel.Witness.Primary));
        primary.Link.Mend();
    });

    [Fact]
    public Task Fault06_ServersCutOffFromEachOther_PrimaryGoesOnAlone() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await replica.LeaveAsync();

        await sentinel.UntilAsync(static status => status.Witness?.Mode is ReplicationMode.Solo, "the primary runs alone");
        await ledger.GrowsAsync();
        Assert.Equal(primary.Name, sentinel.Witness!.Primary);
        await replica.ReturnAsync();
    });

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault07_PrimaryCutOffFromBoth_ReplicaTakesOver() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        primary.Link.Cut();
        await primary.LeaveAsync();

        await sentinel.PrimaryAsync(replica.Name);
        primary.Link.Mend();
        await primary.ReturnAsync();
        await ledger.GrowsAsync();
    });

    [Theory]
    [Trait("Category", "Faults")]
    [InlineData(true)]
    [InlineData(false)]
    public Task Fault08_OneDirectionIsLost_NothingChanges(bool towardsThePrimary) => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        var epoch = sentinel.Witness!.Epoch;
        primary.Link.Cut(towardsThePrimary, !towardsThePrimary);

        await sentinel.UntilAsync(static status => status.Verdict.Finding is Finding.PrimaryUnreachable, "the sentinel notices");
        await ledger.GrowsAsync(100);
        Assert.Equal(epoch, sentinel.Witness!.Epoch);
        primary.Link.Mend();
    });

    [Fact]
    public Task Fault10_ReplicaKilled_ReturnsIntoStep() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await replica.KillAsync();

        await sentinel.UntilAsync(static status => status.Verdict.Finding is not Finding.InSync, "the sentinel notices");
        await ledger.GrowsAsync();
        Assert.Equal(primary.Name, sentinel.Witness!.Primary);
    });

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault11_ReplicaFrozen_PrimaryGoesOnAlone() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await replica.FreezeAsync();

        await sentinel.UntilAsync(static status => status.Witness?.Mode is ReplicationMode.Solo, "the primary runs alone");
        await ledger.GrowsAsync();
        await replica.ThawAsync();
    });

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault14_ReplicaCannotApply_IsNotPromoted() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        // A row that only the replica has, and that is no transaction of its own: the primary's row of the same key cannot be applied.
        await replica.AskAsync("SET GLOBAL super_read_only = OFF; SET sql_log_bin = 0; INSERT INTO foobar.key_used VALUES ('clash'); SET sql_log_bin = 1; SET GLOBAL super_read_only = ON");
        await primary.AskAsync("INSERT INTO foobar.key_used VALUES ('clash')");
        await sentinel.UntilAsync(static status => status.Verdict.Finding is Finding.ApplierFailed, "the replica's applier fails");
        var epoch = sentinel.Witness!.Epoch;

        await primary.KillAsync();

        await sentinel.UntilAsync(static status => status.Verdict.Finding is Finding.NotPromotable, "the sentinel refuses");
        await sentinel.PrimaryAsync(primary.Name);
        Assert.Equal(epoch, sentinel.Witness!.Epoch);
        Assert.True((await sentinel.AskAsync(OperatorCommand.Reclone, replica.Name)).Done);
        await ledger.GrowsAsync();
    });

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault15_PrimaryAloneIsKilled_NobodyIsPromoted() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await replica.LeaveAsync();
        await sentinel.UntilAsync(static status => status.Witness?.Mode is ReplicationMode.Solo, "the primary runs alone");
        await ledger.GrowsAsync();
        var epoch = sentinel.Witness!.Epoch;

        await primary.KillAsync();

        await sentinel.UntilAsync(static status => status.Verdict.Finding is Finding.SoloPrimaryDead, "the sentinel notices");
        await sentinel.PrimaryAsync(primary.Name);
        await ledger.GrowsAsync();
        Assert.Equal(epoch, sentinel.Witness!.Epoch);
        await replica.ReturnAsync();
    });

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault17_ReplicaHasATransactionOfItsOwn_IsNotPromotable() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await replica.AskAsync("SET GLOBAL super_read_only = OFF; SET GLOBAL read_only = OFF; CREATE TABLE foobar.errant (id INT); SET GLOBAL super_read_only = ON");

        await sentinel.UntilAsync(static status => status.Verdict.Finding is Finding.ErrantTransactions && status.Witness?.Mode is ReplicationMode.Solo, "the sentinel finds it");
        await ledger.GrowsAsync();
        await primary.KillAsync();
        await sentinel.UntilAsync(static status => status.Verdict.Finding is Finding.SoloPrimaryDead, "nobody is promoted");
        await sentinel.PrimaryAsync(primary.Name);
        Assert.True((await sentinel.AskAsync(OperatorCommand.Reclone, replica.Name)).Done);
        await sentinel.InStepAsync();
        await ledger.GrowsAsync();
    });

    [Fact]
    public Task Fault18_OldPrimaryReturnsWithATail_TheTailIsKeptAndItIsCloned() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        // A write that reaches the old primary's binary log and no other server's. Only a cut keeps it so: a stopped receiver the sentinel would start again.
        await replica.LeaveAsync();
        var hangs = primary.AskAsync("CREATE TABLE foobar.tail (id INT)");
        await Patience.UntilAsync(async () => await primary.AskAsync("SELECT VARIABLE_VALUE > 0 FROM performance_schema.global_status WHERE VARIABLE_NAME = 'Rpl_semi_sync_source_wait_sessions'") == "1", () => "a commit waits");
        await primary.KillAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => hangs);

        await sentinel.PrimaryAsync(replica.Name);
        await replica.ReturnAsync();
        await ledger.GrowsAsync();
        await sentinel.InStepAsync();
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(pair.Folder, "kept"), "binlog.*", SearchOption.AllDirectories));
    },
    settings: ("StallBound", "00:01:00"));

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault21_ReplicaDiesDuringItsPromotion_NobodyElseIsPromoted()
    {
        var struck = 0;
        return WithLoadAsync(
            async (sentinel, ledger, primary, replica) =>
            {
                await primary.KillAsync();

                await sentinel.PrimaryAsync(replica.Name);
                Assert.Equal(1, struck);
                await ledger.GrowsAsync();
            },
            beforeStep: async step =>
            {
                if (step == "open" && pair.Servers.Any(static server => !server.RunsAsync().GetAwaiter().GetResult()) && Interlocked.Exchange(ref struck, 1) == 0)
                {
                    foreach (var server in pair.Servers)
                    {
                        await Docker.TryAsync("kill", server.Container);
                    }
                }
            });
    }

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault22_ThereAndBackAgain_TheSecondOnlyInStep() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await primary.KillAsync();
        await sentinel.PrimaryAsync(replica.Name);
        await ledger.GrowsAsync();
        await sentinel.InStepAsync();

        await sentinel.UntilAsync(status => status.Snapshot!.Of(primary.Name).AnsweringFor > TimeSpan.FromSeconds(6), "the old primary has settled");
        await replica.KillAsync();
        await sentinel.PrimaryAsync(primary.Name);
        await ledger.GrowsAsync();
    });

    [Theory]
    [Trait("Category", "Faults")]
    [InlineData("begin")]
    [InlineData("revoke acknowledgements")]
    [InlineData("fence")]
    [InlineData("drain")]
    [InlineData("verify")]
    [InlineData("decide")]
    [InlineData("detach")]
    [InlineData("open")]
    [InlineData("record epoch")]
    [InlineData("steady")]
    public async Task Fault23_SentinelKilledDuringAFailover_TheNextOneCarriesOn(string step)
    {
        var armed = false;
        await using (var sentinel = await RunningSentinel.StartAsync(pair, here =>
            Volatile.Read(ref armed) && here == step ? throw new InvalidOperationException($"Killed at {step}.") : Task.CompletedTask))
        {
            await sentinel.InStepAsync();
            await SettledAsync(sentinel);
            var primary = pair.Of(sentinel.Witness!.Primary);
            await using var ledger = await Ledger.StartAsync(pair, primary.Name);
            Volatile.Write(ref armed, true);
            await primary.KillAsync();
            await sentinel.EndedAsync();

            await using var next = await RunningSentinel.StartAsync(pair);
            await ledger.GrowsAsync();
            await next.InStepAsync();
            await ledger.VerifyAsync();
            await OneWriterAsync(next);
        }
    }

    [Fact]
    [Trait("Category", "Faults")]
    public async Task Fault24_PrimaryDiesWhileThereIsNoSentinel_RecoversWhenItReturns()
    {
        FaultServer primary;
        await using (var sentinel = await RunningSentinel.StartAsync(pair))
        {
            await sentinel.InStepAsync();
            primary = pair.Of(sentinel.Witness!.Primary);
        }

        await using var ledger = await Ledger.StartAsync(pair, primary.Name);
        await primary.KillAsync();
        await Patience.UntilAsync(async () => !await primary.RunsAsync(), () => "the primary is gone");
        Assert.Equal("1", await pair.OtherThan(primary.Name).AskAsync("SELECT @@global.super_read_only"));

        await using var next = await RunningSentinel.StartAsync(pair);
        await ledger.GrowsAsync();
        await next.InStepAsync();
        await ledger.VerifyAsync();
        await OneWriterAsync(next);
    }

    [Theory]
    [Trait("Category", "Faults")]
    [InlineData(null)]
    [InlineData("{ \"state\": ")]
    public async Task Fault25_WitnessLostOrCorrupt_EverythingIsReadOnlyUntilAnOperatorDecides(string? contents)
    {
        FaultServer primary;
        await using (var sentinel = await RunningSentinel.StartAsync(pair))
        {
            await sentinel.InStepAsync();
            primary = pair.Of(sentinel.Witness!.Primary);
        }

        File.Delete(pair.WitnessPath);
        if (contents is not null)
        {
            await File.WriteAllTextAsync(pair.WitnessPath, contents);
        }

        await using var next = await RunningSentinel.StartAsync(pair);
        await next.UntilAsync(
            status => status.Verdict is { Finding: Finding.WitnessMissing or Finding.WitnessCorrupt, Step: StepKind.None } && status.Snapshot!.Servers.All(static server => server.Status is { SuperReadOnly: true }),
            "both servers are read-only");
        Assert.True((await next.AskAsync(OperatorCommand.Adopt, primary.Name)).Done);
        await next.InStepAsync();
        await using var ledger = await Ledger.StartAsync(pair, primary.Name);
        await ledger.VerifyAsync();
        await OneWriterAsync(next);
    }

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault28_EverythingKilledAtOnce_ComesBackInStep() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await Task.WhenAll(primary.KillAsync(), replica.KillAsync());

        await ledger.GrowsAsync();
    });

    [Fact]
    public async Task Fault34_TwoSentinels_TheSecondStandsByAndTakesOver()
    {
        await using var second = await WithFirstAsync();

        await second.InStepAsync();
        await using var ledger = await Ledger.StartAsync(pair, second.Witness!.Primary);
        await ledger.VerifyAsync();
        await OneWriterAsync(second);

        async Task<RunningSentinel> WithFirstAsync()
        {
            await using var first = await RunningSentinel.StartAsync(pair);
            await first.InStepAsync();
            var standby = await RunningSentinel.StartAsync(pair);
            await standby.UntilAsync(static status => status.Verdict.Finding is Finding.WitnessHeld, "the second stands by");
            await first.InStepAsync();
            return standby;
        }
    }

    [Fact]
    public Task Switchover_UnderLoad_SwapsTheRoles() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        var answer = await sentinel.AskAsync(OperatorCommand.Switchover);

        Assert.True(answer.Done, answer.Message);
        await sentinel.PrimaryAsync(replica.Name);
        await ledger.GrowsAsync();
    });

    private async Task WithLoadAsync(Func<RunningSentinel, Ledger, FaultServer, FaultServer, Task> fault, Func<string, Task>? beforeStep = null, params (string Setting, string Value)[] settings)
    {
        await using var sentinel = await RunningSentinel.StartAsync(pair, beforeStep, settings);
        await sentinel.InStepAsync();
        await SettledAsync(sentinel);
        var primary = pair.Of(sentinel.Witness!.Primary);
        await using var ledger = await Ledger.StartAsync(pair, primary.Name);
        try
        {
            await fault(sentinel, ledger, primary, pair.OtherThan(primary.Name));
            await sentinel.InStepAsync();
            await ledger.VerifyAsync();
            await OneWriterAsync(sentinel);
        }
        catch (Exception failure)
        {
            throw new Xunit.Sdk.XunitException($"{failure.Message}\n{sentinel.Story}\n{failure}");
        }
        finally
        {
            foreach (var server in pair.Servers)
            {
                server.Link.Mend();
                await server.ReturnAsync();
                await server.ThawAsync();
            }
        }
    }

    // Until then a primary that dies is waited for, because all may have just started.
    private static Task SettledAsync(RunningSentinel sentinel) =>
        sentinel.UntilAsync(static status => status.Snapshot!.Servers.All(static server => server is { Reach: Reach.Answering } && server.AnsweringFor > TimeSpan.FromSeconds(5.5)), "the servers have settled");

    private async Task OneWriterAsync(RunningSentinel sentinel)
    {
        await sentinel.InStepAsync();
        foreach (var server in pair.Servers)
        {
            var readOnly = await server.AskAsync("SELECT @@global.read_only");
            Assert.Equal(server.Name == sentinel.Witness!.Primary ? "0" : "1", readOnly);
        }

        Assert.Equal(
            await pair.First.AskAsync("SELECT MAX(epoch) FROM ha.epoch"),
            await pair.Second.AskAsync("SELECT MAX(epoch) FROM ha.epoch"));
    }
}
