using FooBar.Sentinel.Observation;

namespace FooBar.Tests.Functional.Faults;

/// <summary>
/// A fault under load. Each ends with the pair in step and with the four invariants: nothing acknowledged is lost, nothing is applied twice, one
/// server at a time takes writes, and the pair has found its way back by itself.
/// </summary>
public abstract class FaultScenario(FaultPair pair)
{
    /// <summary>For a fault that has to strike while commits wait, before the sentinel lets the primary run alone.</summary>
    private protected static readonly (string Setting, string Value)[] LongStall = [("StallBound", "00:01:30")];

    private protected FaultPair Pair => pair;

    private protected async Task WithLoadAsync(
        Func<RunningSentinel, Ledger, FaultServer, FaultServer, Task> fault,
        Func<string, Task>? beforeStep = null,
        TimeProvider? time = null,
        (string Setting, string Value)[]? settings = null)
    {
        await using var sentinel = await RunningSentinel.StartAsync(pair, beforeStep, time, settings ?? []);
        await sentinel.InStepAsync();
        await SettledAsync(sentinel);
        var primary = pair.Of(sentinel.Witness!.Primary);
        await using var ledger = await Ledger.StartAsync(pair, primary.Name);
        sentinel.Listen();
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
                await server.StartedAsync();
            }
        }
    }

    // Until then a primary that dies is waited for, because all may have just started.
    private protected static Task SettledAsync(RunningSentinel sentinel) =>
        sentinel.UntilAsync(static status => status.Snapshot!.Servers.All(static server => server is { Reach: Reach.Answering } && server.AnsweringFor > TimeSpan.FromSeconds(5.5)), "the servers have settled");

    private protected async Task OneWriterAsync(RunningSentinel sentinel)
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
