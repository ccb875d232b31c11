using FooBar.AppHost.HAProxy;

namespace FooBar.AppHost.Startup;

/// <summary>Lists the site's pages on the dashboard.</summary>
internal static class SitePageExtensions
{
    // A person on the dashboard wants to see what becomes of the stack: these two pages show it as a visitor sees it.
    private static readonly (string Path, string Name)[] Pages = [("/status", "Status"), ("/path", "A request's path")];

    /// <summary>Adds a link to each page that tells of the stack, at the front door.</summary>
    public static IResourceBuilder<HAProxyResource> WithSitePages(this IResourceBuilder<HAProxyResource> builder)
    {
        foreach (var (path, name) in Pages)
        {
            builder.WithUrlForEndpoint(HAProxyResource.HttpsEndpointName, endpoint => new ResourceUrlAnnotation { Url = endpoint.Url + path, DisplayText = name });
        }

        return builder;
    }
}
