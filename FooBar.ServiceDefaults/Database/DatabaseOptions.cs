namespace FooBar.ServiceDefaults.Database;

/// <summary>The servers of the website's database and how long it waits for them. Configuration section <c>Database</c>.</summary>
/// <remarks>
/// The longest that a caller waits: a read <c>RetryFor + servers × (OpenTimeout + ReadTimeout)</c>; a write
/// <c>PrimaryWait + OpenTimeout + WriteTimeout</c>, and one that finds no primary <c>PrimaryWait</c>.
/// </remarks>
public sealed class DatabaseOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Database";

    /// <summary>
    /// The names of the servers, at least one; the connection string of each is <c>ConnectionStrings:{name}</c>. Which of them is the primary is
    /// no setting: it is observed.
    /// </summary>
    public IList<string> Servers { get; } = [];

    /// <summary>
    /// The account's password, for every server whose connection string has none: a secret on its own is hidden wherever settings are shown, one
    /// within a longer text is not. Default: none.
    /// </summary>
    public string Password { get; set; } = "";

    /// <summary>How long one attempt to get an open connection may take, the wait for a free one included. Default: 1 s.</summary>
    public TimeSpan OpenTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a read may take on one server, once connected. Default: 2 s.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a write may take, once connected. Default: 5 s.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after its first attempt a new one of a read may start. Default: 3 s; zero never repeats.</summary>
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a write waits for a server that takes it, and how long after its first attempt a safe new one may start. Default: 10 s.</summary>
    public TimeSpan PrimaryWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The median wait before the first repetition; later waits grow exponentially, all with jitter. Default: 50 ms.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait between two attempts. Default: 500 ms.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long what was seen of a server counts before it is unknown again. Default: 5 s, longer than a probe and the pause before it.</summary>
    public TimeSpan ObservationLifetime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often each server is asked what it is. Default: 250 ms.</summary>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often while no server takes writes or the one that does is silent, and how soon after a use of it failed. Default: 25 ms.</summary>
    public TimeSpan UrgentProbeInterval { get; set; } = TimeSpan.FromMilliseconds(25);

    /// <summary>
    /// How long a server may take to say what it is before it counts as away. Default: 2 s, longer than a request waits for a connection: a busy machine
    /// is no server that is away. A successor with a newer epoch is believed at once, whatever the old primary does.
    /// </summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How far a replica may be behind the primary and still serve reads. It returns at half of that. Default: 2 s.</summary>
    public TimeSpan MaxReplicaLag { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many probes in a row must find a replica sound that was away or behind before it serves reads again. Default: 3.</summary>
    public int ReturnAfter { get; set; } = 3;

    /// <summary>
    /// The most connections that one process keeps to one server for reads, and as many for writes. Default: 35, so that two processes stay below MySQL's
    /// limit of 151.
    /// </summary>
    public int MaxConnections { get; set; } = 35;

    /// <summary>
    /// How many connections to each server a process keeps open for whoever reads next, and as many for whoever writes. Default: 4; zero keeps none.
    /// </summary>
    public int SpareConnections { get; set; } = 4;

    /// <summary>When a server that fails is left alone.</summary>
    public BreakerOptions Breaker { get; set; } = new();
}
