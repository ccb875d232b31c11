using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting;
using Aspire.Hosting.Orchestration.Runtime;

namespace FooBar.Tests.Aspire.Orchestration.Lifecycle;

/// <summary>A runtime whose workloads are only names: a test says what becomes of them.</summary>
internal sealed class InMemoryRuntime : IResourceRuntime
{
    private readonly Channel<WorkloadStatus> _statuses = Channel.CreateUnbounded<WorkloadStatus>();
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was asked of it, in order: "create web", "stop web", "delete web", "dispose"; the names without their suffix.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    public ConcurrentDictionary<string, ContainerSpecification> Created { get; } = new();

    /// <summary>What a container does when it is created. Null: nothing is heard of it.</summary>
    public Func<ContainerSpecification, WorkloadState?> OnCreate { get; set; } = _ => WorkloadState.Running;

    /// <summary>Whether a container that is asked to stop does.</summary>
    public bool StopsWhenAsked { get; set; } = true;

    public Task<string> Ended => _ended.Task;

    public string NetworkName => "test";

    /// <summary>Whether there is a container engine.</summary>
    public bool HasEngine { get; set; } = true;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task WaitForContainersAsync(CancellationToken cancellationToken) =>
        HasEngine ? Task.CompletedTask : Task.FromException(new DistributedApplicationException("There is no engine. Start it."));

    public Task CreateContainerAsync(ContainerSpecification specification, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"create {NameOf(specification.Name)}");
        Created[NameOf(specification.Name)] = specification;
        if (OnCreate(specification) is { } state)
        {
            Report(specification.Name, state);
        }

        return Task.CompletedTask;
    }

    public Task CreateProcessAsync(ProcessSpecification specification, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task StopAsync(string workloadName, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"stop {NameOf(workloadName)}");
        if (StopsWhenAsked)
        {
            Report(workloadName, WorkloadState.Exited, exitCode: 0);
        }

        return Task.CompletedTask;
    }

    public Task DeleteAsync(string workloadName, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"delete {NameOf(workloadName)}");
        _statuses.Writer.TryWrite(new WorkloadStatus(workloadName, WorkloadState.Exited) { Deleted = true });
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<WorkloadStatus> WatchAsync(CancellationToken cancellationToken) => _statuses.Reader.ReadAllAsync(cancellationToken);

    public async IAsyncEnumerable<WorkloadLogLine> ReadLogsAsync(string workloadName, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield return new WorkloadLogLine($"{NameOf(workloadName)} speaks", IsStandardError: false, Timestamp: null);
    }

    public ValueTask DisposeAsync()
    {
        Calls.Enqueue("dispose");
        return ValueTask.CompletedTask;
    }

    /// <summary>Lets something become of the last container of a resource.</summary>
    public void ReportOf(string resourceName, WorkloadState state, int? exitCode = null, string message = "") =>
        Report(Created[resourceName].Name, state, exitCode, message);

    public void End(string reason) => _ended.TrySetResult(reason);

    private void Report(string workloadName, WorkloadState state, int? exitCode = null, string message = "") =>
        _statuses.Writer.TryWrite(new WorkloadStatus(workloadName, state) { ExitCode = exitCode, Message = message, ContainerId = $"id of {workloadName}" });

    // {resource}-{suffix} or {resource}-{suffix}-{run}
    private static string NameOf(string workloadName)
    {
        var parts = workloadName.Split('-');
        return parts[^1].Length == 8 ? string.Join('-', parts[..^1]) : string.Join('-', parts[..^2]);
    }
}
