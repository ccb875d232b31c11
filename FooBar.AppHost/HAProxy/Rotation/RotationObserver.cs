using Microsoft.Extensions.Hosting;

namespace FooBar.AppHost.HAProxy.Rotation;

/// <summary>Shows at each application server what the load balancer does with it: whoever changed that, it is asked every other second.</summary>
internal sealed class RotationObserver(RotationTargets targets, BalancerStatistics statistics, ResourceNotificationService notifications, TimeProvider time) : BackgroundService
{
    /// <summary>The property that says it.</summary>
    public const string Property = "Rotation";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private volatile bool _isShown;

    /// <summary>Asks now and shows the answer.</summary>
    public async Task<IReadOnlyList<ServerRow>> ObserveAsync(CancellationToken cancellationToken)
    {
        var rows = await statistics.ReadAsync(cancellationToken);
        if (rows.Count == 0 && !_isShown)
        {
            // Nothing is known yet, and the servers themselves may not be.
            return rows;
        }

        _isShown = true;
        foreach (var server in targets.Servers)
        {
            var rotation = ServerRow.Of(rows, server.Name);
            await notifications.PublishUpdateAsync(server, before => Show(before, rotation));
        }

        return rows;
    }

    /// <summary>What a server's state says of its rotation.</summary>
    internal static RotationState Of(CustomResourceSnapshot snapshot) => snapshot.Properties.IsDefaultOrEmpty
        ? RotationState.Unknown
        : snapshot.Properties.FirstOrDefault(static property => property.Name == Property)?.Value switch
        {
            "in rotation" => RotationState.InRotation,
            "drained" => RotationState.Drained,
            _ => RotationState.Unknown,
        };

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await ObserveAsync(stoppingToken);
        }
    }

    private static CustomResourceSnapshot Show(CustomResourceSnapshot before, RotationState rotation)
    {
        if (Of(before) == rotation)
        {
            return before;
        }

        var text = rotation switch
        {
            RotationState.InRotation => "in rotation",
            RotationState.Drained => "drained",
            _ => "unknown",
        };
        var others = before.Properties.IsDefault ? [] : before.Properties.RemoveAll(static property => property.Name == Property);
        return before with { Properties = others.Add(new ResourcePropertySnapshot(Property, text) { IsHighlighted = true }) };
    }
}
