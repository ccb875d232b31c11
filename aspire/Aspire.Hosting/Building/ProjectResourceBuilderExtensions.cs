using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds .NET projects.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds a project that runs as a process of this machine.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Its name.</param>
    /// <typeparam name="TProject">The generated class that tells where the project lies.</typeparam>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new()
    {
        var metadata = new TProject();
        var settings = Path.Combine(Path.GetDirectoryName(metadata.ProjectPath) ?? "", "Properties", "launchSettings.json");
        return File.Exists(settings)
            ? throw new DistributedApplicationException(
                $"The project '{name}' has launch profiles in '{settings}', which this implementation does not read. Say launchProfileName: null, and set its endpoints and environment in the AppHost.")
            : builder.AddProject(name, metadata);
    }

    /// <summary>Adds a project that runs as a process of this machine.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Its name.</param>
    /// <param name="launchProfileName">The launch profile to take endpoints and environment from: null for none, which is the only one supported here.</param>
    /// <typeparam name="TProject">The generated class that tells where the project lies.</typeparam>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new() => launchProfileName is null
            ? builder.AddProject(name, new TProject())
            : throw new DistributedApplicationException($"The project '{name}' asks for the launch profile '{launchProfileName}'. This implementation does not read launch profiles: say null.");

    private static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, IProjectMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddResource(new ProjectResource(name))
            .WithAnnotation(metadata)
            .WithAnnotation(new EnvironmentCallbackAnnotation(context => ProjectEnvironment.Set(builder, context)))
            .WithAnnotation(new EnvironmentCallbackAnnotation(context => TelemetryEnvironment.Set(builder, context)));
    }
}
