using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace FooBar.AppHost.Configuration;

/// <summary>Where the stack's settings come from.</summary>
internal static class StackConfigurationExtensions
{
    /// <summary>
    /// Puts the defaults of appsettings.json, and over them what was found out about this machine (.foobar/settings.json in the repository),
    /// under every other source: environment variables, user secrets and the command line win. Passwords that were made at an earlier run are found again.
    /// </summary>
    public static void AddStackConfiguration(this IDistributedApplicationBuilder builder)
    {
        // Named by their full paths: the working directory is the user's, not the AppHost's.
        builder.Configuration.Sources.Insert(0, JsonFile(Path.Combine(builder.AppHostDirectory, "..", ".foobar", "settings.json"), optional: true));
        builder.Configuration.Sources.Insert(0, JsonFile(Path.Combine(builder.AppHostDirectory, "appsettings.json"), optional: false));
        builder.Configuration.Sources.Insert(0, KeptPasswords());
    }

    // Of this user's secrets, which are read as a whole in Development alone: a volume that is kept has the passwords of its first run in every environment.
    private static MemoryConfigurationSource KeptPasswords() => new()
    {
        InitialData = new ConfigurationBuilder().AddUserSecrets(Assembly.GetExecutingAssembly(), optional: true).Build().GetSection("Parameters").AsEnumerable(),
    };

    private static JsonConfigurationSource JsonFile(string path, bool optional)
    {
        var source = new JsonConfigurationSource { Path = Path.GetFullPath(path), Optional = optional };
        source.ResolveFileProvider();
        return source;
    }
}
