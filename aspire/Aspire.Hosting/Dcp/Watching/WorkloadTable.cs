using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.Orchestration.Runtime;

namespace Aspire.Hosting.Dcp.Watching;

/// <summary>The workloads that exist and the latest observation of each; tells everybody who listens of every change.</summary>
internal sealed class WorkloadTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Row> _rows = [];
    private readonly List<Channel<WorkloadStatus>> _listeners = [];

    /// <summary>Enters a workload before it is asked for, so that no observation of it is missed.</summary>
    /// <exception cref="DistributedApplicationException">The name is taken.</exception>
    public void Add(Workload workload)
    {
        var row = new Row(workload, workload.Complete(new WorkloadStatus(workload.Name, WorkloadState.Starting)));
        lock (_lock)
        {
            if (!_rows.TryAdd(workload.ObjectName, row))
            {
                throw new DistributedApplicationException($"There is a workload named '{workload.Name}' already. Delete it before it is created again.");
            }

            Tell(row.Status);
        }
    }

    /// <summary>The workload of an object, or null when there is none.</summary>
    public Workload? Find(string objectName)
    {
        lock (_lock)
        {
            return _rows.GetValueOrDefault(objectName)?.Workload;
        }
    }

    /// <summary>All workloads, the latest observation of each, and whether the orchestrator is known to have it.</summary>
    public IReadOnlyList<(Workload Workload, WorkloadStatus Status, bool IsKnown)> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _rows.Values.Select(row => (row.Workload, row.Status, row.Version > 0))];
            }
        }
    }

    /// <summary>Takes an observation, unless a later one is known.</summary>
    public void Observe(Workload workload, WorkloadStatus status, long version) => Change(workload, row =>
    {
        if (version >= row.Version)
        {
            row.Version = version;
            Update(row, workload.Complete(status));
        }
    });

    /// <summary>Says why a workload has difficulties to start, as long as it is starting.</summary>
    public void Explain(Workload workload, string message) => Change(workload, row =>
    {
        if (row.Status.State == WorkloadState.Starting)
        {
            Update(row, row.Status with { Message = message });
        }
    });

    /// <summary>Takes a workload out: it is gone.</summary>
    public void Remove(Workload workload) => Change(workload, row =>
    {
        _rows.Remove(workload.ObjectName);
        Tell(row.Status with { Deleted = true });
    });

    /// <summary>Every workload as it is, then every change.</summary>
    public async IAsyncEnumerable<WorkloadStatus> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = Listen();
        try
        {
            await foreach (var status in changes.Reader.ReadAllAsync(cancellationToken))
            {
                yield return status;
            }
        }
        finally
        {
            Forget(changes);
        }
    }

    /// <summary>Waits until a workload is as described.</summary>
    /// <returns>The status that fits; null when the workload is gone.</returns>
    public async Task<WorkloadStatus?> WaitAsync(Workload workload, Func<WorkloadStatus, bool> fits, CancellationToken cancellationToken)
    {
        var changes = Listen();
        try
        {
            while (Find(workload.ObjectName) == workload)
            {
                var status = await changes.Reader.ReadAsync(cancellationToken);
                if (status.Name == workload.Name && !status.Deleted && fits(status))
                {
                    return status;
                }
            }

            return null;
        }
        finally
        {
            Forget(changes);
        }
    }

    private Channel<WorkloadStatus> Listen()
    {
        var changes = Channel.CreateUnbounded<WorkloadStatus>(new UnboundedChannelOptions { SingleReader = true });
        lock (_lock)
        {
            foreach (var row in _rows.Values)
            {
                changes.Writer.TryWrite(row.Status);
            }

            _listeners.Add(changes);
        }

        return changes;
    }

    private void Forget(Channel<WorkloadStatus> changes)
    {
        lock (_lock)
        {
            _listeners.Remove(changes);
        }
    }

    private void Change(Workload workload, Action<Row> change)
    {
        lock (_lock)
        {
            if (_rows.TryGetValue(workload.ObjectName, out var row) && row.Workload == workload)
            {
                change(row);
            }
        }
    }

    private void Update(Row row, WorkloadStatus status)
    {
        // While it starts, a failed attempt may be followed by a good one: keep the last complaint until the outcome is known.
        var next = status is { State: WorkloadState.Starting, Message: "" } && row.Status.State == WorkloadState.Starting
            ? status with { Message = row.Status.Message }
            : status;
        if (next != row.Status)
        {
            row.Status = next;
            Tell(next);
        }
    }

    private void Tell(WorkloadStatus status)
    {
        foreach (var listener in _listeners)
        {
            listener.Writer.TryWrite(status);
        }
    }

    private sealed class Row(Workload workload, WorkloadStatus status)
    {
        public Workload Workload { get; } = workload;

        public WorkloadStatus Status { get; set; } = status;

        public long Version { get; set; }
    }
}
