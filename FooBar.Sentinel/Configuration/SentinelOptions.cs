using FooBar.Sentinel.Decision;

namespace FooBar.Sentinel.Configuration;

/// <summary>The pair of servers and the bounds to go by. Configuration section <c>Sentinel</c>.</summary>
internal sealed class SentinelOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Sentinel";

    /// <summary>
    /// The names of both servers; the first becomes primary when neither has ever been. Each has a connection string of its own,
    /// <c>ConnectionStrings:{name}</c>, with the sentinel's account. The servers reach each other by these names. Default: mysql-1 and mysql-2.
    /// </summary>
    public IList<string> Servers { get; } = [];

    /// <summary>The password of the sentinel's account, for every server whose connection string has none. Default: none.</summary>
    public string Password { get; set; } = "";

    /// <summary>The port at which the servers reach each other. Default: 3306.</summary>
    public int ReplicationPort { get; set; } = 3306;

    /// <summary>The account that a replica uses on its source. Default: foobar_replication.</summary>
    public string ReplicationUser { get; set; } = "foobar_replication";

    /// <summary>Its password. Required.</summary>
    public string ReplicationPassword { get; set; } = "";

    /// <summary>The application's schema, created with the first primary. Default: foobar.</summary>
    public string Database { get; set; } = "foobar";

    /// <summary>The file that says who is primary. It belongs with the servers' data: lose both or neither. Required.</summary>
    public string WitnessFile { get; set; } = "";

    /// <summary>The key for the operator's endpoints, as a bearer token. Required; without one they refuse everybody.</summary>
    public string OperatorKey { get; set; } = "";

    /// <summary>
    /// For each server the label, <c>name=value</c>, of its container, by which it is killed and started. A server without one is not fenced
    /// by force and must be started by somebody else.
    /// </summary>
    public IDictionary<string, string> Containers { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The container engine's socket. Default: what DOCKER_HOST names, else /var/run/docker.sock.</summary>
    public string? EngineSocket { get; set; }

    /// <summary>How often each server is probed, and the primary written to. Default: 250 ms.</summary>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a probe may take. Default: 350 ms.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromMilliseconds(350);

    /// <summary>How long the sentinel's own write may take before it is given up for the next one: a commit waits for two disks. Default: 500 ms.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many failed probes in a row make a server count as down. Default: 3.</summary>
    public int Failures { get; set; } = 3;

    /// <summary>How long one operation on a server may take, where it has no bound of its own. Default: 3 s.</summary>
    public TimeSpan OperationTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long commits may wait for the replica. Default: 2 s.</summary>
    public TimeSpan StallBound { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What happens then. Default: the primary runs alone.</summary>
    public StallAction OnStall { get; set; } = StallAction.RunAlone;

    /// <summary>How long commits may hang for another reason before the replica takes over. Default: 10 s.</summary>
    public TimeSpan HangBound { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the recorded primary gets to come back when the replica has just started too. Default: 30 s.</summary>
    public TimeSpan Settling { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many transactions a replica may lack to be brought into step. Default: 100.</summary>
    public long CatchUp { get; set; } = 100;

    /// <summary>How long a server that could not be killed gets to close itself. Default: 100 ms.</summary>
    public TimeSpan FenceBound { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the engine gets to kill it. Default: 2 s.</summary>
    public TimeSpan KillBound { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the new primary gets to apply what it has received. Default: 30 s.</summary>
    public TimeSpan DrainBound { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a replica gets to reach its source. Default: 3 s.</summary>
    public TimeSpan ConnectBound { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a switchover waits for commits under way, and then for the replica. Default: 2 s.</summary>
    public TimeSpan SwitchBound { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a clone may take. Default: 1 h.</summary>
    public TimeSpan CloneBound { get; set; } = TimeSpan.FromHours(1);
}
