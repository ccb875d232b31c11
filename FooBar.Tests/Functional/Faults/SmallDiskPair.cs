namespace FooBar.Tests.Functional.Faults;

/// <summary>A pair whose data lies on small disks of memory. A container beside them keeps the disks mounted over a restart, and fills them.</summary>
public sealed class SmallDiskPair : FaultPair
{
    // What an empty server needs, and some.
    private const string Size = "640m";

    private string Keeper => $"{Id}-disks";

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Docker.TryAsync("rm", "--force", "--volumes", Keeper);
        await Docker.TryAsync("volume", "rm", "--force", Volume(1), Volume(2));
    }

    /// <summary>Leaves no byte free on the disk of a server.</summary>
    internal async Task FillAsync(FaultServer server)
    {
        var (_, _, error) = await Docker.TryAsync("exec", Keeper, "dd", "if=/dev/zero", $"of={DiskOf(server)}/filler", "bs=4k");
        Assert.Contains("No space left", error, StringComparison.Ordinal);
    }

    /// <summary>Makes room again.</summary>
    internal Task FreeAsync(FaultServer server) => Docker.RunAsync("exec", Keeper, "rm", "--force", $"{DiskOf(server)}/filler");

    protected override async Task<Func<int, string[]>> PrepareAsync()
    {
        foreach (var number in new[] { 1, 2 })
        {
            await Docker.RunAsync("volume", "create", "--driver", "local", "--opt", "type=tmpfs", "--opt", "device=tmpfs", "--opt", $"o=size={Size}", Volume(number));
        }

        await Docker.RunAsync(
            "run", "--detach", "--name", Keeper, "--network", "none", "--stop-signal", "SIGKILL", "--volume", $"{Volume(1)}:/disks/1", "--volume", $"{Volume(2)}:/disks/2",
            "--entrypoint", "sleep", await ImageAsync(), "infinity");
        return number => ["--volume", $"{Volume(number)}:/var/lib/mysql"];
    }

    private string DiskOf(FaultServer server) => server == First ? "/disks/1" : "/disks/2";

    private string Volume(int number) => $"{Id}-disk-{number}";
}
