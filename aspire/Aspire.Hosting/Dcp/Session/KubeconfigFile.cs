using System.Threading.Channels;

namespace Aspire.Hosting.Dcp.Session;

/// <summary>Waits for the file that the orchestrator writes as soon as its API answers.</summary>
internal static class KubeconfigFile
{
    /// <summary>Returns when the file is complete.</summary>
    public static async Task<Kubeconfig> ReadAsync(DcpSessionFolder folder, CancellationToken cancellationToken)
    {
        var changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watcher = new FileSystemWatcher(folder.FullPath, DcpSessionFolder.KubeconfigName);
        FileSystemEventHandler changed = (_, _) => changes.Writer.TryWrite(true);
        watcher.Created += changed;
        watcher.Changed += changed;
        watcher.Renamed += (_, _) => changes.Writer.TryWrite(true);
        watcher.EnableRaisingEvents = true;

        while (true)
        {
            if (File.Exists(folder.Kubeconfig) && Kubeconfig.TryParse(await File.ReadAllTextAsync(folder.Kubeconfig, cancellationToken)) is { } complete)
            {
                return complete;
            }

            await changes.Reader.ReadAsync(cancellationToken);
        }
    }
}
