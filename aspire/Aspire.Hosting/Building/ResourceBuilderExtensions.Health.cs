using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Gives a resource a health check that is registered with the application's services.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="key">The registration's name.</param>
    /// <exception cref="DistributedApplicationException">The resource has it already.</exception>
    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key)
        where T : IResource
    {
        if (builder.Resource.Annotations.Snapshot().OfType<HealthCheckAnnotation>().Any(check => check.Key == key))
        {
            throw new DistributedApplicationException($"The resource '{builder.Resource.Name}' has the health check '{key}' already.");
        }

        return builder.WithAnnotation(new HealthCheckAnnotation(key));
    }

    /// <summary>Gives a resource a health check that asks one of its HTTP endpoints.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="path">The path to ask; null for <c>/</c>.</param>
    /// <param name="statusCode">The status that means healthy; null for 200.</param>
    /// <param name="endpointName">The endpoint; null for the one called https or http, in this order.</param>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints => builder.WithHttpHealthCheck(endpointName is null ? null : () => builder.GetEndpoint(endpointName), path, statusCode);

    /// <summary>Gives a resource a health check that asks one of its HTTP endpoints.</summary>
    /// <param name="builder">The resource.</param>
    /// <param name="endpointSelector">Chooses the endpoint; null for the one called https or http, in this order.</param>
    /// <param name="path">The path to ask; null for <c>/</c>.</param>
    /// <param name="statusCode">The status that means healthy; null for 200.</param>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, Func<EndpointReference>? endpointSelector, string? path = null, int? statusCode = null)
        where T : IResourceWithEndpoints
    {
        var endpoint = endpointSelector is null ? DefaultHttpEndpoint(builder) : endpointSelector();
        if (endpoint is not { Scheme: "http" or "https" })
        {
            throw new DistributedApplicationException(
                $"The resource '{builder.Resource.Name}' cannot be checked over HTTP at its endpoint '{endpoint?.EndpointName}': that speaks '{endpoint?.Scheme}'. Name one that speaks http or https.");
        }

        var (expectedPath, expectedStatus) = (path ?? "/", statusCode ?? StatusCodeOk);
        var key = $"{builder.Resource.Name}_{endpoint.EndpointName}_{expectedPath}_{expectedStatus}_check";
        builder.ApplicationBuilder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
            key,
            services => new HttpEndpointHealthCheck(services.GetRequiredService<IHttpClientFactory>(), endpoint, expectedPath, expectedStatus),
            failureStatus: null,
            tags: null));
        return builder.WithHealthCheck(key);
    }

    private const int StatusCodeOk = 200;

    private static EndpointReference DefaultHttpEndpoint<T>(IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        var endpoints = builder.Resource.GetEndpoints().ToArray();
        return endpoints.FirstOrDefault(endpoint => endpoint.EndpointName == "https")
            ?? endpoints.FirstOrDefault(endpoint => endpoint.EndpointName == "http")
            ?? throw new DistributedApplicationException(
                $"The resource '{builder.Resource.Name}' cannot be checked over HTTP: it has no endpoint called https or http. Add one first, or name another.");
    }
}
