using System.Diagnostics;
using FooBar.AppHost.Engine;
using Microsoft.Extensions.Hosting;

namespace FooBar.AppHost.MySql;

/// <summary>Removes a run's volumes and their folder after it, and before it those of runs that were killed.</summary>
internal sealed class RunVolumeCleaner(RunVolumes volumes, TimeProvider time) : BackgroundService, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Removes the volumes, once the containers that use them are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        // Services are disposed after all of them have stopped, so the containers are gone, or going: a volume in use is refused.
        var started = time.GetTimestamp();
        while (!Remove(volumes.Names) && time.GetElapsedTime(started) < Patience)
        {
            await Task.Delay(Pause, time);
        }

        Remove(volumes.Folder);
        Dispose();
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(static () =>
    {
        var all = DockerCommand.Run("volume", "ls", "--quiet", "--filter", $"name={RunVolumes.Prefix}") ?? "";
        Remove([.. all.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static volume => RunVolumes.IsLeftOver(volume, Lives))]);
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), $"{RunVolumes.Prefix}*").Where(static folder => RunVolumes.IsLeftOver(Path.GetFileName(folder), Lives)))
        {
            Remove(folder);
        }
    }, stoppingToken);

    private static bool Remove(IReadOnlyCollection<string> names) => names.Count == 0 || DockerCommand.Run(["volume", "rm", "--force", .. names]) is not null;

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is not there, or another user's.
        }
    }

    private static bool Lives(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
