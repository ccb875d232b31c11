using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Aspire.Hosting.Orchestration.Runtime;

namespace FooBar.Tests.Aspire.Dashboard.Process;

/// <summary>A runtime whose workloads live as the test says.</summary>
internal sealed class RecordingRuntime : IResourceRuntime
{
    private readonly Channel<ProcessSpecification> _created = Channel.CreateUnbounded<ProcessSpecification>();
    private readonly Channel<WorkloadStatus> _states = Channel.CreateUnbounded<WorkloadStatus>();

    public Task<string> Ended { get; } = new TaskCompletionSource<string>().Task;

    public string NetworkName => "none";

    public ConcurrentQueue<string> Deleted { get; } = new();

    public IReadOnlyList<WorkloadLogLine> Output { get; set; } = [];

    public async Task<ProcessSpecification> NextCreatedAsync() => await _created.Reader.ReadAsync().AsTask().WaitAsync(Patience.Limit);

    public void Report(WorkloadStatus status) => _states.Writer.TryWrite(status);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task WaitForContainersAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task CreateContainerAsync(ContainerSpecification specification, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task CreateProcessAsync(ProcessSpecification specification, CancellationToken cancellationToken)
    {
        _created.Writer.TryWrite(specification);
        return Task.CompletedTask;
    }

    public Task StopAsync(string workloadName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task DeleteAsync(string workloadName, CancellationToken cancellationToken)
    {
        Deleted.Enqueue(workloadName);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<WorkloadStatus> WatchAsync(CancellationToken cancellationToken) => _states.Reader.ReadAllAsync(cancellationToken);

    public async IAsyncEnumerable<WorkloadLogLine> ReadLogsAsync(string workloadName, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var line in Output)
        {
            yield return line;
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
