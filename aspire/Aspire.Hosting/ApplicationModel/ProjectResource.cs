namespace Aspire.Hosting.ApplicationModel;

/// <summary>A .NET project that runs as a process of this machine.</summary>
/// <param name="name">Its name.</param>
public class ProjectResource(string name)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport, IComputeResource;
