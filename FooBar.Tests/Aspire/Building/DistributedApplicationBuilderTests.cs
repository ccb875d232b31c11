using Aspire.Hosting;

namespace FooBar.Tests.Aspire.Building;

public sealed class DistributedApplicationBuilderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("foobar-apphost-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(DistributedApplicationOperation.Run, true)]
    [InlineData(DistributedApplicationOperation.Publish, false)]
    public void IsRunMode_OfAnOperation_IsThatOfRunning(DistributedApplicationOperation operation, bool expected) =>
        Assert.Equal(expected, new DistributedApplicationExecutionContext(operation).IsRunMode);

    [Fact]
    public void Configuration_Sources_WinInTheirOrder()
    {
        File.WriteAllText(Path.Combine(_folder, "appsettings.json"), """{ "A": "file", "B": "file", "C": "file" }""");
        File.WriteAllText(Path.Combine(_folder, "appsettings.Staging.json"), """{ "B": "environment's file", "C": "environment's file" }""");

        var builder = Create("--environment=Staging", "--C=command line");

        Assert.Equal(("file", "environment's file", "command line"), (builder.Configuration["A"], builder.Configuration["B"], builder.Configuration["C"]));
        Assert.Equal("Staging", ((IDistributedApplicationBuilder)builder).Environment.EnvironmentName);
        Assert.Equal((_folder, _folder), (builder.AppHostDirectory, builder.Configuration["AppHost:Directory"]));
    }

    [Fact]
    public void Configuration_WithDashboard_HasKeysAndFreeAddresses()
    {
        var options = new DistributedApplicationOptions { ProjectDirectory = _folder, Args = ["--AppHost:BrowserToken=mine"] };

        var configuration = new DistributedApplicationBuilder(options).Configuration;

        Assert.Equal("mine", configuration["AppHost:BrowserToken"]);
        Assert.Equal(32, configuration["AppHost:OtlpApiKey"]!.Length);
        Assert.NotEqual(configuration["AppHost:OtlpApiKey"], configuration["AppHost:ResourceService:ApiKey"]);
        Assert.True(new Uri(configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"]!).IsLoopback);
        Assert.True(new Uri(configuration["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"]!).Port > 0);
    }

    [Fact]
    public void Configuration_WithoutDashboard_HasNoAddressForTelemetry() => Assert.Null(Create().Configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"]);

    private DistributedApplicationBuilder Create(params string[] args) =>
        new(new DistributedApplicationOptions { ProjectDirectory = _folder, Args = args, DisableDashboard = true });
}
