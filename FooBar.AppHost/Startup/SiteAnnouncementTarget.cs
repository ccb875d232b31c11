namespace FooBar.AppHost.Startup;

/// <summary>What is announced.</summary>
/// <param name="Site">The endpoint of the site.</param>
/// <param name="Path">The resources that a visitor's request passes.</param>
internal sealed record SiteAnnouncementTarget(EndpointReference Site, IReadOnlyList<IResource> Path);
