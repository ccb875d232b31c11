using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Operator;
using FooBar.Sentinel.Witness;

namespace FooBar.Tests.Functional.Faults;

/// <summary>The faults of docs/failover.md that end a server, cut it off, or end the sentinel.</summary>
[Collection(FaultDefinition.Name)]
[Trait("Category", "Functional")]
public sealed class FaultTests(FaultPair pair) : FaultScenario(pair)
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

        await sentinel.FoundAsync(Finding.PrimaryShutDown);
        await sentinel.PrimaryAsync(primary.Name);
        await ledger.GrowsAsync();
    });

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault05_SentinelCutOffFromThePrimary_NothingChanges() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        var epoch = sentinel.Witness!.Epoch;
        primary.Link.Cut();

        await sentinel.FoundAsync(Finding.PrimaryUnreachable);
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

        await sentinel.FoundAsync(Finding.PrimaryUnreachable);
        await ledger.GrowsAsync(100);
        Assert.Equal(epoch, sentinel.Witness!.Epoch);
        primary.Link.Mend();
    });

    [Fact]
    public Task Fault10_ReplicaKilled_ReturnsIntoStep() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await replica.KillAsync();

        await sentinel.FoundAsync(Finding.ReplicaDown);
        await ledger.GrowsAsync();
        Assert.Equal(primary.Name, sentinel.Witness!.Primary);
    });

    [Fact]
    [Trait("Category", "Faults")]
    public async Task Fault10_ReplicaTakesLongToStart_PrimaryGoesOnAlone()
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await WithLoadAsync(
            async (sentinel, ledger, primary, replica) =>
            {
                await replica.KillAsync();

                // The engine has not started the replica yet, and commits do not wait for it.
                await sentinel.UntilAsync(static status => status.Witness?.Mode is ReplicationMode.Solo, "the primary runs alone");
                await ledger.GrowsAsync();
                start.SetResult();
            },
            beforeStep: step => step is "start" ? start.Task : Task.CompletedTask);
    }

    [Fact]
    [Trait("Category", "Faults")]
    public Task Fault10_ReplicaRestartedThenKilled_IsStartedAgain() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        // The restart's own stop, in the second of its start, is nobody's wish that the server stay away.
        await Docker.RunAsync("restart", "--time", "0", replica.Container);
        await sentinel.InStepAsync();

        await replica.KillAsync();

        await sentinel.UntilAsync(static status => status.Verdict.Finding is not Finding.InSync, "the sentinel notices");
        await ledger.GrowsAsync();
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
        await sentinel.FoundAsync(Finding.ApplierFailed);
        var epoch = sentinel.Witness!.Epoch;

        await primary.KillAsync();

        await sentinel.FoundAsync(Finding.NotPromotable);
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

        await sentinel.FoundAsync(Finding.SoloPrimaryDead);
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
        await sentinel.FoundAsync(Finding.SoloPrimaryDead);
        await sentinel.PrimaryAsync(primary.Name);
        Assert.True((await sentinel.AskAsync(OperatorCommand.Reclone, replica.Name)).Done);
        await sentinel.InStepAsync();
        await ledger.GrowsAsync();
    });

    [Fact]
    public Task Fault18_OldPrimaryReturnsWithATail_TheTailIsKeptAndItIsCloned() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        // Writes that reach the old primary's binary log and no other server's.
        await replica.LeaveAsync();
        await Patience.UntilAsync(async () => await primary.WaitingAsync() > 0, () => "a commit waits");
        await primary.KillAsync();

        await sentinel.PrimaryAsync(replica.Name);
        await replica.ReturnAsync();
        await ledger.GrowsAsync();
        await sentinel.InStepAsync();
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(Pair.Folder, "kept"), "binlog.*", SearchOption.AllDirectories));
    }, settings: LongStall);

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
                if (step == "open" && Pair.Servers.Any(static server => !server.RunsAsync().GetAwaiter().GetResult()) && Interlocked.Exchange(ref struck, 1) == 0)
                {
                    foreach (var server in Pair.Servers)
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
        await using (var sentinel = await RunningSentinel.StartAsync(Pair, here =>
            Volatile.Read(ref armed) && here == step ? throw new InvalidOperationException($"Killed at {step}.") : Task.CompletedTask))
        {
            await sentinel.InStepAsync();
            await SettledAsync(sentinel);
            var primary = Pair.Of(sentinel.Witness!.Primary);
            await using var ledger = await Ledger.StartAsync(Pair, primary.Name);
            Volatile.Write(ref armed, true);
            await primary.KillAsync();
            await sentinel.EndedAsync();

            await using var next = await RunningSentinel.StartAsync(Pair);
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
        await using (var sentinel = await RunningSentinel.StartAsync(Pair))
        {
            await sentinel.InStepAsync();
            primary = Pair.Of(sentinel.Witness!.Primary);
        }

        await using var ledger = await Ledger.StartAsync(Pair, primary.Name);
        await primary.KillAsync();
        await Patience.UntilAsync(async () => !await primary.RunsAsync(), () => "the primary is gone");
        Assert.Equal("1", await Pair.OtherThan(primary.Name).AskAsync("SELECT @@global.super_read_only"));

        await using var next = await RunningSentinel.StartAsync(Pair);
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
        await using (var sentinel = await RunningSentinel.StartAsync(Pair))
        {
            await sentinel.InStepAsync();
            primary = Pair.Of(sentinel.Witness!.Primary);
        }

        File.Delete(Pair.WitnessPath);
        if (contents is not null)
        {
            await File.WriteAllTextAsync(Pair.WitnessPath, contents);
        }

        await using var next = await RunningSentinel.StartAsync(Pair);
        await next.UntilAsync(
            status => status.Verdict is { Finding: Finding.WitnessMissing or Finding.WitnessCorrupt, Step: StepKind.None } && status.Snapshot!.Servers.All(static server => server.Status is { SuperReadOnly: true }),
            "both servers are read-only");
        Assert.True((await next.AskAsync(OperatorCommand.Adopt, primary.Name)).Done);
        await next.InStepAsync();
        await using var ledger = await Ledger.StartAsync(Pair, primary.Name);
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
        await using var ledger = await Ledger.StartAsync(Pair, second.Witness!.Primary);
        await ledger.VerifyAsync();
        await OneWriterAsync(second);

        async Task<RunningSentinel> WithFirstAsync()
        {
            await using var first = await RunningSentinel.StartAsync(Pair);
            await first.InStepAsync();
            var standby = await RunningSentinel.StartAsync(Pair);
            await standby.UntilAsync(static status => status.Verdict.Finding is Finding.WitnessHeld, "the second stands by");
            await first.InStepAsync();
            return standby;
        }
    }
}
