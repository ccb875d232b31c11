using FooBar.AppHost.HAProxy.Rotation;
using FooBar.AppHost.Reloading;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.AppHost.HAProxy;

/// <summary>How HAProxy reloads: its master starts a new worker, hands over the listening sockets, and lets the old one finish.</summary>
internal static class HAProxyReload
{
    private const string PidField = "Pid:";

    /// <summary>The recipe.</summary>
    public static ReloadRecipe Of(string sourceFolder, string targetFolder) => new()
    {
        SourceFolder = sourceFolder,
        TargetFolder = targetFolder,
        Check = static folder => ["haproxy", "-c", "-f", $"{folder}/haproxy.cfg"],
        Signal = "USR2",
        Generation = WorkerAsync,
        Remember = RememberDrainsAsync,
    };

    private static async Task<string?> WorkerAsync(string container, CancellationToken cancellationToken)
    {
        var answer = await RuntimeApi.SendAsync(container, ["show info"], cancellationToken);
        return answer.Output.Split('\n').FirstOrDefault(static line => line.StartsWith(PidField, StringComparison.Ordinal));
    }

    // A new worker has every server in rotation.
    private static async Task<Func<Task>> RememberDrainsAsync(ExecuteCommandContext context, string container)
    {
        var observer = context.ServiceProvider.GetRequiredService<RotationObserver>();
        var drained = (await observer.ObserveAsync(context.CancellationToken)).Where(static row => row.Rotation == RotationState.Drained).ToArray();
        return async () =>
        {
            if (drained.Length > 0)
            {
                await RuntimeApi.SendAsync(container, RotationCommands.Commands(drained, RotationState.Drained), context.CancellationToken);
            }

            await observer.ObserveAsync(context.CancellationToken);
        };
    }
}
