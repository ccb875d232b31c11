using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting;

/// <summary>Asks an HTTP endpoint and compares the status.</summary>
internal sealed class HttpEndpointHealthCheck(IHttpClientFactory clients, EndpointReference endpoint, string path, int expectedStatus) : IHealthCheck
{
    private const string ClientName = "Aspire.Hosting.HealthChecks";

    // A server that takes longer is of no use to those who wait for it.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Adds the client of all these checks. It is not logged: a check that fails while its resource starts is no news.</summary>
    public static void AddClient(IServiceCollection services) => services
        .AddHttpClient(ClientName, client => client.Timeout = Timeout)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseProxy = false, UseCookies = false })
        .RemoveAllLoggers();

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!endpoint.IsAllocated)
        {
            return Failed($"The address of the endpoint '{endpoint.EndpointName}' is not known yet.");
        }

        var address = new Uri(new Uri(endpoint.Url), path);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return (int)response.StatusCode == expectedStatus
                ? HealthCheckResult.Healthy($"{address} answered {expectedStatus}.")
                : Failed($"{address} answered {(int)response.StatusCode}, not {expectedStatus}.");
        }
        catch (HttpRequestException exception)
        {
            return Failed($"{address} does not answer: {exception.Message}", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed($"{address} does not answer in time.", exception);
        }

        HealthCheckResult Failed(string description, Exception? exception = null) => new(context.Registration.FailureStatus, description, exception);
    }
}
