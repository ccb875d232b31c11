using FooBar.AppHost.HAProxy;
using Microsoft.Extensions.DependencyInjection;

namespace FooBar.AppHost.Startup;

/// <summary>Adds the announcement of the site.</summary>
internal static class SiteAnnouncementExtensions
{
    /// <summary>Prints the site's address when the load balancer, <paramref name="behind"/> it and an application server are healthy.</summary>
    public static void AnnounceSite(this IDistributedApplicationBuilder builder, IResourceBuilder<HAProxyResource> balancer, params IEnumerable<IResourceBuilder<IResource>> behind)
    {
        builder.Services.AddSingleton(new SiteAnnouncementTarget(balancer.Resource.HttpsEndpoint, [balancer.Resource, .. behind.Select(static resource => resource.Resource)]));
        builder.Services.AddHostedService<SiteAnnouncement>();
    }
}
