using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>
/// What tells a resource of this run from the same resource of another: part of its container's name, and the instance id that its
/// telemetry carries. The dashboard finds the resource of a trace by name and instance id together.
/// </summary>
internal sealed class ResourceInstanceAnnotation : IResourceAnnotation
{
    private const int Length = 8;
    private const string Characters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Eight letters and digits that a host name can carry.</summary>
    public string InstanceId { get; } = RandomNumberGenerator.GetString(Characters, Length);
}
