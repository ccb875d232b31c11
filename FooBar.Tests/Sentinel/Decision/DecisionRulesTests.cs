using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Witness;

namespace FooBar.Tests.Sentinel.Decision;

/// <summary>The cases in which a wrong decision loses data, one by one.</summary>
public sealed class DecisionRulesTests
{
    private const string Uuid = "11111111-1111-1111-1111-111111111111";

    private static readonly DecisionLimits Limits = new(
        Failures: 3, TimeSpan.FromSeconds(2), StallAction.RunAlone, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), CatchUp: 100);

    private static readonly GtidSet Executed = GtidSet.Parse($"{Uuid}:1-10");

    [Theory]
    [InlineData("Refused", "Gone", "PrimaryDead", "Failover")]
    [InlineData("Refused", "Stopped", "PrimaryDead", "Failover")]
    [InlineData("Silent", "Running", "PrimaryDead", "Failover")]
    [InlineData("Refused", "Unknown", "PrimaryDead", "Failover")]
    [InlineData("Refused", "Disconnected", "PrimaryDead", "Failover")]
    [InlineData("Refused", "Running", "PrimaryClosing", "None")]
    [InlineData("Refused", "ShutDown", "PrimaryShutDown", "RecordSolo")]
    public void Decide_PrimaryAwayInStep_FailsOverUnlessItMayHaveAcknowledgedWhileItShutDown(string reach, string process, string finding, string step)
    {
        var verdict = Decide(Witness(ReplicationMode.Sync), Away(Enum.Parse<Reach>(reach), Enum.Parse<ProcessState>(process)));

        Assert.Equal((finding, step), (verdict.Finding.ToString(), verdict.Step.ToString()));
    }

    [Theory]
    [InlineData("Gone")]
    [InlineData("ShutDown")]
    public void Decide_PrimaryAwayAndAlone_StartsItAgain(string process)
    {
        var verdict = Decide(Witness(ReplicationMode.Solo), Away(Reach.Refused, Enum.Parse<ProcessState>(process)));

        Assert.Equal(new Verdict(Finding.SoloPrimaryDead, StepKind.StartServer, "mysql-1"), verdict);
    }

    [Fact]
    public void Decide_ReplicaWhoseCloneWasCutOff_IsClonedAgain()
    {
        var primary = new ServerObservation("mysql-1", Reach.Answering, 0, TimeSpan.FromMinutes(1), true, ProcessState.Running, new(Uuid, false, false, false, Executed, false, false, 0, 0, null));

        var verdict = Decide(Witness(ReplicationMode.Solo) with { Cloning = "mysql-2" }, primary);

        Assert.Equal(new Verdict(Finding.CloneUnfinished, StepKind.Clone, "mysql-2"), verdict);
    }

    private static WitnessState Witness(ReplicationMode mode) =>
        new(1, 1, "mysql-1", mode, mode is ReplicationMode.Sync ? ["mysql-1", "mysql-2"] : ["mysql-1"], WitnessPhase.Steady, "bootstrap");

    private static ServerObservation Away(Reach reach, ProcessState process) => new("mysql-1", reach, 3, TimeSpan.Zero, true, process, null);

    private static Verdict Decide(WitnessState witness, ServerObservation primary)
    {
        var replication = new ReplicationStatus("mysql-1", ReplicationThread.Connecting, 2003, ReplicationThread.On, 0, "", Executed);
        var status = new ServerStatus("22222222-2222-2222-2222-222222222222", true, true, false, Executed, false, true, 0, 0, replication);
        var replica = new ServerObservation("mysql-2", Reach.Answering, 0, TimeSpan.FromMinutes(1), true, ProcessState.Running, status);
        return DecisionRules.Decide(new(witness, null), new(primary, replica, CanaryStatus.None, TimeSpan.FromMinutes(1)), Limits);
    }
}
