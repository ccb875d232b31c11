using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Witness;
using FooBar.Tests.Sentinel.Simulation;

namespace FooBar.Tests.Sentinel.Transitions;

/// <summary>A sentinel that is killed before or after any step is carried on by the next one.</summary>
public sealed class ResumeTests
{
    public static TheoryData<string, bool> Steps
    {
        get
        {
            var data = new TheoryData<string, bool>();
            string[] failover = ["begin", "revoke acknowledgements", "fence", "drain", "verify", "decide", "detach", "acknowledgements off", "open", "record epoch", "steady"];
            foreach (var after in new[] { false, true })
            {
                foreach (var step in failover)
                {
                    data.Add($"Failover/{step}", after);
                }

                foreach (var step in new[] { "decide", "detach", "acknowledgements off", "open", "record epoch", "steady" })
                {
                    data.Add($"Bootstrap/{step}", after);
                }

                foreach (var step in new[] { "replica acknowledges", "replica receives", "replica flushes", "prove", "record" })
                {
                    data.Add($"EnterSync/{step}", after);
                }

                foreach (var step in new[] { "acknowledgements", "follow", "online" })
                {
                    data.Add($"Rejoin/{step}", after);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Sentinel_KilledAtAStep_TheNextOneComesToTheSameEnd(string step, bool after)
    {
        var pair = new SimulatedPair(1, calm: true);
        // Before its first step nothing is on record, and who finds both the sentinel and the primary new waits for the primary.
        var failsOver = step.StartsWith("Failover", StringComparison.Ordinal) && (after || step != "Failover/begin");
        var visits = 0;
        var killed = false;
        pair.KillAt = here =>
        {
            if (killed || here != step || ++visits <= (after ? 1 : 0))
            {
                return false;
            }

            return killed = true;
        };

        InStep(pair);
        pair.Servers[0].Write();
        if (step.StartsWith("Failover", StringComparison.Ordinal))
        {
            pair.Servers[0].Crash();
            Eventually(pair, () => failsOver ? pair.Witness.State is { Primary: "mysql-2", Phase: WitnessPhase.Steady, Mode: ReplicationMode.Sync } : killed);
        }

        pair.Converge();

        Assert.True(killed, $"The step {step} was never reached.");
        Assert.Equal(failsOver ? 2 : 1, pair.Witness.State!.Epoch);
    }

    private static void InStep(SimulatedPair pair)
    {
        Eventually(pair, () => pair.Witness.State?.Mode is ReplicationMode.Sync);
        // Past the time in which a primary that is gone is waited for.
        for (var i = 0; i < 40; i++)
        {
            pair.Round();
        }
    }

    private static void Eventually(SimulatedPair pair, Func<bool> condition)
    {
        for (var i = 0; i < 100 && !condition(); i++)
        {
            Verdict verdict = pair.Round();
            Assert.NotNull(verdict);
            foreach (var server in pair.Servers)
            {
                server.Receive(int.MaxValue);
                server.Apply(int.MaxValue);
            }
        }

        Assert.True(condition(), string.Join('\n', pair.Story));
    }
}
