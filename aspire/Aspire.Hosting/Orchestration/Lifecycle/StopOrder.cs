using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration.Lifecycle;

/// <summary>The order in which resources are stopped: what waits for another at the start goes before it at the end.</summary>
internal static class StopOrder
{
    /// <summary>Groups, one to be stopped after the other; those in one group together.</summary>
    public static IReadOnlyList<IReadOnlyList<IResource>> Of(IReadOnlyCollection<IResource> resources)
    {
        var depths = new Dictionary<IResource, int>();
        foreach (var resource in resources)
        {
            DepthOf(resource, depths);
        }

        return [.. resources.GroupBy(resource => depths[resource]).OrderByDescending(group => group.Key).Select(IReadOnlyList<IResource> (group) => [.. group])];
    }

    /// <summary>How many resources must run, one after the other, before this one can.</summary>
    private static int DepthOf(IResource resource, Dictionary<IResource, int> depths)
    {
        if (depths.TryGetValue(resource, out var known))
        {
            return known;
        }

        // Two that wait for each other never start; they must not keep the stop from coming to an end as well.
        depths[resource] = 0;
        var dependencies = resource.Annotations.Snapshot().OfType<WaitAnnotation>().Select(wait => wait.Resource);
        if (resource is IResourceWithParent child)
        {
            dependencies = dependencies.Append(child.Parent);
        }

        return depths[resource] = dependencies.Select(dependency => DepthOf(dependency, depths) + 1).DefaultIfEmpty(0).Max();
    }
}
