using FooBar.Web.Status.History;

using Microsoft.Extensions.Configuration;

namespace FooBar.Tests.Api.Site;

/// <summary>Knows an hour with two lines and a failover, and of the week nothing. The setting <c>History</c> lets it be away or not kept.</summary>
internal sealed class FixedHistory(IConfiguration configuration) : IStackHistory
{
    public bool IsKept => configuration["History"] != "none";

    public Task<StackHistory?> ReadAsync(HistoryRange range, CancellationToken cancellationToken)
    {
        var from = DateTimeOffset.UnixEpoch.AddMinutes(489);
        return Task.FromResult(configuration["History"] == "away" ? null : range == HistoryRange.Hour
            ? new StackHistory(
                from,
                from.AddHours(1),
                [new("Traffic", "requests a second", 10, [new("edge", [1, null, 40_000]), new("web", [0, 0.5, null])])],
                [from.AddMinutes(30)])
            : new StackHistory(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(7), [new("Traffic", "requests a second", 10, [new("edge", [1, 2])]), new("Errors", "%", 1, [])], []));
    }
}
