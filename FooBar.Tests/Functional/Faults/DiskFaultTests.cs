using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Witness;

namespace FooBar.Tests.Functional.Faults;

/// <summary>A server that answers every question and can write nothing.</summary>
[Collection(SmallDiskDefinition.Name)]
[Trait("Category", "Functional")]
[Trait("Category", "Faults")]
public sealed class DiskFaultTests(SmallDiskPair pair) : FaultScenario(pair)
{
    private readonly SmallDiskPair _pair = pair;

    [Fact]
    public Task Fault19_PrimaryDiskFull_ReplicaTakesOver() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        await _pair.FillAsync(primary);
        try
        {
            await sentinel.PrimaryAsync(replica.Name);
            Assert.True(sentinel.Found(Finding.PrimaryWritesHang), sentinel.Story);
            await ledger.GrowsAsync();
        }
        finally
        {
            await _pair.FreeAsync(primary);
        }
    });

    [Fact]
    public Task Fault20_ReplicaDiskFull_PrimaryGoesOnAlone() => WithLoadAsync(async (sentinel, ledger, primary, replica) =>
    {
        var epoch = sentinel.Witness!.Epoch;
        await _pair.FillAsync(replica);
        try
        {
            await sentinel.UntilAsync(static status => status.Witness?.Mode is ReplicationMode.Solo, "the primary runs alone");
            await ledger.GrowsAsync(100);
            Assert.Equal((epoch, primary.Name), (sentinel.Witness!.Epoch, sentinel.Witness.Primary));
        }
        finally
        {
            await _pair.FreeAsync(replica);
        }
    });
}
