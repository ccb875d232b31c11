using FooBar.AppHost.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.AppHost.HAProxy.Rotation;

/// <summary>The commands that take an application server out of the load balancer's rotation and put it back.</summary>
internal static class RotationCommands
{
    /// <summary>The command that takes it out.</summary>
    public const string Drain = "drain";

    /// <summary>The command that puts it back.</summary>
    public const string Return = "return-to-rotation";

    /// <summary>Adds the commands to the application servers behind <paramref name="balancer"/>.</summary>
    public static void AddRotationCommands(this IDistributedApplicationBuilder builder, IResourceBuilder<HAProxyResource> balancer, params IReadOnlyList<IResourceBuilder<ProjectResource>> servers)
    {
        builder.Services.AddSingleton(new RotationTargets(balancer.Resource, [.. servers.Select(static server => server.Resource)]));
        builder.Services.AddSingleton<BalancerStatistics>();
        builder.Services.AddSingleton<RotationObserver>();
        builder.Services.AddHostedService(static services => services.GetRequiredService<RotationObserver>());
        foreach (var server in servers)
        {
            server.WithCommand(Drain, "Drain", static context => SetAsync(context, RotationState.Drained), new CommandOptions
            {
                Description = "Send it no new requests; those under way are answered.",
                ConfirmationMessage = "Visitors are served by the other application server alone until this one is returned to rotation. Drain it?",
                IconName = "PauseCircle",
                UpdateState = static context => RotationObserver.Of(context.ResourceSnapshot) == RotationState.InRotation ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
            });
            server.WithCommand(Return, "Return to rotation", static context => SetAsync(context, RotationState.InRotation), new CommandOptions
            {
                Description = "Send it requests again, as soon as it is healthy.",
                IconName = "PlayCircle",
                UpdateState = static context => RotationObserver.Of(context.ResourceSnapshot) == RotationState.Drained ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
            });
        }
    }

    /// <summary>The load balancer's commands that bring servers into a rotation.</summary>
    internal static IEnumerable<string> Commands(IEnumerable<ServerRow> rows, RotationState wanted) =>
        rows.Select(row => $"set server {row.Backend}/{row.Server} state {(wanted == RotationState.Drained ? "drain" : "ready")}");

    private static async Task<ExecuteCommandResult> SetAsync(ExecuteCommandContext context, RotationState wanted)
    {
        var targets = context.Services.GetRequiredService<RotationTargets>();
        await targets.Turn.WaitAsync(context.CancellationToken);
        try
        {
            return await SetAsync(context, targets, wanted);
        }
        finally
        {
            targets.Turn.Release();
        }
    }

    private static async Task<ExecuteCommandResult> SetAsync(ExecuteCommandContext context, RotationTargets targets, RotationState wanted)
    {
        var observer = context.Services.GetRequiredService<RotationObserver>();
        var balancer = targets.Balancer.Name;

        // Replicas of one resource have a suffix; here each server is a resource of its own.
        var server = targets.Servers.First(server => context.ResourceName.StartsWith(server.Name, StringComparison.OrdinalIgnoreCase)).Name;
        if (RunningContainer.Find(context.Services, balancer) is not { } container)
        {
            return CommandResults.Failure($"{balancer} does not run, so there is no rotation. Start it first.");
        }

        var rows = await observer.ObserveAsync(context.CancellationToken);
        var own = rows.Where(row => row.Server == server).ToArray();
        if (own.Length == 0)
        {
            return CommandResults.Failure($"{balancer} does not say what it does with {server}: its statistics do not answer. Try again when it is healthy.");
        }

        if (wanted == RotationState.Drained && !rows.Any(row => row.IsUp && row.Server != server && targets.Servers.Any(other => other.Name == row.Server)))
        {
            return CommandResults.Failure($"{server} is the last application server that answers: without it visitors would get errors. Bring another one up first.");
        }

        var answer = await RuntimeApi.SendAsync(container, Commands(own, wanted), context.CancellationToken);
        if (!answer.Succeeded || answer.Text.Length > 0)
        {
            return CommandResults.Failure($"{balancer} refused: {answer.Text}");
        }

        await observer.ObserveAsync(context.CancellationToken);
        return CommandResults.Success(wanted == RotationState.Drained ? $"{server} gets no new requests." : $"{server} is in rotation again.");
    }
}
