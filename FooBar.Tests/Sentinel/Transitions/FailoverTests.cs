using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Transitions;
using FooBar.Sentinel.Witness;
using FooBar.Tests.Sentinel.Simulation;

namespace FooBar.Tests.Sentinel.Transitions;

public sealed class FailoverTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task RunAsync_ReceiverStopsOnlyAtTheDeathOfItsSource_DoesNotWaitForIt()
    {
        var pair = new SimulatedPair(1, calm: true);
        for (var i = 0; i < 100 && pair.Witness.State?.Mode is not ReplicationMode.Sync; i++)
        {
            pair.Round();
            pair.Servers[1].Receive(int.MaxValue);
        }

        pair.Servers[0].Frozen = true;
        var bounds = new TransitionBounds(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        var context = new TransitionContext(new WitnessKeeper(pair.Witness), pair.Servers, pair, bounds, new FenceFirst(), TimeProvider.System, "kept");

        await Failover.RunAsync(context, "mysql-2", GtidSet.Empty, CancellationToken.None).WaitAsync(Patience);

        Assert.Equal("mysql-2", pair.Witness.State!.Primary);
        Assert.False(pair.Servers[0].Up);
    }

    // The receiver's stop comes to its end after the fence's.
    private sealed class FenceFirst : ITransitionSteps
    {
        private readonly TaskCompletionSource _fenced = new();

        public async Task RunAsync(string step, Func<Task> work)
        {
            await (step == "revoke acknowledgements" ? _fenced.Task : Task.CompletedTask);
            await work();
            if (step == "fence")
            {
                _fenced.SetResult();
            }
        }
    }
}
