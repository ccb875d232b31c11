using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Dashboard.Mapping;

/// <summary>How the properties that the subset itself sets are shown. The dashboard leaves their names and order to the application host.</summary>
/// <param name="DisplayName">The name shown.</param>
/// <param name="SortOrder">Lower comes first.</param>
internal sealed record KnownPropertyDisplay(string DisplayName, int SortOrder)
{
    /// <summary>How to show a property; null for one that nothing is known of.</summary>
    public static KnownPropertyDisplay? Of(string resourceType, string name) => (resourceType, name) switch
    {
        (KnownResourceTypes.Container, KnownProperties.ContainerImage) => new("Container image", 0),
        (KnownResourceTypes.Container, KnownProperties.ContainerId) => new("Container ID", 1),
        (KnownResourceTypes.Container, KnownProperties.ContainerCommand) => new("Container command", 2),
        (KnownResourceTypes.Container, KnownProperties.ContainerArgs) => new("Container arguments", 3),
        (KnownResourceTypes.Container, KnownProperties.ContainerPorts) => new("Container ports", 4),
        (KnownResourceTypes.Container, KnownProperties.ContainerLifetime) => new("Container lifetime", 5),
        (KnownResourceTypes.Executable, KnownProperties.ExecutablePath) => new("Executable path", 0),
        (KnownResourceTypes.Executable, KnownProperties.ExecutableWorkDir) => new("Working directory", 1),
        (KnownResourceTypes.Executable, KnownProperties.ExecutableArgs) => new("Executable arguments", 2),
        (KnownResourceTypes.Executable, KnownProperties.ExecutablePid) => new("Process ID", 3),
        (KnownResourceTypes.Project, KnownProperties.ProjectPath) => new("Project path", 0),
        (KnownResourceTypes.Project, KnownProperties.ExecutablePid) => new("Process ID", 1),
        (KnownResourceTypes.Parameter, KnownProperties.ParameterValue) => new("Value", 0),
        _ => null,
    };
}
