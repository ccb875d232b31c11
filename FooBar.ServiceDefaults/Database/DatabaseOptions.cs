namespace FooBar.ServiceDefaults.Database;

/// <summary>The servers of the website's database and how long it waits for them. Configuration section <c>Database</c>.</summary>
/// <remarks>
/// The longest that a caller waits: a read <c>RetryFor + 2 × (OpenTimeout + ReadTimeout)</c>, a write <c>RetryFor + OpenTimeout + WriteTimeout</c>,
/// and a write whose server is down <c>RetryFor + OpenTimeout</c>.
/// </remarks>
public sealed class DatabaseOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Database";

    /// <summary>The server that takes writes; its connection string is <c>ConnectionStrings:{name}</c>. Default: mysql-1.</summary>
    public string Primary { get; set; } = "mysql-1";

    /// <summary>The server that follows the primary and serves reads; its connection string is <c>ConnectionStrings:{name}</c>. Default: mysql-2.</summary>
    public string Replica { get; set; } = "mysql-2";

    /// <summary>How long one attempt to get an open connection may take, the wait for a free one included. Default: 1 s.</summary>
    public TimeSpan OpenTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a read may take on one server, once connected. Default: 2 s.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a write may take, once connected. Default: 5 s.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after the first attempt a new one may start, where repeating is safe. Default: 3 s; zero never repeats.</summary>
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The median wait before the first repetition; later waits grow exponentially, all with jitter. Default: 50 ms.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait between two attempts. Default: 500 ms.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long what was seen of a server counts before it is unknown again. Default: 5 s.</summary>
    public TimeSpan ObservationLifetime { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often each server is asked for a sign of life. Default: 1 s.</summary>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a server may take to give it. Default: 2 s, longer than a request waits: a busy machine is no server that is away.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The most connections that one process keeps to one server. Default: 50, so that two processes stay below MySQL's limit of 151.</summary>
    public int MaxConnections { get; set; } = 50;

    /// <summary>When a server that fails is left alone.</summary>
    public BreakerOptions Breaker { get; set; } = new();
}
