using System.Text;
using FooBar.AppHost.Engine;
using FooBar.AppHost.HAProxy.Rotation;
using FooBar.AppHost.Reloading;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.AppHost.HAProxy;

/// <summary>How HAProxy reloads: its master starts a new worker, hands over the listening sockets, and lets the old one finish.</summary>
internal static class HAProxyReload
{
    private const string PidField = "Pid:";

    // server-state-file in haproxy.cfg.
    private const string StateFile = "/var/lib/haproxy/server-state";

    /// <summary>The recipe.</summary>
    public static ReloadRecipe Of(string sourceFolder, string targetFolder) => new()
    {
        SourceFolder = sourceFolder,
        TargetFolder = targetFolder,
        Check = static folder => ["haproxy", "-c", "-f", $"{folder}/haproxy.cfg"],
        Signal = "USR2",
        Generation = WorkerAsync,
        Remember = RememberStatesAsync,
    };

    private static async Task<string?> WorkerAsync(string container, CancellationToken cancellationToken)
    {
        var answer = await RuntimeApi.SendAsync(container, ["show info"], cancellationToken);
        return answer.Output.Split('\n').FirstOrDefault(static line => line.StartsWith(PidField, StringComparison.Ordinal));
    }

    // A new worker takes every server for healthy and in rotation until it has looked itself. So it is told what the old one knows, before its first
    // request; and a later start, which is no reload, is not.
    private static async Task<Func<Task>> RememberStatesAsync(ExecuteCommandContext context, string container)
    {
        var observer = context.Services.GetRequiredService<RotationObserver>();
        var states = await RuntimeApi.SendAsync(container, ["show servers state"], context.CancellationToken);
        if (states.Succeeded)
        {
            await EngineClient.RunAsync(
                async (file, token) => await file.WriteAsync(Encoding.ASCII.GetBytes(states.Output + "\n"), token), context.CancellationToken, "exec", "--interactive", container, "sh", "-c", $"cat > {StateFile}");
        }

        return async () =>
        {
            await EngineClient.RunAsync(null, CancellationToken.None, "exec", container, "rm", "-f", StateFile);
            await observer.ObserveAsync(context.CancellationToken);
        };
    }
}
