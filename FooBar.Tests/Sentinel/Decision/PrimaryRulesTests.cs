using FooBar.Sentinel.Decision;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Witness;

namespace FooBar.Tests.Sentinel.Decision;

public sealed class PrimaryRulesTests
{
    private const string ReplicaUuid = "22222222-2222-2222-2222-222222222222";

    private static readonly DecisionLimits Limits = new(
        Failures: 3, TimeSpan.FromSeconds(2), StallAction.RunAlone, TimeSpan.FromSeconds(10), Settling: TimeSpan.FromSeconds(30), CatchUp: 100);

    // The primary's process is gone and its replica knows it; how long the replica answers without a failure and is up, and how long ago the primary last did, in seconds.
    [Theory]
    [InlineData(60.0, 60.0, 0.5, true)]
    [InlineData(60.0, 60.0, null, true)]
    [InlineData(5.0, 5.0, 0.5, true)]
    [InlineData(5.0, 5.0, 5.5, false)]
    [InlineData(5.0, 5.0, null, false)]
    [InlineData(0.2, 60.0, 0.5, true)]
    public void Decide_PrimaryGoneSoonAfterItsReplicaStarted_FailsOverIfThePrimaryHasAnsweredSince(double answeringFor, double upFor, double? primaryAgo, bool failsOver)
    {
        var witness = new WitnessState(1, 3, "mysql-1", ReplicationMode.Sync, ["mysql-1", "mysql-2"], WitnessPhase.Steady, "failover");
        var primary = new ServerObservation("mysql-1", Reach.Refused, 1, TimeSpan.Zero, primaryAgo is not null, ProcessState.Gone, null)
        {
            SinceAnswer = primaryAgo is { } ago ? TimeSpan.FromSeconds(ago) : null,
        };
        var replication = new ReplicationStatus("mysql-1", ReplicationThread.Connecting, 2003, ReplicationThread.On, 0, "", GtidSet.Empty);
        var replica = new ServerObservation(
            "mysql-2", Reach.Answering, 0, TimeSpan.FromSeconds(answeringFor), true, ProcessState.Running,
            new ServerStatus(ReplicaUuid, true, true, false, GtidSet.Parse("11111111-1111-1111-1111-111111111111:1-9"), false, true, 0, 0, replication))
        {
            UpFor = TimeSpan.FromSeconds(upFor),
        };

        var verdict = DecisionRules.Decide(new WitnessReading(witness, null), new PairSnapshot(primary, replica, CanaryStatus.None, TimeSpan.FromMinutes(1)), Limits);

        Assert.Equal(failsOver ? (Finding.PrimaryDead, StepKind.Failover) : (Finding.WaitingForPrimary, StepKind.StartServer), (verdict.Finding, verdict.Step));
    }
}
