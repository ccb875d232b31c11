using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace FooBar.Tests.Aspire.ApplicationModel;

public sealed class ResourceCollectionTests
{
    [Fact]
    public void Add_SameNameInOtherCase_IsRefused()
    {
        var resources = new ResourceCollection { new ContainerResource("web") };

        var exception = Assert.Throws<DistributedApplicationException>(() => resources.Add(new ProjectResource("WEB")));

        Assert.Contains("'WEB'", exception.Message, StringComparison.Ordinal);
        Assert.Single(resources);
    }

    [Fact]
    public void TryGetByName_AnyCase_Finds()
    {
        var web = new ContainerResource("web");
        var resources = new ResourceCollection { web };

        Assert.True(resources.TryGetByName("Web", out var found));
        Assert.Same(web, found);
        Assert.False(resources.TryGetByName("lb", out _));
    }
}
