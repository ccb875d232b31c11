using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.Tests.Aspire.ApplicationModel;

public sealed class CustomResourceSnapshotTests
{
    [Theory]
    [InlineData("Starting", "Healthy", null)]
    [InlineData("Running", "", HealthStatus.Healthy)]
    [InlineData("Running", "Healthy", HealthStatus.Healthy)]
    [InlineData("Running", "Healthy,Degraded", HealthStatus.Degraded)]
    [InlineData("Running", "Healthy,Unhealthy", HealthStatus.Unhealthy)]
    [InlineData("Running", "Healthy,?", HealthStatus.Unhealthy)]
    [InlineData("Exited", "Healthy", null)]
    public void HealthStatus_ByStateAndReports_IsTheWorst(string state, string reports, HealthStatus? expected)
    {
        var snapshot = new CustomResourceSnapshot { ResourceType = "Container", Properties = [] } with
        {
            State = state,
            HealthReports = [.. reports.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Report)],
        };

        Assert.Equal(expected, snapshot.HealthStatus);
    }

    [Fact]
    public void HealthStatus_StateChangesAfterReports_Follows()
    {
        var running = new CustomResourceSnapshot { ResourceType = "Container", Properties = [], HealthReports = [Report("Healthy")], State = "Running" };

        Assert.Equal(HealthStatus.Healthy, running.HealthStatus);
        Assert.Null((running with { State = "Exited" }).HealthStatus);
    }

    private static HealthReportSnapshot Report(string status) => new(status, status == "?" ? null : Enum.Parse<HealthStatus>(status), null, null);
}
