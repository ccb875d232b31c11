using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.AppHost.Startup;

public sealed class BuildOutputTests
{
    [Fact]
    public async Task StartsAsBuilt_EveryService_RunsAProgramOfTheBuild()
    {
        await using var builder = await StackComposition.CreateAsync();

        var services = builder.Resources.OfType<ProjectResource>().ToList();

        Assert.Equal(4, services.Count);
        Assert.All(services, static service =>
        {
            var program = Assert.Single(service.Annotations.OfType<ExecutableAnnotation>());
            Assert.True(File.Exists(program.Command), program.Command);
            Assert.Equal(Path.GetDirectoryName(service.GetProjectMetadata().ProjectPath), program.WorkingDirectory);
        });
    }

    [Fact]
    public async Task StartsAsBuilt_DotnetWatch_LeavesTheProjectsToIt()
    {
        await using var builder = await StackComposition.CreateAsync("--DOTNET_WATCH=1");

        Assert.All(builder.Resources.OfType<ProjectResource>(), static service => Assert.Empty(service.Annotations.OfType<ExecutableAnnotation>()));
    }
}
