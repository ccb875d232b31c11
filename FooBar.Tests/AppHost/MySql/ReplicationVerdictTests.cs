using FooBar.AppHost.MySql;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FooBar.Tests.AppHost.MySql;

public sealed class ReplicationVerdictTests
{
    [Theory]
    [InlineData("ON", "", "ON", "", HealthStatus.Healthy, "Replicating, lag 1.5 s.")]
    [InlineData(null, "", null, "", HealthStatus.Unhealthy, "The server is read-only and replicates from no other server.")]
    [InlineData("CONNECTING", "Access denied", "ON", "", HealthStatus.Unhealthy, "The IO thread is CONNECTING: Access denied. (lag 1.5 s)")]
    [InlineData("ON", "", "OFF", "Duplicate entry.", HealthStatus.Unhealthy, "The SQL thread is OFF: Duplicate entry. (lag 1.5 s)")]
    [InlineData("OFF", "", "OFF", "", HealthStatus.Unhealthy, "The IO thread is OFF. The SQL thread is OFF. (lag 1.5 s)")]
    [InlineData("ON", "", null, "", HealthStatus.Unhealthy, "The SQL thread is OFF. (lag 1.5 s)")]
    public void Judge_Status_NamesTheThreadAndItsError(string? receiver, string receiverError, string? applier, string applierError, HealthStatus status, string description)
    {
        var verdict = ReplicationVerdict.Judge(new(false, receiver, receiverError, applier, applierError, TimeSpan.FromSeconds(1.5)));

        Assert.Equal(status, verdict.Status);
        Assert.Equal(description, verdict.Description);
    }

    [Fact]
    public void Judge_Primary_IsHealthyWithoutReplication() => Assert.Equal(HealthStatus.Healthy, ReplicationVerdict.Judge(new(true, null, "", null, "", TimeSpan.Zero)).Status);
}
