namespace Aspire.Hosting.ApplicationModel;

/// <summary>A container.</summary>
/// <param name="name">Its name, also its host name for the other containers.</param>
/// <param name="entrypoint">Replaces the image's entry point, when set.</param>
public class ContainerResource(string name, string? entrypoint = null)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IComputeResource
{
    /// <summary>Replaces the image's entry point, when set.</summary>
    public string? Entrypoint { get; set; } = entrypoint;
}
