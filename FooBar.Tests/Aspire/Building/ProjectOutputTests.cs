using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.Aspire.Building;

public sealed class ProjectOutputTests
{
    [Fact]
    public void Find_ProjectOfTheAppHost_IsWhatItsBuildMade()
    {
        var metadata = new Projects.FooBar_Api();

        var output = ProjectOutput.Find(Project(metadata));

        Assert.Equal("FooBar.Api.dll", Path.GetFileName(Assert.Single(output.Arguments)));
        Assert.True(File.Exists(output.Arguments[0]));
        Assert.Equal(Path.GetDirectoryName(metadata.ProjectPath), output.WorkingDirectory);
        Assert.Equal("dotnet", Path.GetFileNameWithoutExtension(output.ExecutablePath));
    }

    [Fact]
    public void Find_MissingProject_NamesIt()
    {
        var metadata = new FakeProject();

        var exception = Assert.Throws<DistributedApplicationException>(() => ProjectOutput.Find(Project(metadata)));

        Assert.Contains(metadata.ProjectPath, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_ProjectThatTheAppHostDoesNotReference_SaysSo()
    {
        var metadata = new UnreferencedProject();

        var exception = Assert.Throws<DistributedApplicationException>(() => ProjectOutput.Find(Project(metadata)));

        Assert.Contains("ProjectReference", exception.Message, StringComparison.Ordinal);
    }

    private static ProjectResource Project(IProjectMetadata metadata)
    {
        var project = new ProjectResource("api-1");
        project.Annotations.Add(metadata);
        return project;
    }

    private sealed class UnreferencedProject : IProjectMetadata
    {
        public string ProjectPath => Path.Combine(Projects.FooBar_AppHost.ProjectPath, "FooBar.AppHost.csproj");
    }
}
