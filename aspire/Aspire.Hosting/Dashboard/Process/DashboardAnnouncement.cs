using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard.Process;

/// <summary>Tells the operator where the dashboard is, once it answers there.</summary>
internal sealed class DashboardAnnouncement(DashboardOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private bool _told;

    public async Task TellAsync(CancellationToken cancellationToken)
    {
        await DashboardAnswer.WaitAsync(options, time, Interval, cancellationToken);
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
}
