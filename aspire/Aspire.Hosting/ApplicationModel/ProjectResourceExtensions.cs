namespace Aspire.Hosting.ApplicationModel;

/// <summary>Questions about projects.</summary>
public static class ProjectResourceExtensions
{
    /// <summary>Where a project lies.</summary>
    /// <param name="projectResource">The project.</param>
    public static IProjectMetadata GetProjectMetadata(this ProjectResource projectResource)
    {
        ArgumentNullException.ThrowIfNull(projectResource);
        return projectResource.TryGetLastAnnotation<IProjectMetadata>(out var metadata)
            ? metadata
            : throw new InvalidOperationException($"The project '{projectResource.Name}' does not say where it lies. Add it with AddProject.");
    }
}
