using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StreamJsonRpc;

namespace Aspire.Hosting.Cli;

/// <summary>One caller: JSON-RPC with <c>Content-Length</c> headers. It ends when either side goes, or with the first thing that is no JSON-RPC.</summary>
internal static class CliConnection
{
    private const string ParseError = """{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"This is no JSON-RPC message with a Content-Length header."}}""";

    /// <summary>Serves the caller to its end. It does not throw.</summary>
    public static async Task ServeAsync(Socket caller, CliCalls calls, ILogger logger, CancellationToken stoppingToken)
    {
        // The library closes what it was given when it cannot read on; the caller is to be told first.
        await using var stream = new NetworkStream(caller, ownsSocket: true);
        try
        {
            var formatter = new SystemTextJsonFormatter
            {
                JsonSerializerOptions = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true },
            };
            await using var handler = new HeaderDelimitedMessageHandler(new OpenStream(stream), formatter);
            using var rpc = new JsonRpc(handler);
            rpc.AddLocalRpcTarget(calls, options: null);
            var unreadable = false;
            rpc.Disconnected += (_, end) => unreadable = end.Reason is DisconnectedReason.ParseError or DisconnectedReason.StreamError;
            rpc.StartListening();
            await using (stoppingToken.Register(rpc.Dispose))
            {
                await ((Task)rpc.Completion).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (unreadable && !stoppingToken.IsCancellationRequested)
            {
                CliLog.Unreadable(logger);
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"Content-Length: {ParseError.Length}\r\n\r\n{ParseError}"), stoppingToken);
            }
        }
        catch (Exception exception)
        {
            // A caller that went in the middle, or one that asked for what the library cannot do: nobody else notices.
            CliLog.Broken(logger, exception);
        }
    }
}
