using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace FooBar.Tests.Aspire.Building;

public sealed class WaitTests : IDisposable
{
    private readonly IDistributedApplicationTestingBuilder _builder = DistributedApplicationTestingBuilder.Create();

    public void Dispose() => _builder.Dispose();

    [Fact]
    public void Waits_OfEachKind_AreAnnotated()
    {
        var (a, b, c) = (Container("a"), Container("b"), Container("c"));

        var d = Container("d").WaitFor(a, WaitBehavior.WaitOnResourceUnavailable).WaitForStart(b, WaitBehavior.StopOnResourceUnavailable).WaitForCompletion(c, exitCode: 3);

        Assert.Equal(
            [("a", WaitType.WaitUntilHealthy, WaitBehavior.WaitOnResourceUnavailable, 0), ("b", WaitType.WaitUntilStarted, WaitBehavior.StopOnResourceUnavailable, 0), ("c", WaitType.WaitForCompletion, (WaitBehavior?)null, 3)],
            d.Resource.Annotations.OfType<WaitAnnotation>().Select(wait => (wait.Resource.Name, wait.WaitType, wait.WaitBehavior, wait.ExitCode)));
        Assert.Equal(["WaitFor", "WaitFor", "WaitFor"], d.Resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(relationship => relationship.Type));
    }

    [Fact]
    public void WaitFor_Part_WaitsForTheWholeToo()
    {
        var database = _builder.AddMySql("mysql-1").AddDatabase("foobar");

        var api = _builder.AddProject<FakeProject>("api-1").WaitFor(database);

        Assert.Equal(["mysql-1", "foobar"], api.Resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource.Name));
        Assert.Equal(["foobar"], api.Resource.Annotations.OfType<ResourceRelationshipAnnotation>().Select(relationship => relationship.Resource.Name));
    }

    [Fact]
    public void WaitFor_Itself_IsRefused()
    {
        var a = Container("a");

        Assert.Throws<DistributedApplicationException>(() => a.WaitFor(a));
    }

    private IResourceBuilder<ContainerResource> Container(string name) => _builder.AddContainer(name, "image", "1");
}
