using System.Runtime.CompilerServices;

using FooBar.Web.Status;
using FooBar.Web.Status.Alerts;

using Microsoft.Extensions.Configuration;

namespace FooBar.Tests.Api.Site;

/// <summary>Says three times that the stack is as it is.</summary>
internal sealed class FixedStatus(IConfiguration configuration) : IStackStatus
{
    public bool IsPublic => configuration["Status:IsPublic"] != "false";

    public StackStatus Current => new(
        DateTimeOffset.UnixEpoch,
        [new("lb", "load balancer", Condition.Up, "well"), new("<mysql-1>", "database", Condition.Down, "away")],
        [new(10, TimeSpan.FromMilliseconds(5)), new(null, null), new(12, null)],
        [new(7, "mysql-2", "the primary was away", DateTimeOffset.UnixEpoch)],
        new(true, [new("ServerDown", AlertSeverity.Warning, "<mysql-1> is down", "It does not answer.", "docs/alerts.md#serverdown", DateTimeOffset.UnixEpoch)]));

    public async IAsyncEnumerable<StackStatus> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var second = 1; second <= 3; second++)
        {
            await Task.Yield();
            yield return Current with { At = DateTimeOffset.UnixEpoch.AddSeconds(second) };
        }
    }
}
