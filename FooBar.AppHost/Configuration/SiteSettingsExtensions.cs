using Microsoft.Extensions.Configuration;

namespace FooBar.AppHost.Configuration;

/// <summary>The settings of the site, which its application servers read and this AppHost only hands on.</summary>
internal static class SiteSettingsExtensions
{
    // Sections in which the AppHost itself says nothing.
    private static readonly string[] Sections = ["Accounts", "Idempotency", "RateLimits", "Seed"];

    /// <summary>Gives an application server what is set here in the site's sections, from whichever source.</summary>
    public static IResourceBuilder<ProjectResource> WithSiteSettings(this IResourceBuilder<ProjectResource> server)
    {
        var settings = Sections.SelectMany(section => server.ApplicationBuilder.Configuration.GetSection(section).AsEnumerable());
        foreach (var (key, value) in settings.Where(static setting => setting.Value is not null))
        {
            server.WithEnvironment(key.Replace(":", "__", StringComparison.Ordinal), value);
        }

        return server;
    }
}
