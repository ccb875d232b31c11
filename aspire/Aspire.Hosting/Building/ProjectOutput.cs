using System.Reflection;
using System.Runtime.InteropServices;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>
/// How to start what a project builds to. The AppHost's build builds its projects, so that they are started directly: <c>dotnet run</c> would
/// evaluate each of them again first.
/// </summary>
/// <param name="ExecutablePath">The program: the .NET host.</param>
/// <param name="Arguments">Its first arguments; the resource's own come after them.</param>
/// <param name="WorkingDirectory">The project's folder.</param>
internal sealed record ProjectOutput(string ExecutablePath, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    // The build writes under this key, with the project's path after it, where the project builds to.
    private const string MetadataKey = "aspireprojectoutput:";

    /// <summary>Finds what a project builds to.</summary>
    /// <exception cref="DistributedApplicationException">It is not built.</exception>
    public static ProjectOutput Find(ProjectResource project)
    {
        var metadata = project.GetProjectMetadata();
        if (!File.Exists(metadata.ProjectPath))
        {
            throw new DistributedApplicationException($"The project file '{metadata.ProjectPath}' of '{project.Name}' does not exist. Build the AppHost again.");
        }

        var target = metadata.GetType().Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == MetadataKey + metadata.ProjectPath)?.Value
            ?? throw new DistributedApplicationException(
                $"Where '{metadata.ProjectPath}' builds to is not known: the AppHost's build did not record it. Name it in a ProjectReference of the AppHost.");
        return File.Exists(target)
            ? new ProjectOutput(DotNetHost(), [target], Path.GetDirectoryName(metadata.ProjectPath)!)
            : throw new DistributedApplicationException($"The project of '{project.Name}' is not built: '{target}' does not exist. Run 'dotnet build {metadata.ProjectPath}'.");
    }

    /// <summary>The .NET host that runs this process's runtime: it lies three folders above the runtime.</summary>
    private static string DotNetHost()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var host = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(host) ? host : "dotnet";
    }
}
