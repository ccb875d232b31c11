namespace FooBar.AppHost.MySql;

/// <summary>Where the pair's data is: the volumes of both servers and, beside them, what the sentinel knows of them. Lose all of it or nothing.</summary>
internal sealed class PairData
{
    private const string Label = "com.foobar.server";

    private readonly Func<string, string> _volume;

    private PairData(Func<string, string> volume, string folder)
    {
        _volume = volume;
        WitnessFile = Path.Combine(folder, "witness.json");
    }

    /// <summary>The sentinel's file.</summary>
    public string WitnessFile { get; }

    /// <summary>Data that is kept between runs: the volumes by the engine, the sentinel's file with this user's data.</summary>
    public static PairData Kept() => new(
        static server => $"foobar-{server}-data",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "foobar", "sentinel"));

    /// <summary>Data of one run.</summary>
    public static PairData Of(RunVolumes volumes) => new(volumes.NameFor, volumes.Folder);

    /// <summary>The volume of a server.</summary>
    public string VolumeOf(string server) => _volume(server);

    /// <summary>The label of a server's container, which no other stack's has.</summary>
    public string LabelOf(string server) => $"{Label}={_volume(server)}";
}
