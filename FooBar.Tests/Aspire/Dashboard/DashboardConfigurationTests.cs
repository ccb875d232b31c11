using Aspire.Hosting;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Service;
using Microsoft.Extensions.Configuration;

namespace FooBar.Tests.Aspire.Dashboard;

public sealed class DashboardConfigurationTests
{
    [Fact]
    public void Read_NothingSet_UsesTheUsualAddressAndNewSecrets()
    {
        var first = Read([]);
        var second = Read([]);

        Assert.Equal("http://localhost:18888", first.FrontendAddress);
        Assert.Equal($"http://localhost:18888/login?t={first.BrowserToken}", first.LoginAddress);
        Assert.NotEqual(first.BrowserToken, second.BrowserToken);
        Assert.NotEqual(first.ResourceServiceApiKey, second.ResourceServiceApiKey);
        Assert.NotEqual(first.ApiKey, second.ApiKey);
        Assert.Null(first.ExecutablePath);
    }

    [Fact]
    public void Read_PortZero_ChoosesAFreeOne()
    {
        var options = Read(new() { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" });

        Assert.InRange(options.FrontendUrls[0].Port, 1, 65535);
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "localhost:18888")]
    [InlineData("ASPNETCORE_URLS", ";")]
    [InlineData("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ftp://localhost")]
    [InlineData("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "nonsense")]
    public void Read_NoAddress_NamesTheSettingAndItsValue(string setting, string value)
    {
        var refused = Assert.Throws<DistributedApplicationException>(() => Read(new() { [setting] = value }));

        Assert.Contains(setting, refused.Message, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FormerNames_AreUnderstood()
    {
        var options = Read(new()
        {
            ["DOTNET_DASHBOARD_OTLP_ENDPOINT_URL"] = "http://localhost:4317",
            ["DOTNET_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = "http://localhost:4318",
            ["DOTNET_RESOURCE_SERVICE_ENDPOINT_URL"] = "http://localhost:4319",
        });

        Assert.Equal([4317, 4318, 4319], new[] { options.OtlpGrpcUrl, options.OtlpHttpUrl, options.ResourceServiceUrl }.Select(url => url!.Port));
    }

    [Theory]
    [InlineData("FooBar.AppHost", "FooBar")]
    [InlineData("FooBarAppHost", "FooBar")]
    [InlineData("foobar.apphost", "foobar")]
    [InlineData("AppHost", "AppHost")]
    [InlineData("Shop", "Shop")]
    public void FromHostName_EndingOfAnApplicationHost_IsTakenOff(string hostName, string expected) =>
        Assert.Equal(expected, ApplicationInformation.FromHostName(hostName).Name);

    private static DashboardOptions Read(Dictionary<string, string?> settings) =>
        DashboardConfiguration.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), appHost: null, "FooBar.AppHost", "Development");
}
