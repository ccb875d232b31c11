using System.Text.Json.Nodes;
using FooBar.Sentinel.Witness;

namespace FooBar.Tests.Sentinel.Witness;

public sealed class WitnessFileTests : IDisposable
{
    private static readonly WitnessState First = new(0, 1, "mysql-1", ReplicationMode.Solo, ["mysql-1"], WitnessPhase.Steady, "bootstrap");

    private readonly string _folder = Directory.CreateTempSubdirectory("foobar-witness-").FullName;

    private string FilePath => Path.Combine(_folder, "witness.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_WithoutAFile_IsMissing()
    {
        using var witness = WitnessFile.Open(FilePath);

        Assert.True(witness.Read().IsMissing);
    }

    [Fact]
    public void Write_AState_IsReadBackByTheNextSentinel()
    {
        using (var witness = WitnessFile.Open(FilePath))
        {
            witness.Write(null, First with { Watermark = "x", Deposed = new("mysql-2", ReplicationMode.Sync) });
        }

        using var next = WitnessFile.Open(FilePath);
        var state = next.Read().State!;

        Assert.Equal((1L, 1L, "mysql-1", "x"), (state.Revision, state.Epoch, state.Primary, state.Watermark));
        Assert.Equal(new DeposedServer("mysql-2", ReplicationMode.Sync), state.Deposed);
        Assert.Equal("mysql-1", Assert.Single(state.InSync));
    }

    [Fact]
    public void Read_AFileFromBeforeClonesWereRecorded_IsBelieved()
    {
        // What such a file says, and so its checksum, knows no word of them.
        const string State = """{"revision":1,"epoch":1,"primary":"mysql-1","mode":"Solo","inSync":["mysql-1"],"phase":"Steady","reason":"bootstrap","target":null,"watermark":null,"deposed":null,"paused":false}""";
        using var witness = WitnessFile.Open(FilePath);
        witness.Write(null, First);

        var written = JsonNode.Parse(File.ReadAllText(FilePath))!["state"]!.ToJsonString();

        Assert.Equal(State, written);
    }

    [Fact]
    public void Write_AgainstAnOlderState_IsRefusedAndChangesNothing()
    {
        using var witness = WitnessFile.Open(FilePath);
        var first = witness.Write(null, First);
        var second = witness.Write(first, first with { Epoch = 2, Primary = "mysql-2" });

        Assert.Throws<WitnessConflictException>(() => witness.Write(first, first with { Epoch = 3 }));
        Assert.Throws<WitnessConflictException>(() => witness.Write(null, First));
        Assert.Throws<WitnessConflictException>(() => witness.Write(second, second with { Epoch = 1 }));
        Assert.Equal("mysql-2", witness.Read().State!.Primary);
    }

    [Fact]
    public void Open_WhileAnotherSentinelHasIt_IsRefused()
    {
        using (WitnessFile.Open(FilePath))
        {
            Assert.Throws<WitnessHeldException>(() => WitnessFile.Open(FilePath));
        }

        WitnessFile.Open(FilePath).Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    public void Read_AFileThatIsNoWitness_IsCorruptAndNotMissing(string contents)
    {
        File.WriteAllText(FilePath, contents);
        using var witness = WitnessFile.Open(FilePath);

        var reading = witness.Read();

        Assert.NotNull(reading.Corruption);
        Assert.Null(reading.State);
        Assert.False(reading.IsMissing);
    }

    [Fact]
    public void Read_AFileThatSomebodyEdited_IsCorrupt()
    {
        using var witness = WitnessFile.Open(FilePath);
        witness.Write(null, First);
        File.WriteAllText(FilePath, File.ReadAllText(FilePath).Replace("mysql-1", "mysql-2", StringComparison.Ordinal));

        Assert.NotNull(witness.Read().Corruption);
    }

    [Fact]
    public void Write_Always_LeavesAFileThatOnlyItsOwnerReads()
    {
        using var witness = WitnessFile.Open(FilePath);
        witness.Write(null, First);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(FilePath).UnixFileMode);
        Assert.Equal(["witness.json", "witness.json.lock"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }
}
