namespace FooBar.Tests.Functional.Faults;

/// <summary>A small disk of memory, as a volume of the engine. A container beside those who use it keeps it mounted over their restarts, and fills it.</summary>
internal sealed class SmallDisk(string name, string size) : IAsyncDisposable
{
    private const string Filler = "/disk/filler";

    /// <summary>The volume's name.</summary>
    public string Volume => name;

    private string Keeper => $"{name}-keeper";

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Docker.TryAsync("rm", "--force", "--volumes", Keeper);
        await Docker.TryAsync("volume", "rm", "--force", Volume);
    }

    /// <summary>Mounts it.</summary>
    /// <returns>Where it is on this machine; only root sees it there.</returns>
    public async Task<string> MountAsync()
    {
        await Docker.RunAsync("volume", "create", "--driver", "local", "--opt", "type=tmpfs", "--opt", "device=tmpfs", "--opt", $"o=size={size}", Volume);
        await Docker.RunAsync(
            "run", "--detach", "--name", Keeper, "--network", "none", "--stop-signal", "SIGKILL", "--volume", $"{Volume}:/disk",
            "--entrypoint", "sleep", await FaultPair.ImageAsync(), "infinity");
        return await Docker.RunAsync("volume", "inspect", "--format", "{{.Mountpoint}}", Volume);
    }

    /// <summary>Leaves no byte free.</summary>
    public async Task FillAsync()
    {
        var (_, _, error) = await Docker.TryAsync("exec", Keeper, "dd", "if=/dev/zero", $"of={Filler}", "bs=4k");
        Assert.Contains("No space left", error, StringComparison.Ordinal);
    }

    /// <summary>Makes room again.</summary>
    public Task FreeAsync() => Docker.RunAsync("exec", Keeper, "rm", "--force", Filler);
}
