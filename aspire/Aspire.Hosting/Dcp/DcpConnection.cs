using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Session;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>A running orchestrator and the way to its API.</summary>
internal sealed partial class DcpConnection : IAsyncDisposable
{
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
        try
        {
            SessionCertificate.Write(folder, time);
            log = logger.IsEnabled(LogLevel.Debug) ? new DcpLogSocket(folder, logger) : null;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            // Before the process is started, so that the watcher is in place when the file comes.
            var reading = KubeconfigFile.ReadAsync(folder, limit.Token);
            process = DcpProcess.Start(program, options, folder, logger);
            var kubeconfig = await WaitAsync(reading, process, options, time, cancellationToken);
            return new DcpConnection(folder, log, process, new DcpClient(kubeconfig, time), options, time, logger);
        }
        catch
        {
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

    /// <summary>Ends the orchestrator, which removes what is left, and then all traces of it.</summary>
    public async ValueTask DisposeAsync()
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

        await Process.WaitForEndAsync(_options.StopTimeout, _time);
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

    private static async Task<Kubeconfig> WaitAsync(Task<Kubeconfig> reading, DcpProcess process, DcpOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var first = await Task.WhenAny(reading, process.Ended).WaitAsync(options.StartTimeout, time, cancellationToken);
            return first == reading ? await reading : throw new DistributedApplicationException($"{await process.Ended} It cannot run here; try './foobar doctor'.");
        }
        catch (TimeoutException exception)
        {
            throw new DistributedApplicationException($"The orchestrator (dcp) did not answer within {options.StartTimeout.TotalSeconds} s. Is this machine very busy? Try again, or './foobar doctor'.", exception);
        }
    }

    [LoggerMessage(30, LogLevel.Debug, "The orchestrator did not take the request to end: {Reason}")]
    private static partial void LogDeaf(ILogger logger, string reason);
}
