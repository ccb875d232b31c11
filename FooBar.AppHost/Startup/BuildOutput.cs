using System.Reflection;
using System.Runtime.InteropServices;

namespace FooBar.AppHost.Startup;

/// <summary>What the build of this AppHost has made of the projects beside it.</summary>
internal static class BuildOutput
{
    private static readonly string Folder = typeof(BuildOutput).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "outputfolder").Value!;

    /// <summary>Where the static files of FooBar.Web are laid out.</summary>
    public static string SiteFolder(IDistributedApplicationBuilder builder) =>
        Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", "FooBar.Web", Folder, "site"));

    /// <summary>
    /// Starts the program that was built. Aspire starts <c>dotnet run</c>, which evaluates the project again and stays beside the program: two to three
    /// seconds of processor time and 90 MiB for each project. An IDE that debugs the AppHost, <c>dotnet watch</c> and publishing take the project as
    /// they always do.
    /// </summary>
    /// <remarks>The AppHost's build builds what it refers to, so the program is there; where it is not, Aspire's own way builds it.</remarks>
    public static IResourceBuilder<ProjectResource> StartsAsBuilt(this IResourceBuilder<ProjectResource> builder)
    {
        var project = builder.Resource.GetProjectMetadata().ProjectPath;
        var program = ProgramOf(project);
        return builder.ApplicationBuilder.Configuration["DOTNET_WATCH"] is "1" or "true" || !File.Exists(program)
            ? builder
            : builder
                .WithAnnotation(new ExecutableAnnotation { Command = program, WorkingDirectory = Path.GetDirectoryName(project)! })
                // Where no installer put the runtime, the program finds it by this variable alone.
                .WithEnvironment("DOTNET_ROOT", RuntimeRoot);
    }

    private static string ProgramOf(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        return Path.Combine(Path.GetDirectoryName(project)!, Folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
    }

    // The runtime is in …/shared/Microsoft.NETCore.App/{version}/ there.
    private static string RuntimeRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
