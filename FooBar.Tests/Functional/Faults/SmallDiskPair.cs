namespace FooBar.Tests.Functional.Faults;

/// <summary>A pair whose data lies on small disks.</summary>
public sealed class SmallDiskPair : FaultPair
{
    // What an empty server needs, and some.
    private const string Size = "640m";

    private readonly List<SmallDisk> _disks = [];

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var disk in _disks)
        {
            await disk.DisposeAsync();
        }
    }

    /// <summary>Leaves no byte free on the disk of a server.</summary>
    internal Task FillAsync(FaultServer server) => DiskOf(server).FillAsync();

    /// <summary>Makes room again.</summary>
    internal Task FreeAsync(FaultServer server) => DiskOf(server).FreeAsync();

    protected override async Task<Func<int, string[]>> PrepareAsync()
    {
        foreach (var number in new[] { 1, 2 })
        {
            var disk = new SmallDisk($"{Id}-disk-{number}", Size);
            _disks.Add(disk);
            await disk.MountAsync();
        }

        return number => ["--volume", $"{_disks[number - 1].Volume}:/var/lib/mysql"];
    }

    private SmallDisk DiskOf(FaultServer server) => _disks[server == First ? 0 : 1];
}
