using Aspire.Hosting;

namespace FooBar.Tests.Aspire.Building;

public sealed class UserSecretsFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("foobar-secrets-").FullName;

    private string FilePath => Path.Combine(_folder, "id", "secrets.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void GetOrAdd_FirstTime_KeepsTheValueForItsOwnerOnly()
    {
        Assert.Equal("new", new UserSecretsFile(FilePath).GetOrAdd("Parameters:key", () => "new"));

        Assert.Equal("new", new UserSecretsFile(FilePath).GetOrAdd("Parameters:key", () => throw new InvalidOperationException("It was kept.")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        }
    }

    [Fact]
    public void GetOrAdd_OtherSecrets_AreLeftAlone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, """{ "Other": "kept", /* a comment */ }""");

        new UserSecretsFile(FilePath).GetOrAdd("Parameters:key", () => "new");

        Assert.Equal("kept", new UserSecretsFile(FilePath).GetOrAdd("Other", () => "lost"));
    }

    [Fact]
    public void GetOrAdd_SeveralAtOnce_AgreeOnOneValue()
    {
        var values = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(8)
            .Select(index => new UserSecretsFile(FilePath).GetOrAdd("Parameters:key", () => $"value {index}"))
            .ToArray();

        Assert.Single(values.Distinct());
    }

    [Fact]
    public void GetOrAdd_BrokenFile_NamesIt()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, "{");

        var exception = Assert.Throws<DistributedApplicationException>(() => new UserSecretsFile(FilePath).GetOrAdd("Parameters:key", () => "new"));

        Assert.Contains(FilePath, exception.Message, StringComparison.Ordinal);
        Assert.Equal("{", File.ReadAllText(FilePath));
    }
}
