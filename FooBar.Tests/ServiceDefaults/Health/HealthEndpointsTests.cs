using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.Tests.ServiceDefaults.Health;

public sealed class HealthEndpointsTests
{
    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Health_EveryEnvironment_ListsTheChecks(string environment)
    {
        await using var service = await TestService.StartAsync(environment: environment);

        Assert.Equal("""{"status":"Healthy","checks":{"self":"Healthy"}}""", await service.Client.GetStringAsync("/health"));
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, HttpStatusCode.OK)]
    [InlineData(HealthStatus.Degraded, HttpStatusCode.OK)]
    [InlineData(HealthStatus.Unhealthy, HttpStatusCode.ServiceUnavailable)]
    public async Task Health_ByTheWorstCheck_AnswersWhetherTheServiceCanWork(HealthStatus status, HttpStatusCode expected)
    {
        await using var service = await StartAsync(new HealthCheckResult(status, "secret detail", new InvalidOperationException("secret detail")));

        using var response = await service.Client.GetAsync("/health");

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alive_DependencyUnhealthy_StillAnswers()
    {
        await using var service = await StartAsync(HealthCheckResult.Unhealthy());

        Assert.Equal("""{"status":"Healthy","checks":{"self":"Healthy"}}""", await service.Client.GetStringAsync("/alive"));
    }

    private static Task<TestService> StartAsync(HealthCheckResult dependency) =>
        TestService.StartAsync(configure: builder => builder.Services.AddHealthChecks().AddCheck("dependency", () => dependency));
}
