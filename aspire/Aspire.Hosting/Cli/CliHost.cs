using System.Collections.Concurrent;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Cli;

/// <summary>Takes the calls of the <c>aspire</c> command as long as the application runs. None of them can hurt it or another one.</summary>
internal sealed class CliHost(IOptions<CliOptions> options, CliCalls calls, ILogger<CliHost> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<Task, byte> _connections = new();

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.HomeFolder.Length == 0)
        {
            return;
        }

        // The application's own start does not wait for the file system.
        await Task.Yield();
        try
        {
            using var socket = CliSocket.Listen(options.Value);
            CliLog.Listening(logger, socket.Path);
            await ServeAsync(socket, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application ends.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SocketException or ArgumentOutOfRangeException)
        {
            // Without the command the application still does its work.
            CliLog.NotListening(logger, SocketName.Folder(options.Value.HomeFolder), exception.Message);
        }
    }

    private async Task ServeAsync(CliSocket socket, CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var caller = await socket.AcceptAsync(stoppingToken);
                var connection = Task.Run(() => CliConnection.ServeAsync(caller, calls, logger, stoppingToken), CancellationToken.None);
                _connections.TryAdd(connection, 0);
                _ = connection.ContinueWith(ended => _connections.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
        finally
        {
            await Task.WhenAll(_connections.Keys);
        }
    }
}
