using System.Net.Sockets;

namespace Aspire.Hosting.Dashboard.Process;

/// <summary>Finds out whether the dashboard takes connections.</summary>
internal static class DashboardAnswer
{
    /// <summary>Waits until it does.</summary>
    public static async Task WaitAsync(DashboardOptions options, TimeProvider time, TimeSpan interval, CancellationToken cancellationToken)
    {
        while (!await AnswersAsync(options.FrontendUrls[0], cancellationToken))
        {
            await Task.Delay(interval, time, cancellationToken);
        }
    }

    private static async Task<bool> AnswersAsync(Uri url, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(url.DnsSafeHost, url.Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
