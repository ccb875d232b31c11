using Aspire.Hosting.Cli;

namespace FooBar.Tests.Aspire.Cli;

public sealed class SocketNameTests
{
    [Fact]
    public void New_NamesProjectInstanceAndProcess()
    {
        var name = SocketName.New("/src/App.csproj", 4711);

        Assert.Matches("^[A-Za-z0-9_-]{19}[.]4711$", name);
        Assert.StartsWith(SocketName.Identity("/src/App.csproj"), name, StringComparison.Ordinal);
        Assert.NotEqual(name, SocketName.New("/src/App.csproj", 4711));
    }

    [Fact]
    public void IsOf_OnlyTheSameProject()
    {
        Assert.True(SocketName.IsOf(SocketName.New("/src/App.csproj", 1), "/src/App.csproj"));
        Assert.False(SocketName.IsOf(SocketName.New("/src/Other.csproj", 1), "/src/App.csproj"));
        Assert.False(SocketName.IsOf("", "/src/App.csproj"));
    }

    [Fact]
    public void Identity_ThroughLinks_IsThatOfTheFileItself()
    {
        var folder = Directory.CreateTempSubdirectory("foobar-links-").FullName;
        try
        {
            var project = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "real", "App")).FullName, "App.csproj");
            File.WriteAllText(project, "");
            Directory.CreateSymbolicLink(Path.Combine(folder, "link"), Path.Combine(folder, "real"));

            Assert.Equal(SocketName.Identity(project), SocketName.Identity(Path.Combine(folder, "link", "App", "App.csproj")));
            Assert.Equal(project, SocketName.Resolve(Path.Combine(folder, "link", "App", "App.csproj")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
