using Microsoft.Extensions.Configuration;

namespace FooBar.AppHost.Configuration;

/// <summary>The services' own settings, which this AppHost only hands on.</summary>
internal static class ServiceSettingsExtensions
{
    /// <summary>Gives a service what is set here in its sections, from whichever source. What the AppHost itself says afterwards wins.</summary>
    /// <param name="service">The service.</param>
    /// <param name="sections">The sections' names.</param>
    public static IResourceBuilder<ProjectResource> WithSettings(this IResourceBuilder<ProjectResource> service, params ReadOnlySpan<string> sections)
    {
        foreach (var section in sections)
        {
            foreach (var (key, value) in service.ApplicationBuilder.Configuration.GetSection(section).AsEnumerable())
            {
                if (value is not null)
                {
                    service.WithEnvironment(key.Replace(":", "__", StringComparison.Ordinal), value);
                }
            }
        }

        return service;
    }
}
