using System.Text.Json;

using FooBar.Web.Status.Alerts;

using Microsoft.Extensions.Options;

namespace FooBar.Api.Status.Alerts;

/// <summary>Asks Alertmanager every other second, so that whoever looks at the status costs it nothing.</summary>
internal sealed class AlertWatch(IHttpClientFactory clients, IOptions<StatusOptions> options, TimeProvider clock) : BackgroundService
{
    public const string ClientName = "alertmanager";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private AlertReport? _current;

    /// <summary>What was heard last; null where there is no Alertmanager.</summary>
    public AlertReport? Current => Volatile.Read(ref _current);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Alertmanager is not { } address)
        {
            return;
        }

        var question = new Uri(address, "/api/v2/alerts?active=true&silenced=false&inhibited=false");
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            Volatile.Write(ref _current, await AskAsync(question, stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<AlertReport> AskAsync(Uri question, CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            return AlertReports.Parse(await client.GetStringAsync(question, cancellationToken));
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return AlertReport.Unknown;
        }
    }
}
