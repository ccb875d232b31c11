using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.Aspire.Building;

public sealed class VolumeNameGeneratorTests
{
    [Fact]
    public void Generate_SamePlace_IsTheSameName()
    {
        var here = Name(AppContext.BaseDirectory);

        Assert.Equal(here, Name(AppContext.BaseDirectory));
        Assert.NotEqual(here, Name(Path.Combine(AppContext.BaseDirectory, "..")));
        Assert.Matches("^[a-z0-9][a-z0-9_.-]*-[0-9a-f]{10}-mysql-1-data$", here);
    }

    [Fact]
    public void Generate_SuffixThatNoVolumeCanHave_IsRefused() => Assert.Throws<ArgumentException>(() => Name(AppContext.BaseDirectory, "a/b"));

    private static string Name(string folder, string suffix = "data")
    {
        var builder = new DistributedApplicationBuilder(new DistributedApplicationOptions { ProjectDirectory = folder, DisableDashboard = true });
        return VolumeNameGenerator.Generate(builder.AddResource(new ContainerResource("mysql-1")), suffix);
    }
}
