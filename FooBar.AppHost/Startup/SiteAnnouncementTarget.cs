namespace FooBar.AppHost.Startup;

/// <summary>What is announced.</summary>
/// <param name="Site">The endpoint of the site.</param>
/// <param name="Path">The resources that every visitor's request passes on its way to an application server.</param>
internal sealed record SiteAnnouncementTarget(EndpointReference Site, IReadOnlyList<IResource> Path);
