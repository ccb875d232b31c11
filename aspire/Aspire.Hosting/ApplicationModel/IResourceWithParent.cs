namespace Aspire.Hosting.ApplicationModel;

/// <summary>A resource that belongs to another and lives as long as it.</summary>
public interface IResourceWithParent : IResource
{
    /// <summary>The resource it belongs to.</summary>
    IResource Parent { get; }
}
