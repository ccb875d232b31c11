using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Session;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>A running orchestrator and the way to its API.</summary>
internal sealed partial class DcpConnection : IAsyncDisposable
{
    private static readonly TimeSpan PauseBetweenTries = TimeSpan.FromMilliseconds(20);

    private readonly DcpLogSocket? _log;
    private readonly DcpOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    private DcpConnection(DcpSessionFolder folder, DcpLogSocket? log, DcpProcess process, DcpClient client, DcpOptions options, TimeProvider time, ILogger logger)
    {
        Folder = folder;
        Process = process;
        Client = client;
        _log = log;
        _options = options;
        _time = time;
        _logger = logger;
    }

    public DcpSessionFolder Folder { get; }

    public DcpProcess Process { get; }

    public DcpClient Client { get; }

    /// <summary>Starts the orchestrator and returns when its API answers.</summary>
    public static async Task<DcpConnection> OpenAsync(DcpOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var program = Program(options);
        var folder = DcpSessionFolder.Create();
        DcpLogSocket? log = null;
        DcpProcess? process = null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            SessionCertificate.Write(folder, time);
            log = logger.IsEnabled(LogLevel.Debug) ? new DcpLogSocket(folder, logger) : null;
            // Before the process is started, so that the watcher is in place when the file comes.
            var reading = KubeconfigFile.ReadAsync(folder, limit.Token);
            process = DcpProcess.Start(program, options, folder, logger);
            var client = await WaitAsync(ConnectAsync(reading, time, limit.Token), process, options, time, cancellationToken);
            return new DcpConnection(folder, log, process, client, options, time, logger);
        }
        catch
        {
            await limit.CancelAsync();
            if (process is not null)
            {
                await process.WaitForEndAsync(TimeSpan.Zero, time);
                process.Dispose();
            }

            if (log is not null)
            {
                await log.DisposeAsync();
            }

            folder.Remove();
            throw;
        }
    }

    /// <summary>Asks the orchestrator to end, which removes what is left.</summary>
    /// <returns>Whether it did: after a sudden death it is for others to clean up.</returns>
    public async Task<bool> CloseAsync()
    {
        Process.ExpectEnd();
        using (var limit = new CancellationTokenSource(_options.StopTimeout, _time))
        {
            try
            {
                await Client.StopAsync(limit.Token);
            }
            catch (Exception exception) when (exception is HttpRequestException or DcpApiException or OperationCanceledException)
            {
                LogDeaf(_logger, exception.Message);
            }
        }

        return await Process.WaitForEndAsync(_options.StopTimeout, _time);
    }

    /// <summary>Removes all traces of a closed connection.</summary>
    public async ValueTask DisposeAsync()
    {
        Process.Dispose();
        Client.Dispose();
        if (_log is not null)
        {
            await _log.DisposeAsync();
        }

        Folder.Remove();
    }

    private static string Program(DcpOptions options)
    {
        if (string.IsNullOrEmpty(options.CliPath))
        {
            throw new DistributedApplicationException(
                "Where the orchestrator (dcp) lies is not known: the AppHost was built before it was there. Run './foobar setup' and build again, or set DcpPublisher:CliPath.");
        }

        return File.Exists(options.CliPath)
            ? options.CliPath
            : throw new DistributedApplicationException($"The orchestrator (dcp) is not at '{options.CliPath}'. Run './foobar setup', or set DcpPublisher:CliPath to where it is.");
    }

    /// <summary>The file is written shortly before the API listens.</summary>
    private static async Task<DcpClient> ConnectAsync(Task<Kubeconfig> reading, TimeProvider time, CancellationToken cancellationToken)
    {
        var client = new DcpClient(await reading, time);
        try
        {
            while (!await client.IsReadyAsync(cancellationToken))
            {
                await Task.Delay(PauseBetweenTries, time, cancellationToken);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static async Task<DcpClient> WaitAsync(Task<DcpClient> connecting, DcpProcess process, DcpOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var first = await Task.WhenAny(connecting, process.Ended).WaitAsync(options.StartTimeout, time, cancellationToken);
            return first == connecting ? await connecting : throw new DistributedApplicationException($"{await process.Ended} It cannot run here; try './foobar doctor'.");
        }
        catch (TimeoutException exception)
        {
            throw new DistributedApplicationException($"The orchestrator (dcp) did not answer within {options.StartTimeout.TotalSeconds} s. Is this machine very busy? Try again, or './foobar doctor'.", exception);
        }
    }

    [LoggerMessage(30, LogLevel.Debug, "The orchestrator did not take the request to end: {Reason}")]
    private static partial void LogDeaf(ILogger logger, string reason);
}
