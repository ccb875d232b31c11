using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The application as it was composed.</summary>
/// <param name="resources">Its resources.</param>
[DebuggerDisplay("{Resources.Count} resources")]
public class DistributedApplicationModel(IResourceCollection resources)
{
    /// <summary>Its resources.</summary>
    public IResourceCollection Resources { get; } = resources;
}
