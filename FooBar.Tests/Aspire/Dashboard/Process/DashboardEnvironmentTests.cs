using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Process;
using Microsoft.Extensions.Configuration;

namespace FooBar.Tests.Aspire.Dashboard.Process;

public sealed class DashboardEnvironmentTests
{
    private static readonly Uri ResourceService = new("http://127.0.0.1:12345");

    [Fact]
    public void Of_KeysGiven_ProtectsEveryEntrance()
    {
        var environment = Of(new()
        {
            ["ASPNETCORE_URLS"] = "http://localhost:19000;http://127.0.0.1:19001",
            ["AppHost:BrowserToken"] = "browser",
            ["AppHost:OtlpApiKey"] = "otlp",
            ["AppHost:DashboardApiKey"] = "api",
            ["AppHost:ResourceService:ApiKey"] = "resources",
            ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://localhost:19002",
            ["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = "http://localhost:19003",
        });

        Dictionary<string, string> expected = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = "http://localhost:19000;http://127.0.0.1:19001",
            ["ASPIRE_DASHBOARD_API_ENABLED"] = "true",
            ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://localhost:19002",
            ["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = "http://localhost:19003",
            ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = "http://127.0.0.1:12345",
            ["DASHBOARD__API__AUTHMODE"] = "ApiKey",
            ["DASHBOARD__API__PRIMARYAPIKEY"] = "api",
            ["DASHBOARD__FRONTEND__AUTHMODE"] = "BrowserToken",
            ["DASHBOARD__FRONTEND__BROWSERTOKEN"] = "browser",
            ["DASHBOARD__FRONTEND__PUBLICURL"] = "http://localhost:19000",
            ["DASHBOARD__OTLP__AUTHMODE"] = "ApiKey",
            ["DASHBOARD__OTLP__PRIMARYAPIKEY"] = "otlp",
            ["DASHBOARD__RESOURCESERVICECLIENT__APIKEY"] = "resources",
            ["DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE"] = "ApiKey",
            ["DOTNET_TC_CallCountThreshold"] = "3E8",
            ["LOGGING__CONSOLE__FORMATTERNAME"] = "json",
        };
        Assert.Equal(expected.OrderBy(variable => variable.Key), environment.OrderBy(variable => variable.Key));
    }

    [Theory]
    [InlineData("ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS")]
    [InlineData("DOTNET_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS")]
    public void Of_AnonymousAllowed_OpensAllButTheResourceService(string setting)
    {
        var environment = Of(new() { [setting] = "true", ["AppHost:BrowserToken"] = "browser" });

        Assert.Equal("Unsecured", environment["DASHBOARD__FRONTEND__AUTHMODE"]);
        Assert.Equal("Unsecured", environment["DASHBOARD__OTLP__AUTHMODE"]);
        Assert.Equal("Unsecured", environment["DASHBOARD__API__AUTHMODE"]);
        Assert.Equal("ApiKey", environment["DASHBOARD__RESOURCESERVICECLIENT__AUTHMODE"]);
        Assert.DoesNotContain("browser", environment.Values);
    }

    [Fact]
    public void Of_SettingsMeantForTheDashboard_ArePassedOn()
    {
        var environment = Of(new() { ["ASPIRE_DASHBOARD_FORWARDEDHEADERS_ENABLED"] = "true", ["ASPIRE_DASHBOARD_API_ENABLED"] = "false", ["OTHER"] = "x" });

        Assert.Equal("true", environment["ASPIRE_DASHBOARD_FORWARDEDHEADERS_ENABLED"]);
        Assert.Equal("true", environment["ASPIRE_DASHBOARD_API_ENABLED"]);
        Assert.DoesNotContain("OTHER", environment.Keys);
    }

    private static Dictionary<string, string> Of(Dictionary<string, string?> settings) => new(DashboardEnvironment.Of(
        DashboardConfiguration.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), appHost: null, "FooBar.AppHost", "Development"),
        ResourceService));
}
