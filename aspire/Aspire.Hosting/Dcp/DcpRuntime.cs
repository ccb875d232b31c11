using System.Net;
using System.Runtime.CompilerServices;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Logs;
using Aspire.Hosting.Dcp.Mapping;
using Aspire.Hosting.Dcp.Session;
using Aspire.Hosting.Dcp.Watching;
using Aspire.Hosting.Dcp.Wire;
using Aspire.Hosting.Orchestration.Runtime;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dcp;

/// <summary>Runs workloads by way of DCP, the developer control plane of Aspire.</summary>
internal sealed partial class DcpRuntime(IOptions<DcpOptions> options, TimeProvider time, ILogger<DcpRuntime> logger) : IResourceRuntime
{
    private readonly DcpOptions _options = options.Value;
    private readonly WorkloadTable _table = new();
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _startOrEnd = new(1);
    private DcpConnection? _connection;
    private ApplicationNetwork? _network;
    private Task? _networkCreation;
    private Task _observing = Task.CompletedTask;
    private bool _isDisposed;

    public Task<string> Ended => _ended.Task;

    public string NetworkName { get; } = options.Value.PersistentNetwork ?? ApplicationNetwork.NewName(options.Value.NetworkPrefix);

    /// <summary>The private folder of this run, once started.</summary>
    internal string? SessionFolder => _connection?.Folder.FullPath;

    private DcpConnection Connection => _connection ?? throw new InvalidOperationException("The runtime was not started.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _startOrEnd.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_connection is not null)
            {
                return;
            }

            var begin = time.GetTimestamp();
            // The engine is asked while the orchestrator starts. Who only runs processes is not held up by its answer.
            var engine = ContainerEngine.CheckAsync(_options, time, _end.Token);
            _networkCreation = engine;
            _connection = await DcpConnection.OpenAsync(_options, time, logger, cancellationToken);
            _network = new ApplicationNetwork(_connection.Client, NetworkName, isPersistent: _options.PersistentNetwork is not null);
            _networkCreation = CreateNetworkAsync(engine, _network);
            _observing = new WorkloadObserver(_connection.Client, _table, time, logger).RunAsync(_end.Token);
            _ = PassOnEndAsync(_connection.Process);
            LogReady(logger, time.GetElapsedTime(begin).TotalMilliseconds);
        }
        finally
        {
            _startOrEnd.Release();
        }
    }

    public async Task WaitForContainersAsync(CancellationToken cancellationToken) =>
        await (_networkCreation ?? throw new InvalidOperationException("The runtime was not started.")).WaitAsync(cancellationToken);

    public async Task CreateContainerAsync(ContainerSpecification specification, CancellationToken cancellationToken)
    {
        await WaitForContainersAsync(cancellationToken);
        var (files, rest) = EnvironmentFile.Write(Connection.Folder, specification.Name, specification.Environment);
        await CreateAsync(
            new Workload(specification),
            client => client.CreateAsync(DcpKind.Container, ContainerMapping.ToObject(specification, NetworkName, files, rest), DcpJson.Default.Container, cancellationToken));
    }

    public Task CreateProcessAsync(ProcessSpecification specification, CancellationToken cancellationToken) => CreateAsync(
        new Workload(specification),
        client => client.CreateAsync(DcpKind.Executable, ProcessMapping.ToObject(specification), DcpJson.Default.Executable, cancellationToken));

    public async Task StopAsync(string workloadName, CancellationToken cancellationToken)
    {
        if (_table.Find(ObjectName.Of(workloadName)) is not { } workload)
        {
            return;
        }

        await CallAsync(workloadName, "stopped", () => Connection.Client.PatchAsync(workload.Kind, workload.ObjectName, StopPatch.Instance, DcpJson.Default.StopPatch, cancellationToken));
    }

    public async Task DeleteAsync(string workloadName, CancellationToken cancellationToken)
    {
        if (_table.Find(ObjectName.Of(workloadName)) is not { } workload)
        {
            return;
        }

        await CallAsync(workloadName, "deleted", () => Connection.Client.DeleteAsync(workload.Kind, workload.ObjectName, cancellationToken));
        try
        {
            await _table.WaitAsync(workload, _ => false, cancellationToken).WaitAsync(_options.DeleteTimeout, time, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new DistributedApplicationException(
                $"'{workloadName}' was not gone after {_options.DeleteTimeout.TotalSeconds} s. Look at it with 'docker ps -a', and remove it with 'docker rm -f {workloadName}' if it is stuck.", exception);
        }

        File.Delete(Path.Combine(Connection.Folder.FullPath, EnvironmentFile.FileName(workloadName)));
    }

    public IAsyncEnumerable<WorkloadStatus> WatchAsync(CancellationToken cancellationToken) => _table.WatchAsync(cancellationToken);

    public async IAsyncEnumerable<WorkloadLogLine> ReadLogsAsync(string workloadName, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_table.Find(ObjectName.Of(workloadName)) is not { } workload)
        {
            yield break;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        var lines = new LogReader(Connection.Client, _table, time).ReadAsync(workload, end.Token).GetAsyncEnumerator(end.Token);
        await using (lines)
        {
            while (await MoveAsync(lines, cancellationToken))
            {
                yield return lines.Current;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _startOrEnd.WaitAsync();
        try
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            if (_connection is not null)
            {
                await RemoveAllAsync(_connection);
                await _end.CancelAsync();
                await _observing;
                var workloads = _table.All;
                if (!await _connection.CloseAsync())
                {
                    LogCleaningUp(logger);
                    var containers = workloads.Where(entry => entry.Workload.Container is { PersistentName: null }).Select(entry => entry.Workload.Name).ToList();
                    await Leftovers.RemoveAsync(_options, containers, _options.PersistentNetwork is null ? NetworkName : null, workloads.Select(entry => entry.Status), time);
                }

                await _connection.DisposeAsync();
            }
            else
            {
                await _end.CancelAsync();
            }
        }
        finally
        {
            _startOrEnd.Release();
        }
    }

    /// <summary>Passes over the end of the runtime itself as an ordinary end of the log.</summary>
    private static async Task<bool> MoveAsync(IAsyncEnumerator<WorkloadLogLine> lines, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.MoveNextAsync();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task CreateNetworkAsync(Task engine, ApplicationNetwork network)
    {
        await engine;
        try
        {
            await network.CreateAsync(_end.Token);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or DcpApiException)
        {
            throw new DistributedApplicationException($"The network '{NetworkName}' could not be created: {exception.Message}", exception);
        }
    }

    private async Task CreateAsync(Workload workload, Func<DcpClient, Task> create)
    {
        _table.Add(workload);
        try
        {
            await CallAsync(workload.Name, "created", () => create(Connection.Client));
        }
        catch
        {
            _table.Remove(workload);
            throw;
        }
    }

    private static async Task CallAsync(string workloadName, string action, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (DcpApiException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            // Gone already; the watch tells it.
        }
        catch (Exception exception) when (exception is HttpRequestException or DcpApiException)
        {
            throw new DistributedApplicationException($"'{workloadName}' could not be {action}: {exception.Message}", exception);
        }
    }

    /// <summary>Removes workloads, then the network: quicker than the orchestrator's own clean-up, which remains for what is left.</summary>
    private async Task RemoveAllAsync(DcpConnection connection)
    {
        if (connection.Process.Ended.IsCompleted)
        {
            return;
        }

        using var limit = new CancellationTokenSource(_options.StopTimeout, time);
        try
        {
            await Task.WhenAll(_table.All.Select(entry => DeleteAsync(entry.Workload.Name, limit.Token)));
            if (_networkCreation is { IsCompletedSuccessfully: true })
            {
                await _network!.RemoveAsync(limit.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException or IOException or DcpApiException or DistributedApplicationException)
        {
            LogLeftToOrchestrator(logger, exception.Message);
        }
    }

    private async Task PassOnEndAsync(DcpProcess process) => _ended.TrySetResult(await process.Ended);

    [LoggerMessage(40, LogLevel.Debug, "The orchestrator answered after {Milliseconds:0} ms")]
    private static partial void LogReady(ILogger logger, double milliseconds);

    [LoggerMessage(42, LogLevel.Information, "The orchestrator ended in disorder; what it left is removed")]
    private static partial void LogCleaningUp(ILogger logger);

    [LoggerMessage(41, LogLevel.Debug, "The rest of the clean-up is left to the orchestrator: {Reason}")]
    private static partial void LogLeftToOrchestrator(ILogger logger, string reason);
}
