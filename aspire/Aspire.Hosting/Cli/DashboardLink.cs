using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Process;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Cli;

/// <summary>Where the <c>aspire</c> command finds the dashboard, which has the telemetry.</summary>
internal sealed class DashboardLink(IServiceProvider services, TimeProvider time)
{
    // A start of the dashboard, and of one that was killed, on a busy machine. Who asks earlier waits for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // Without a dashboard there are no options for it.
    private readonly DashboardOptions? _options = services.GetService<DashboardOptions>();

    /// <summary>The address of its pages and of its API; null when there is no dashboard.</summary>
    public string? Address => _options?.FrontendAddress;

    /// <summary>The address that lets a browser in; null when there is no dashboard.</summary>
    public string? LoginAddress => _options?.LoginAddress;

    /// <summary>The key of its API; null where it answers everyone.</summary>
    public string? ApiKey => _options?.ApiKey;

    /// <summary>Whether it answers, now or within the time that a start of it takes.</summary>
    public async Task<bool> IsReachableAsync(CancellationToken cancellationToken)
    {
        if (_options is null || !File.Exists(_options.ExecutablePath))
        {
            return false;
        }

        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await DashboardAnswer.WaitAsync(_options, time, Interval, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
