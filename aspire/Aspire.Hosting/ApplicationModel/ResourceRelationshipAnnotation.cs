using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A relation to another resource, for display.</summary>
/// <param name="resource">The other one.</param>
/// <param name="type">The kind: <c>Reference</c>, <c>Parent</c>, <c>WaitFor</c> or one of your own.</param>
[DebuggerDisplay("{Type} {Resource.Name}")]
public sealed class ResourceRelationshipAnnotation(IResource resource, string type) : IResourceAnnotation
{
    /// <summary>The other one.</summary>
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>The kind.</summary>
    public string Type { get; } = type ?? throw new ArgumentNullException(nameof(type));
}
