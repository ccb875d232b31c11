using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard.Process;

/// <summary>What an operator is told about the dashboard.</summary>
internal static partial class DashboardLog
{
    // The words that tools look for to open a browser.
    [LoggerMessage(1, LogLevel.Information, "Login to the dashboard at {LoginUrl}")]
    public static partial void Login(ILogger logger, string loginUrl);

    [LoggerMessage(2, LogLevel.Information, "Dashboard without login at {Url}")]
    public static partial void Open(ILogger logger, string url);

    [LoggerMessage(3, LogLevel.Error, "The application runs without its dashboard: {Path} does not exist. Run ./foobar setup, which installs it.")]
    public static partial void Missing(ILogger logger, string path);

    [LoggerMessage(4, LogLevel.Error, "The dashboard does not run and is tried again. {Reason}")]
    public static partial void NotRunning(ILogger logger, string reason);

    [LoggerMessage(5, LogLevel.Information, "The dashboard runs again at {Url}.")]
    public static partial void RunsAgain(ILogger logger, string url);

    [LoggerMessage(EventId = 6, Message = "{Text}")]
    public static partial void Output(ILogger logger, LogLevel level, string text);
}
