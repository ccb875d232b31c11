using System.Globalization;
using System.Text.Json;

using FooBar.Web.Status.History;

using Microsoft.Extensions.Options;

namespace FooBar.Api.Status.History;

/// <summary>Asks Prometheus for the past. Everybody who looks within a few seconds gets the same answer, so that looking costs Prometheus little.</summary>
internal sealed class PrometheusHistory(IHttpClientFactory clients, IOptions<StatusOptions> options, TimeProvider clock) : IStackHistory
{
    public const string ClientName = "prometheus";

    private readonly Lock _gate = new();
    private readonly Dictionary<HistoryRange, (long At, Task<StackHistory?> Answer)> _answers = [];

    public bool IsKept => options.Value.Prometheus is not null;

    public Task<StackHistory?> ReadAsync(HistoryRange range, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_answers.TryGetValue(range, out var known) || clock.GetElapsedTime(known.At) > Kept.Of(range).Fresh)
            {
                // Not ended by the one who happens to be first: the others wait for it too. The client's own time bounds it.
                _answers[range] = known = (clock.GetTimestamp(), AskAsync(Kept.Of(range)));
            }

            return known.Answer.WaitAsync(cancellationToken);
        }
    }

    /// <summary>When the epoch rose.</summary>
    internal static IReadOnlyList<DateTimeOffset> Failovers(IReadOnlyList<double?> epochs, DateTimeOffset from, TimeSpan step)
    {
        var times = new List<DateTimeOffset>();
        double? last = null;
        for (var index = 0; index < epochs.Count; index++)
        {
            if (epochs[index] is not { } epoch)
            {
                continue;
            }

            if (epoch > last)
            {
                times.Add(from + (index * step));
            }

            last = epoch;
        }

        return times;
    }

    private async Task<StackHistory?> AskAsync(Kept kept)
    {
        // On whole steps, so that a point of the week shows the same half hour at each look.
        var last = clock.GetUtcNow().ToUnixTimeSeconds() / (long)kept.Step.TotalSeconds * (long)kept.Step.TotalSeconds;
        var to = DateTimeOffset.FromUnixTimeSeconds(last);
        var from = to - kept.Length;
        try
        {
            using var client = clients.CreateClient(ClientName);
            var epochs = QueryAsync(client, FigureQuery.Epochs, from, to, kept);
            var figures = await Task.WhenAll(FigureQuery.All.Select(async figure =>
                new HistoryFigure(figure.Title, figure.Unit, figure.Least, await QueryAsync(client, figure.Query, from, to, kept))));
            return new(from, to, figures, Failovers(await epochs is [var first, ..] ? first.Values : [], from, kept.Step));
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<HistorySeries>> QueryAsync(HttpClient client, string query, DateTimeOffset from, DateTimeOffset to, Kept kept)
    {
        var step = kept.Step.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["query"] = query.Replace("$step", $"{step}s", StringComparison.Ordinal),
            ["start"] = from.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["end"] = to.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["step"] = step,
        });
        using var response = await client.PostAsync(new Uri(options.Value.Prometheus!, "/api/v1/query_range"), form);
        response.EnsureSuccessStatusCode();
        return PrometheusAnswer.Parse(await response.Content.ReadAsStringAsync(), from, kept.Step, kept.Points);
    }
}
