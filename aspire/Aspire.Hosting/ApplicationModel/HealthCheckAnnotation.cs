using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A health check of a resource, registered with the application's services.</summary>
/// <param name="key">The registration's name.</param>
[DebuggerDisplay("{Key}")]
public class HealthCheckAnnotation(string key) : IResourceAnnotation
{
    /// <summary>The registration's name.</summary>
    public string Key { get; } = key ?? throw new ArgumentNullException(nameof(key));
}
