using FooBar.AppHost.Engine;
using FooBar.AppHost.Reloading;

namespace FooBar.AppHost.Nginx;

/// <summary>How Nginx reloads: its master starts new workers and lets the old ones finish.</summary>
internal static class NginxReload
{
    /// <summary>The recipe.</summary>
    public static ReloadRecipe Of(string sourceFolder, string targetFolder) => new()
    {
        SourceFolder = sourceFolder,
        TargetFolder = targetFolder,
        Check = static folder => ["nginx", "-t", "-q", "-c", $"{folder}/nginx.conf"],
        Signal = "HUP",
        Generation = NewestWorkerAsync,
    };

    private static async Task<string?> NewestWorkerAsync(string container, CancellationToken cancellationToken)
    {
        var answer = await EngineClient.RunAsync(null, cancellationToken, "top", container, "-o", "pid,args");
        return answer.Output.Split('\n')
            .Where(static line => line.Contains("worker process", StringComparison.Ordinal) && !line.Contains("shutting down", StringComparison.Ordinal))
            .Select(static line => line.Trim().Split(' ')[0])
            .Order(StringComparer.Ordinal)
            .LastOrDefault();
    }
}
