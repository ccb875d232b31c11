using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Another resource that this one waits for before it starts.</summary>
/// <param name="resource">The other one.</param>
/// <param name="waitType">What it waits for.</param>
/// <param name="exitCode">The exit code that means success, when it waits for completion.</param>
[DebuggerDisplay("{WaitType} {Resource.Name}")]
public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    /// <summary>The other one.</summary>
    public IResource Resource { get; } = resource ?? throw new ArgumentNullException(nameof(resource));

    /// <summary>What it waits for.</summary>
    public WaitType WaitType { get; } = waitType;

    /// <summary>What happens when the other one fails; null for the application's default.</summary>
    public WaitBehavior? WaitBehavior { get; init; }

    /// <summary>The exit code that means success, when it waits for completion.</summary>
    public int ExitCode { get; } = exitCode;
}
