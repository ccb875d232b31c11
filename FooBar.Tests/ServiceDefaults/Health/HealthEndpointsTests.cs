using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

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

    [Fact]
    public async Task Health_ToldToStop_IsNotThere_WhileTheServiceStillServes()
    {
        var clock = new FakeTimeProvider();
        await using var service = await TestService.StartAsync(configure: builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.AddLameDuck();
        });
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, "/health"));

        var stop = service.StopAsync();

        using var leaving = await service.Client.GetAsync("/health");
        Assert.Equal(HttpStatusCode.NotFound, leaving.StatusCode);
        Assert.Equal("""{"status":"Leaving"}""", await leaving.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, "/alive"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, "/"));
        clock.Advance(TimeSpan.FromSeconds(1.5));
        await stop;
        await Assert.ThrowsAsync<HttpRequestException>(() => StatusAsync(service, "/"));
    }

    [Theory]
    [InlineData("-00:00:01")]
    [InlineData("00:00:06")]
    public async Task LameDuck_NoticeOutOfBounds_DoesNotStart(string notice)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            TestService.StartAsync(new() { ["Shutdown:Notice"] = notice }, static builder => builder.AddLameDuck()));

        Assert.Contains("Notice", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(TestService service, string path)
    {
        using var answer = await service.Client.GetAsync(path);
        return answer.StatusCode;
    }

    private static Task<TestService> StartAsync(HealthCheckResult dependency) =>
        TestService.StartAsync(configure: builder => builder.Services.AddHealthChecks().AddCheck("dependency", () => dependency));
}
