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

    // How long the primary has not committed, answers without a failure, and is up, in seconds; and how many commits wait for the replica.
    [Theory]
    [InlineData(2.1, 60.0, 60.0, 1, nameof(StepKind.GoSolo))]
    [InlineData(2.1, 0.2, 60.0, 1, nameof(StepKind.GoSolo))]
    [InlineData(1.9, 60.0, 60.0, 1, nameof(StepKind.None))]
    [InlineData(2.1, 1.9, 1.9, 1, nameof(StepKind.None))]
    [InlineData(10.1, 60.0, 60.0, 0, nameof(StepKind.Failover))]
    [InlineData(10.1, 0.2, 60.0, 0, nameof(StepKind.None))]
    public void Decide_PrimaryDoesNotCommit_CountsALateProbeAgainstAFailoverOnly(double silence, double answeringFor, double upFor, int waiting, string expected)
    {
        var witness = new WitnessState(1, 3, "mysql-1", ReplicationMode.Sync, ["mysql-1", "mysql-2"], WitnessPhase.Steady, "failover");
        var transactions = GtidSet.Parse("11111111-1111-1111-1111-111111111111:1-9");
        var primary = new ServerObservation(
            "mysql-1", Reach.Answering, 0, TimeSpan.FromSeconds(answeringFor), true, ProcessState.Running,
            new ServerStatus("11111111-1111-1111-1111-111111111111", false, false, false, transactions, true, false, waiting, 0, null))
        {
            UpFor = TimeSpan.FromSeconds(upFor),
        };
        var replication = new ReplicationStatus("mysql-1", ReplicationThread.On, 0, ReplicationThread.On, 0, "", transactions);
        var replica = new ServerObservation(
            "mysql-2", Reach.Answering, 0, TimeSpan.FromSeconds(60), true, ProcessState.Running,
            new ServerStatus(ReplicaUuid, true, true, false, transactions, false, true, 0, 0, replication));
        var snapshot = new PairSnapshot(primary, replica, new CanaryStatus(TimeSpan.FromSeconds(silence), GtidSet.Empty), TimeSpan.FromMinutes(1));

        Assert.Equal(expected, DecisionRules.Decide(new WitnessReading(witness, null), snapshot, Limits).Step.ToString());
    }
}
