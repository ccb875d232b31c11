using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard.Process;

/// <summary>Tells the operator where the dashboard is, once it answers there.</summary>
internal sealed class DashboardAnnouncement(DashboardOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private bool _told;

    public async Task TellAsync(CancellationToken cancellationToken)
    {
        while (!await AnswersAsync(cancellationToken))
        {
            await Task.Delay(Interval, time, cancellationToken);
        }

        if (_told)
        {
            DashboardLog.RunsAgain(logger, options.FrontendAddress);
        }
        else if (options.BrowserToken is null)
        {
            DashboardLog.Open(logger, options.FrontendAddress);
        }
        else
        {
            DashboardLog.Login(logger, options.LoginAddress);
        }

        _told = true;
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(options.FrontendUrls[0].DnsSafeHost, options.FrontendUrls[0].Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
