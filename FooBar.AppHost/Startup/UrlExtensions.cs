namespace FooBar.AppHost.Startup;

/// <summary>How a resource's links look on the dashboard.</summary>
internal static class UrlExtensions
{
    /// <summary>Gives a link its text and its place: higher ones come first, and those without a place last.</summary>
    public static ResourceUrlAnnotation Shown(this ResourceUrlAnnotation url, string text, int order)
    {
        url.DisplayText = text;
#pragma warning disable CS0618 // In Aspire it is obsolete for being a field, and there is no other word for it yet.
        url.DisplayOrder = order;
#pragma warning restore CS0618
        return url;
    }
}
