namespace FooBar.AppHost.Reloading;

/// <summary>Where a server's configuration files lie.</summary>
internal static class ConfigurationFolder
{
    /// <summary>The folder that a setting names, or the AppHost's own. A relative one is beneath the AppHost's project.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="setting">The setting.</param>
    /// <param name="own">The AppHost's own folder.</param>
    /// <exception cref="DistributedApplicationException">There is no such folder.</exception>
    public static string Of(IDistributedApplicationBuilder builder, string setting, string own)
    {
        var folder = Path.Combine(builder.AppHostDirectory, builder.Configuration[setting] is { Length: > 0 } configured ? configured : own);
        return Directory.Exists(folder)
            ? folder
            : throw new DistributedApplicationException($"There is no folder {folder} with configuration files. Set {setting} to one, or to nothing for the AppHost's own.");
    }
}
