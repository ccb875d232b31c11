using System.Globalization;
using FooBar.Sentinel.Observation;
using FooBar.Sentinel.Servers;
using FooBar.Sentinel.Witness;

namespace FooBar.Tests.Sentinel.Simulation;

/// <summary>
/// What a failover relies on of a MySQL server, and what makes it hard: commits that wait for an acknowledgement, that survive a crash although
/// nobody was told of them, and a relay log that outlives both.
/// </summary>
internal sealed class SimulatedServer(SimulatedPair pair, string name, string uuid) : IDatabaseServer
{
    private int _next;

    public string Name => name;

    public string Uuid => uuid;

    /// <summary>Whether its process exists.</summary>
    public bool Up { get; set; } = true;

    /// <summary>Whether its process stands still.</summary>
    public bool Frozen { get; set; }

    /// <summary>Whether the sentinel reaches it.</summary>
    public bool Reachable { get; set; } = true;

    /// <summary>Committed: visible, and for ever.</summary>
    public GtidSet Executed { get; private set; } = GtidSet.Empty;

    /// <summary>In the binary log, in order; the last ones may wait for an acknowledgement.</summary>
    public List<string> Log { get; } = [];

    /// <summary>In the binary log and not committed: their clients wait.</summary>
    public List<string> Waiting { get; } = [];

    /// <summary>Received and not applied yet, on disk.</summary>
    public Queue<string> Relay { get; } = [];

    public GtidSet Received { get; private set; } = GtidSet.Empty;

    public string? Source { get; private set; }

    public bool ReceiverRuns { get; private set; }

    public bool ApplierRuns { get; private set; }

    public bool ReadOnly { get; private set; } = true;

    public bool Offline { get; private set; }

    public bool SourceAcknowledgements { get; private set; }

    public bool ReplicaAcknowledgements { get; private set; }

    public long AcknowledgedCommits { get; private set; }

    /// <summary>Whether it was shut down and not started since.</summary>
    public bool IsShutDown { get; private set; }

    /// <summary>Whether its tables are gone although it claims its transactions: a clone was cut off.</summary>
    public bool IsWiped { get; private set; }

    public bool Alive => Up && !Frozen;

    private bool Connected => ReceiverRuns && Source is not null && Alive && pair.Of(Source).Alive && pair.Linked;

    /// <summary>A client writes; true when it was acknowledged at once.</summary>
    public void Write()
    {
        if (!Alive || ReadOnly || Offline)
        {
            return;
        }

        var transaction = $"{uuid}:{(++_next).ToString(CultureInfo.InvariantCulture)}";
        Log.Add(transaction);
        if (SourceAcknowledgements)
        {
            Waiting.Add(transaction);
        }
        else
        {
            Commit(transaction);
        }
    }

    /// <summary>Fetches what the source has, in order, and acknowledges it.</summary>
    public void Receive(int most)
    {
        if (!Connected)
        {
            return;
        }

        var source = pair.Of(Source!);
        foreach (var transaction in source.Log.Where(transaction => !Has(transaction)).Take(most).ToList())
        {
            Relay.Enqueue(transaction);
            Received = Received.Union(GtidSet.Parse(transaction));
        }

        if (ReplicaAcknowledgements && source.SourceAcknowledgements)
        {
            source.Release(transaction => Has(transaction));
        }
    }

    /// <summary>Applies what was received.</summary>
    public void Apply(int most)
    {
        for (var i = 0; i < most && Alive && ApplierRuns && Relay.TryDequeue(out var transaction); i++)
        {
            Log.Add(transaction);
            Executed = Executed.Union(GtidSet.Parse(transaction));
        }
    }

    /// <summary>Dies at once. What waited is in the binary log and so becomes committed when it starts again.</summary>
    public void Crash()
    {
        Up = false;
        Frozen = false;
        foreach (var transaction in Waiting)
        {
            Executed = Executed.Union(GtidSet.Parse(transaction));
        }

        Waiting.Clear();
        ReadOnly = true;
        Offline = false;
        SourceAcknowledgements = false;
        ReplicaAcknowledgements = false;
        ReceiverRuns = false;
        ApplierRuns = false;
        AcknowledgedCommits = 0;
    }

    /// <summary>Ends in good order, and acknowledges what waits although nobody else has it.</summary>
    public void ShutDown()
    {
        Release(static _ => true);
        Crash();
        IsShutDown = true;
    }

    public void Start()
    {
        Up = true;
        IsShutDown = false;
    }

    public Task<ServerStatus> ReadStatusAsync(CancellationToken cancellationToken) => Do("status", Status);

    public ServerStatus Status() => new(
        uuid, ReadOnly, ReadOnly, Offline, Executed, SourceAcknowledgements, ReplicaAcknowledgements, Waiting.Count, AcknowledgedCommits,
        Source is null
            ? null
            : new(Source, !ReceiverRuns ? ReplicationThread.Off : Connected ? ReplicationThread.On : ReplicationThread.Connecting, 0, ApplierRuns ? ReplicationThread.On : ReplicationThread.Off, 0, "", Received));

    public Task<long> ReadEpochAsync(CancellationToken cancellationToken) => Do("epoch", static () => 0L);

    public Task StopReceiverAsync(CancellationToken cancellationToken) => Do("stop receiver", () => ReceiverRuns = false);

    public Task<bool> DrainAsync(TimeSpan patience, CancellationToken cancellationToken) => Do("drain", () =>
    {
        ApplierRuns = true;
        Apply(int.MaxValue);
        return true;
    });

    public Task<bool> WaitForAsync(GtidSet transactions, TimeSpan patience, CancellationToken cancellationToken) => Do("wait", () =>
    {
        Receive(int.MaxValue);
        Apply(int.MaxValue);
        return Executed.Contains(transactions);
    });

    public Task FollowAsync(string source, CancellationToken cancellationToken) => Do("follow", () =>
    {
        if (Source != source)
        {
            Source = source;
            Relay.Clear();
            Received = GtidSet.Empty;
        }

        ReceiverRuns = true;
        ApplierRuns = true;
        return true;
    });

    public Task DetachAsync(CancellationToken cancellationToken) => Do("detach", () =>
    {
        Source = null;
        Relay.Clear();
        Received = GtidSet.Empty;
        ReceiverRuns = false;
        ApplierRuns = false;
        return true;
    });

    public Task SetSourceAcknowledgementsAsync(bool on, CancellationToken cancellationToken) => Do("source acknowledgements", () =>
    {
        SourceAcknowledgements = on;
        if (!on)
        {
            Release(static _ => true);
        }

        return true;
    });

    public Task SetReplicaAcknowledgementsAsync(bool on, CancellationToken cancellationToken) => Do("replica acknowledgements", () => ReplicaAcknowledgements = on);

    public Task OpenAsync(CancellationToken cancellationToken) => Do("open", () => ReadOnly = Offline = false);

    public Task CloseAsync(TimeSpan patience, CancellationToken cancellationToken) => Do("close", () =>
    {
        ReadOnly = true;
        if (Waiting.Count > 0)
        {
            throw new TimeoutException("Commits wait for an acknowledgement.");
        }

        return true;
    });

    public Task TakeOfflineAsync(CancellationToken cancellationToken) => Do("offline", () => Offline = true);

    public Task BringOnlineAsync(CancellationToken cancellationToken) => Do("online", () => Offline = false);

    public Task RecordEpochAsync(WitnessState witness, CancellationToken cancellationToken) => Do("record epoch", () =>
    {
        Write();
        return true;
    });

    public Task BeatAsync(WitnessState witness, CancellationToken cancellationToken) => Do("beat", () =>
    {
        var before = AcknowledgedCommits;
        Write();
        pair.OtherThan(name).Receive(int.MaxValue);
        return !SourceAcknowledgements || AcknowledgedCommits > before ? true : throw new TimeoutException("The commit waits for an acknowledgement.");
    });

    public Task CloneFromAsync(string donor, CancellationToken cancellationToken) => Do("clone", () =>
    {
        var from = pair.Of(donor);
        if (!from.Alive || !pair.Linked)
        {
            throw new TimeoutException("The donor does not answer.");
        }

        IsWiped = true;
        if (pair.Interrupts())
        {
            Crash();
            throw new TimeoutException("It ended before it had the copy.");
        }

        Crash();
        IsWiped = false;
        Executed = from.Executed;
        Log.Clear();
        Log.AddRange(from.Log.Where(transaction => Executed.Contains(GtidSet.Parse(transaction))));
        Source = null;
        Relay.Clear();
        Received = GtidSet.Empty;
        return true;
    });

    public Task<IReadOnlyList<string>> FindBinaryLogsAsync(GtidSet transactions, CancellationToken cancellationToken) =>
        Do("find binary logs", IReadOnlyList<string> () => ["binlog.000001"]);

    private bool Has(string transaction)
    {
        var set = GtidSet.Parse(transaction);
        return Executed.Contains(set) || Received.Contains(set);
    }

    private void Release(Func<string, bool> acknowledged)
    {
        // In order: an acknowledgement counts for all that is before it.
        while (Alive && Waiting.Count > 0 && acknowledged(Waiting[0]))
        {
            var transaction = Waiting[0];
            Waiting.RemoveAt(0);
            AcknowledgedCommits++;
            Commit(transaction);
        }
    }

    private void Commit(string transaction)
    {
        Executed = Executed.Union(GtidSet.Parse(transaction));
        pair.Acknowledge(this, transaction);
    }

    private Task<T> Do<T>(string operation, Func<T> work)
    {
        if (!Alive || !Reachable)
        {
            return Task.FromException<T>(new ServerOperationException(name, operation, new TimeoutException("No answer.")));
        }

        try
        {
            var result = work();

            // Done, but the answer is lost.
            return pair.LosesAnswer() ? Task.FromException<T>(new ServerOperationException(name, operation, new TimeoutException("No answer."))) : Task.FromResult(result);
        }
        catch (TimeoutException refused)
        {
            return Task.FromException<T>(new ServerOperationException(name, operation, refused));
        }
    }
}
