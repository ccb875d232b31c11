using System.Reflection;

namespace FooBar.AppHost.Nginx;

/// <summary>Where the build lays out the static files of FooBar.Web.</summary>
internal static class SiteFolder
{
    /// <summary>The folder for the configuration that this AppHost was built in.</summary>
    public static string Path { get; } = typeof(SiteFolder).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == "sitefolder").Value!;
}
