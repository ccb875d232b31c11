using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Cli;

/// <summary>What an operator is told of the <c>aspire</c> command's calls.</summary>
internal static partial class CliLog
{
    [LoggerMessage(1, LogLevel.Debug, "The aspire command finds this AppHost at {Path}.")]
    public static partial void Listening(ILogger logger, string path);

    [LoggerMessage(2, LogLevel.Warning, "The aspire command will not find this AppHost: no socket can be made in {Folder}, which must be a folder of this user's own. {Reason}")]
    public static partial void NotListening(ILogger logger, string folder, string reason);

    [LoggerMessage(3, LogLevel.Debug, "A caller sent what is no JSON-RPC and was sent away.")]
    public static partial void Unreadable(ILogger logger);

    [LoggerMessage(4, LogLevel.Debug, "A call of the aspire command broke off.")]
    public static partial void Broken(ILogger logger, Exception exception);
}
