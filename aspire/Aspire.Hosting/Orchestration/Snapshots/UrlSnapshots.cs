using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Orchestration.Snapshots;

/// <summary>The addresses under which a resource is shown.</summary>
internal sealed partial class UrlSnapshots(DistributedApplicationExecutionContext execution, ResourceLoggerService loggers)
{
    /// <summary>One address for each endpoint and each that was given, after the author's callbacks have had their say.</summary>
    public async Task<ImmutableArray<UrlSnapshot>> OfAsync(IResource resource, CancellationToken cancellationToken)
    {
        var logger = loggers.GetLogger(resource);
        var urls = new List<ResourceUrlAnnotation>();
        if (resource is IResourceWithEndpoints owner)
        {
            urls.AddRange(owner.GetEndpoints().Where(endpoint => endpoint.IsAllocated).Select(endpoint => new ResourceUrlAnnotation { Url = endpoint.Url, Endpoint = endpoint }));
        }

        var annotations = resource.Annotations.Snapshot();
        urls.AddRange(annotations.OfType<ResourceUrlAnnotation>());
        var context = new ResourceUrlsCallbackContext(execution, resource, urls, cancellationToken) { Logger = logger };
        foreach (var annotation in annotations.OfType<ResourceUrlsCallbackAnnotation>())
        {
            try
            {
                await annotation.Callback(context);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                CallbackFailed(logger, resource.Name, exception);
            }
        }

        return [.. context.Urls.Select(Describe)];
    }

    /// <summary>Marks addresses as reachable or not.</summary>
    public static ImmutableArray<UrlSnapshot> Activate(ImmutableArray<UrlSnapshot> urls, bool isActive) =>
        urls.IsDefaultOrEmpty || urls.All(url => url.IsInactive != isActive) ? urls : [.. urls.Select(url => url with { IsInactive = !isActive })];

    private static UrlSnapshot Describe(ResourceUrlAnnotation url)
    {
        var isRelative = url.Url.StartsWith('/') && url.Endpoint is not null;
        return new UrlSnapshot(
            url.Endpoint?.EndpointName,
            isRelative ? url.Endpoint!.Url.TrimEnd('/') + url.Url : url.Url,
            url.DisplayLocation == UrlDisplayLocation.DetailsOnly)
        {
            IsInactive = true,
            DisplayProperties = new UrlDisplayPropertiesSnapshot(url.DisplayText ?? "", url.DisplayOrder ?? 0),
        };
    }

    [LoggerMessage(1, LogLevel.Error, "An error occurred while processing URLs for resource '{ResourceName}'.")]
    private static partial void CallbackFailed(ILogger logger, string resourceName, Exception exception);
}
